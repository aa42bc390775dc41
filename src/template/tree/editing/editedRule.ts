import type { TemplateForm, TemplateProblem } from '../../../core/templateEditing';
import { isMark } from '../../shared/holeText';
import { isStructural } from '../languages/kinds';
import type { HoleRule } from '../rules/HoleRule';
import {
  atomsOf,
  holesIn,
  isBorrowed,
  isHole,
  isInner,
  isLiteral,
  isOpened,
  isRest,
  type Pattern,
  type Rule,
} from '../rules/Pattern';
import { hasAdjoiningParts, problemOf } from '../rules/ruleGates';
import { freeNames } from '../rules/freeNames';
import { editedSide, type UnreadablePlace } from './editedSide';
import { isRunRule, piecesIn, type Reading } from './Reading';
import { quoteOf } from '../rules/readable';

type Problem = Omit<TemplateProblem, 'form'>;
type Use = 'node' | 'run' | 'part';

/** The rule that the edited texts of its sides tell, or what is wrong with them. */
export async function editedRule(
  rule: Rule,
  { before, after }: TemplateForm,
  language: string,
  reading: Omit<Reading, 'holes' | 'quote'>,
): Promise<Rule | Problem[]> {
  const mark = quoteOf(reading.grammar);
  const quoteHole = rule.holes.findIndex(({ part }) => part === 'quote');
  const own: Reading = {
    ...reading,
    holes: rule.holes,
    ...(quoteHole >= 0 && { quote: { hole: quoteHole + 1, mark } }),
  };
  const problems: Problem[] = [];
  const side = async (name: keyof TemplateForm, text: string): Promise<Pattern[]> => {
    const trimmed = text.trim();
    const shift = text.length - text.trimStart().length;
    if (trimmed === '') return [];
    const read = await editedSide(rule[name], trimmed, own);
    if (Array.isArray(read)) return read;
    problems.push(unreadable(name, read, shift, language));
    return [];
  };
  const sides = { before: await side('before', before), after: await side('after', after) };
  if (problems.length > 0) return problems;
  problems.push(...missingHoles(rule, { before, after }, sides.before));
  if (problems.length > 0) return problems;
  const uses = usesIn(sides.before);
  const twice = [...uses].find(([, of]) => of.size > 1 && of.has('run'));
  if (twice) {
    const message = `$${twice[0]} cannot be one piece of code in one place and a run of them in another.`;
    return [{ severity: 'error', side: 'before', start: 0, end: before.length, message }];
  }
  const edited = renumbered({
    ...rule,
    ...sides,
    holes: withLacks(holesFor(rule, [...sides.before, ...sides.after], uses), sides),
    ...(rule.needs && { needs: rule.needs.filter((name) => isUsed(name, sides.after)) }),
  });
  const why = problemOf(edited);
  if (why === undefined) return edited;
  const isBefore = sides.before.length === 0 || hasAdjoiningParts(sides.before);
  const name = isBefore ? 'before' : 'after';
  const end = (name === 'before' ? before : after).length;
  return [
    { severity: 'error', side: name, start: 0, end, message: `This cannot be applied: ${why}.` },
  ];
}

function unreadable(
  side: keyof TemplateForm,
  { start, end, why }: UnreadablePlace,
  shift: number,
  language: string,
): Problem {
  const message =
    why === 'comment' ? 'A pattern has no comments in it.' : `This cannot be read as ${language}.`;
  return { severity: 'error', side, start: start + shift, end: end + shift, message };
}

/** Holes of the after-side for which the before-side has no code. */
function missingHoles(rule: Rule, { after }: TemplateForm, before: readonly Pattern[]): Problem[] {
  const known = new Set(holesIn(before));
  return piecesIn(after, rule.holes).flatMap((piece): Problem[] => {
    if (!isMark(piece) || known.has(piece.hole) || isBorrowed(rule, piece.hole)) return [];
    const { start, end } = piece;
    const name = after.slice(start, end);
    const message = `${name} is not in the code before, so nothing is known that could stand here.`;
    return [{ severity: 'error', side: 'after', start, end, message }];
  });
}

