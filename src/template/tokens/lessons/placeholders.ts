import type { Body, Element } from '../rules/body';
import type { ConcreteEdit } from './concreteEdits';
import { bindingsOf } from '../text/bindings';
import { finishBody } from '../rules/finishBody';
import { tokenize } from '../text/tokenize';
import type { Hunk } from './tokenDiff';

const CONNECTORS = new Set(['.', '?.', '::', '->', '&.', '?->']);

/**
 * Local variables of the example that only the new code uses mean nothing elsewhere: they become
 * holes, so that a person fills them in.
 */
export function withPlaceholders(body: Body, edit: ConcreteEdit, region: Hunk): Body {
  const known = new Set(body.before.map(wordOf));
  const { after } = edit.alignment;
  const text = after.text.slice(
    after.tokens[region.a0]?.start ?? 0,
    after.tokens[region.a1 - 1]?.end ?? 0,
  );
  let declared: ReadonlySet<string> | undefined;
  const holes = [...body.holes];
  const numbers = new Map<string, number>();
  const elements = body.after.map((item, index): Element => {
    const word = wordOf(item);
    if (word === undefined || known.has(word) || !edit.bindings.local.has(word)) return item;
    const next = body.after[index + 1];
    if (CONNECTORS.has(textOf(body.after[index - 1])) || /^[=:(]$/.test(textOf(next))) return item;
    declared ??= bindingsOf(tokenize(text, edit.language)).local;
    if (declared.has(word)) return item;
    const hole = numbers.get(word) ?? holes.push({ shape: 'operand', name: word.slice(0, 60) });
    numbers.set(word, hole);
    return { is: 'hole', hole, break: item.break, layout: item.layout };
  });
  return numbers.size === 0 ? body : finishBody({ ...body, after: elements, holes });
}

function wordOf(item: Element): string | undefined {
  return item.is === 'literal' && item.kind === 'word' ? item.text : undefined;
}

function textOf(item: Element | undefined): string {
  return item?.is === 'literal' ? item.text : '';
}
