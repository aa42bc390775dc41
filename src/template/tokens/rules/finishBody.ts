import { elementKey, holesOf, type Body, type Element } from './body';
import { keptElements } from './keptElements';

/**
 * Brings a template into its normal form: arguments that only stand beside a new named argument
 * become one hole, holes at the edges that nothing depends on are left out, holes are numbered in
 * order, and holes refuse arguments of the names that the after-side adds.
 */
export function finishBody(body: Body): Body {
  let result = collapseArguments(body);
  for (;;) {
    const next = dropEdge(dropEdge(result, 'first'), 'last');
    if (next === result) break;
    result = next;
  }
  return withoutAddedNames(renumber(result));
}

/** The same template without the choice of hole numbers and layout, to compare templates. */
export function bodyKey(body: Body): string {
  const rules = body.holes.map((rule) => [rule.shape, rule.oneOf, rule.withoutFlags]);
  return JSON.stringify([
    body.before.map((item) => [elementKey(item), item.break]),
    body.after.map((item) => [elementKey(item), item.break]),
    rules,
    body.beginsStatement,
    body.endsStatement,
    body.followedBy,
    body.follows,
  ]);
}

/** Names of arguments (`name=`, `name:`) that occur on the after-side only. */
export function addedNames(body: Body): string[] {
  const names = (list: readonly Element[]) =>
    list.flatMap((item, index) => {
      const next = list[index + 1];
      if (item.is !== 'literal' || item.kind !== 'word' || next?.is !== 'literal') return [];
      return next.text === '=' || next.text === ':' ? [item.text] : [];
    });
  const old = new Set(names(body.before));
  return [...new Set(names(body.after))].filter((name) => !old.has(name));
}

/** Holes refuse arguments of the names that the after-side adds. */
export function withoutAddedNames(body: Body): Body {
  const without = addedNames(body).slice(0, 16);
  if (without.length === 0) return body;
  const holes = body.holes.map((rule) =>
    rule.shape === 'expression' || rule.shape === 'sequence' ? { ...rule, without } : rule,
  );
  return { ...body, holes };
}

/** `f($1, name=$2)` → `f($1, name=$2, added=1)` holds for any arguments. */
function collapseArguments(body: Body): Body {
  const added = addedNames(body);
  if (added.length === 0) return body;
  const kept = keptElements(body);
  for (const [index, item] of body.after.entries()) {
    if (item.is !== 'literal' || !added.includes(item.text)) continue;
    const open = body.after.findLastIndex((other, at) => at < index && isText(other, '('));
    const from = kept[open] ?? -1;
    if (open < 0 || from < 0) continue;
    const length = index - 1 - (open + 1);
    const run = body.before.slice(from + 1, from + 1 + length);
    const same = run.every(
      (other, at) => elementKey(other) === elementKey(body.after[open + 1 + at] ?? other),
    );
    const closes = isText(body.before[from + 1 + length], ')');
    if (length < 1 || !same || !closes || !isPlainList(run, body)) continue;
    const holes = [
      ...body.holes,
      { shape: 'sequence' as const, name: 'arguments', withoutFlags: true },
    ];
    const hole: Element = {
      is: 'hole',
      hole: holes.length,
      break: false,
      layout: run[0]?.layout ?? '',
    };
    return {
      ...body,
      holes,
      before: body.before.toSpliced(from + 1, length, hole),
      after: body.after.toSpliced(open + 1, length, hole),
    };
  }
  return body;
}

/** Only holes, and holes with argument names, between commas. */
function isPlainList(list: readonly Element[], body: Body): boolean {
  return list.every((item, index) => {
    if (item.is === 'hole') return body.holes[item.hole - 1]?.oneOf === undefined;
    if (isText(item, ',')) return true;
    if (isText(item, '=') || isText(item, ':')) return true;
    const next = list[index + 1];
    return (
      item.is === 'literal' && item.kind === 'word' && (isText(next, '=') || isText(next, ':'))
    );
  });
}

function dropEdge(body: Body, edge: 'first' | 'last'): Body {
  const at = edge === 'first' ? 0 : -1;
  const before = body.before.at(at);
  const after = body.after.at(at);
  if (before?.is !== 'hole' || after?.is !== 'hole' || before.hole !== after.hole) return body;
  if (body.before.length < 2 || body.after.length < 2) return body;
  const { hole } = before;
  const rule = body.holes[hole - 1];
  const uses = [...body.before, ...body.after].filter((item) => holesOf([item]).has(hole)).length;
  if (uses !== 2 || rule?.oneOf || rule?.shape === 'sequence') return body;
  const trim = (list: Element[]) => (edge === 'first' ? list.slice(1) : list.slice(0, -1));
  const [left, right] = [trim(body.before), trim(body.after)];
  if (left[0]?.break !== right[0]?.break || left[0]?.break === true) return body;
  const plain = (list: Element[]) =>
    list.map((item, index) => (index === 0 ? { ...item, layout: '' } : item));
  return {
    ...body,
    before: plain(left),
    after: plain(right),
    beginsStatement: body.beginsStatement && edge === 'last',
    endsStatement: body.endsStatement && edge === 'first',
  };
}

/** Holes numbered as they occur, without rules that no hole has. */
export function renumber(body: Body): Body {
  const order = [...new Set([...holesInOrder(body.before), ...holesInOrder(body.after)])];
  const number = (hole: number) => order.indexOf(hole) + 1;
  const rewrite = (item: Element): Element => {
    if (item.is === 'hole') return { ...item, hole: number(item.hole) };
    if (item.is === 'literal') return item;
    return {
      ...item,
      parts: item.parts.map((part) => (typeof part === 'number' ? number(part) : part)),
    };
  };
  return {
    ...body,
    before: body.before.map(rewrite),
    after: body.after.map(rewrite),
    holes: order.flatMap((hole) => body.holes[hole - 1] ?? []),
  };
}

function holesInOrder(list: readonly Element[]): number[] {
  return list.flatMap((item) => [...holesOf([item])]);
}

function isText(item: Element | undefined, text: string): boolean {
  return item?.is === 'literal' && item.text === text;
}