function usesIn(patterns: readonly Pattern[]): Map<number, Set<Use>> {
  const uses = new Map<number, Set<Use>>();
  const use = (hole: number, as: Use) => uses.set(hole, (uses.get(hole) ?? new Set()).add(as));
  for (const atom of atomsOf(patterns)) {
    if (isHole(atom)) use(atom.h, 'node');
    else if (isRest(atom)) use(atom.r, 'run');
    else if (isOpened(atom)) {
      for (const part of atom.p) if (typeof part === 'number') use(part, 'part');
    }
  }
  return uses;
}

/** The rules of the holes; one that is new, or used in another way than before, may be anything. */
function holesFor(
  rule: Rule,
  patterns: readonly Pattern[],
  uses: ReadonlyMap<number, ReadonlySet<Use>>,
): HoleRule[] {
  const most = Math.max(rule.holes.length, ...holesIn(patterns));
  return Array.from({ length: most }, (_, index) => {
    const own = rule.holes[index];
    const as = uses.get(index + 1);
    if (own && (!as || as.has(useOf(own)) || own.part !== undefined)) return own;
    if (as?.has('run')) return { name: 'rest', seen: [], min: 0 };
    return as?.has('node') ? { name: 'code', seen: [] } : { name: 'text', seen: [], part: 'any' };
  });
}

/** Runs that lack what the after-side adds to their lists, so that it is not added twice. */
function withLacks(
  holes: readonly HoleRule[],
  { before, after }: { before: readonly Pattern[]; after: readonly Pattern[] },
): HoleRule[] {
  const old = new Set(beginnings(before));
  const added = beginnings(after).filter((word) => !old.has(word));
  return holes.map((hole) => {
    if (!isRunRule(hole) || (hole.lacks === undefined && added.length === 0)) return hole;
    const { lacks, ...rest } = hole;
    void lacks;
    return added.length > 0 ? { ...rest, lacks: added } : rest;
  });
}

/** Words with which named elements of lists begin. */
function beginnings(patterns: readonly Pattern[]): string[] {
  return patterns.flatMap((pattern) => {
    if (!isInner(pattern)) return [];
    const [first] = isStructural(pattern.k) ? atomsOf([pattern]) : [];
    const word = first && isLiteral(first) ? /[\p{L}\p{N}_$-]+/u.exec(first.t)?.[0] : undefined;
    return [...(word === undefined ? [] : [word]), ...beginnings(pattern.c)];
  });
}

function useOf(rule: HoleRule): Use {
  if (rule.part !== undefined) return 'part';
  return isRunRule(rule) ? 'run' : 'node';
}

/** The same rule with its holes numbered as they occur, and none that does not. */
function renumbered(rule: Rule): Rule {
  const order = holesIn([...rule.before, ...rule.after]);
  const number = (hole: number) => order.indexOf(hole) + 1;
  const visit = (pattern: Pattern): Pattern => {
    if (isInner(pattern)) return { k: pattern.k, c: pattern.c.map(visit) };
    if (isHole(pattern)) return { ...pattern, h: number(pattern.h) };
    if (isRest(pattern)) return { ...pattern, r: number(pattern.r) };
    if (isLiteral(pattern)) return pattern;
    return {
      ...pattern,
      p: pattern.p.map((part) => (typeof part === 'number' ? number(part) : part)),
    };
  };
  return {
    ...rule,
    before: rule.before.map(visit),
    after: rule.after.map(visit),
    holes: order.flatMap((hole) => rule.holes[hole - 1] ?? []),
  };
}

const isUsed = (name: string, patterns: readonly Pattern[]): boolean =>
  freeNames(patterns).some(({ leaf }) => leaf.t === name);
