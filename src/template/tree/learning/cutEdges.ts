import { antiUnify } from './antiUnify';
import { isInner, isOpened, type Opened, type Pattern, type Rule } from '../rules/Pattern';
import { problemOf } from '../rules/ruleGates';

/** Fixed text at the ends of a text that is otherwise one hole, and that the after-side leaves out. */
interface Edges {
  head: string;
  tail: string;
}

/**
 * Of two rules that are alike but for what they cut off a text, the one that cuts off both:
 * `'^a'` → `'a'` and `'a$'` → `'a'` make `'^a$'` → `'a'`. `undefined` for rules of other forms.
 */
export function cutBoth(a: Rule, b: Rule): Rule | undefined {
  const [left, right] = [edgesOf(a), edgesOf(b)];
  if (left === undefined || right === undefined) return undefined;
  const [head, tail] = [left.head || right.head, left.tail || right.tail];
  const isNew = (own: Edges) => own.head !== head || own.tail !== tail;
  if (!isNew(left) || !isNew(right)) return undefined;
  if ((left.head && right.head && left.head !== right.head) || head === '' || tail === '')
    return undefined;
  if (left.tail && right.tail && left.tail !== right.tail) return undefined;
  const both = antiUnify(
    withEdges(a, { head: '', tail: '' }),
    withEdges(b, { head: '', tail: '' }),
  );
  if (both === undefined) return undefined;
  const rule = { ...withEdges(both, { head, tail }), support: 0 };
  return problemOf(rule) === undefined ? rule : undefined;
}

/** What a rule cuts off the only text that it opens so. */
function edgesOf(rule: Rule): Edges | undefined {
  const cut = textsIn(rule.before).filter(isCut);
  const [only] = cut;
  if (only === undefined || cut.length > 1) return undefined;
  const hole = only.p.find((part) => typeof part === 'number');
  const isKept = textsIn(rule.after).some(({ p }) => p.length === 1 && p[0] === hole);
  if (!isKept) return undefined;
  const [head, tail] = [only.p[0], only.p.at(-1)];
  return {
    head: typeof head === 'string' ? head : '',
    tail: typeof tail === 'string' ? tail : '',
  };
}

/** A hole with fixed text before or after it, not the mark of a string with its prefix. */
const isCut = ({ k, p }: Opened) =>
  !/^string_(start|end)$/.test(k) &&
  p.length > 1 &&
  p.filter((part) => typeof part === 'number').length === 1;

function textsIn(patterns: readonly Pattern[]): Opened[] {
  return patterns.flatMap((pattern) =>
    isInner(pattern) ? textsIn(pattern.c) : isOpened(pattern) ? [pattern] : [],
  );
}

/** The rule with other fixed text at the ends of the text that it cuts, or would cut. */
function withEdges(rule: Rule, { head, tail }: Edges): Rule {
  const kept = new Set(
    textsIn(rule.after).flatMap(({ k, p }) => (/^string_(start|end)$/.test(k) ? [] : p)),
  );
  const visit = (pattern: Pattern): Pattern => {
    if (isInner(pattern)) return { k: pattern.k, c: pattern.c.map(visit) };
    if (!isOpened(pattern) || /^string_(start|end)$/.test(pattern.k)) return pattern;
    const hole = pattern.p.find((part) => typeof part === 'number');
    if (hole === undefined || !kept.has(hole)) return pattern;
    const parts = [head, hole, tail].filter((part) => part !== '');
    return { ...pattern, p: parts };
  };
  return { ...rule, before: rule.before.map(visit) };
}
