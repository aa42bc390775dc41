import { capture } from '../rules/capture';
import type { FlatTree } from '../syntax/FlatTree';
import { compileRule, type CompiledRule } from './compileRule';
import { boundNames, type Spelling, spellingsIn } from '../imports/origins';
import { isInner, isLiteral, type Pattern, type Rule } from '../rules/Pattern';
import { gapOf } from '../rules/patternText';

/** Ways to spell one rule in one file. */
const MAX_VARIANTS = 6;

/** Imported names of a before-side with what they stand for, by their text; none without any. */
export function originsOf(
  patterns: readonly Pattern[],
  tree: FlatTree,
): Record<string, string> | undefined {
  const known = new Map(spellingsIn(tree).map(({ text, origin }) => [text, origin]));
  const found: [string, string][] = [];
  const visit = (pattern: Pattern): void => {
    const text = fixedText(pattern);
    const origin = text === undefined ? undefined : known.get(text);
    if (text !== undefined && origin !== undefined) found.push([text, origin]);
    else if (isInner(pattern)) pattern.c.forEach(visit);
  };
  if (known.size > 0) patterns.forEach(visit);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** The text of a pattern without holes and white space in it. */
export function fixedText(pattern: Pattern): string | undefined {
  if (isLiteral(pattern)) return pattern.t;
  if (!isInner(pattern) || pattern.c.length === 0) return undefined;
  const parts = pattern.c.map(fixedText);
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/**
 * A rule as a file would spell it: what it imports may have another name there, or be reached through
 * its module. The rule as it is comes first, unless its names mean something else in the file.
 */
export function compiledFor(
  rule: Rule,
  own: CompiledRule,
  tree: FlatTree,
): readonly CompiledRule[] {
  if (rule.origins === undefined) return [own];
  const bound = boundNames(tree);
  let variants: ReadonlyMap<string, Pattern>[] = [new Map()];
  let isOwn = true;
  for (const [text, origin] of Object.entries(rule.origins)) {
    const there = spellingsIn(tree).filter((each) => each.origin === origin);
    const others = there.filter((each) => each.text !== text);
    if (isAnother(text, origin, bound)) isOwn = false;
    variants = variants
      .flatMap((variant) => [
        variant,
        ...others.map((other) => new Map([...variant, [text, spelled(other, tree)] as const])),
      ])
      .slice(0, MAX_VARIANTS);
  }
  const others = variants
    .filter(({ size }) => size > 0)
    .map((variant) => compileRule(respelled(rule, variant), tree.kinds));
  return isOwn ? [own, ...others] : others;
}

/**
 * Whether a file has a name for something else than a rule means by it. What comes from another module
 * under its own name is taken for the same: a module may pass on what it imports.
 */
export function isAnother(
  text: string,
  origin: string,
  bound: ReadonlyMap<string, string>,
): boolean {
  const [first, ...members] = text.split(/\.|::/) as [string, ...string[]];
  const there = bound.get(first);
  if (there === undefined) return false;
  const meant = origin.split('.').slice(0, -members.length || undefined);
  return there.split('.').at(-1) !== meant.at(-1);
}

const spelled = ({ node }: Spelling, tree: FlatTree): Pattern => capture(tree, node);

function respelled(rule: Rule, spelling: ReadonlyMap<string, Pattern>): Rule {
  const visit = (pattern: Pattern): Pattern => {
    const text = fixedText(pattern);
    const other = text === undefined ? undefined : spelling.get(text);
    if (other !== undefined) return withGap(other, gapOf(pattern));
    return isInner(pattern) ? { k: pattern.k, c: pattern.c.map(visit) } : pattern;
  };
  return { ...rule, before: rule.before.map(visit), after: rule.after.map(visit) };
}

function withGap(pattern: Pattern, gap: string): Pattern {
  if (!isInner(pattern)) return { ...pattern, g: gap };
  const [first, ...rest] = pattern.c;
  return first === undefined ? pattern : { k: pattern.k, c: [withGap(first, gap), ...rest] };
}
