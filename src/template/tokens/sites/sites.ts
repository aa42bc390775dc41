import type { Body } from '../rules/body';
import { matchAt, patternOf, type Budget, type Pattern } from './match';
import type { Match } from './matchTypes';
import { openString } from '../text/openedStrings';
import { render } from './render';
import type { Source } from '../text/tokens';

const STEPS_PER_TOKEN = 40;
const MIN_STEPS = 100_000;

/**
 * The places where a template fits a text, in order, none overlapping another. Left out are places
 * that already have the form of the after-side (if the template says so), and those where a comment
 * would be lost. The work is bounded by the length of the text; what lies behind the bound is not
 * found.
 */
export function findMatches(body: Body, source: Source): Match[] {
  const pattern = patternOf(body, source, 'before');
  const budget = { left: MIN_STEPS + STEPS_PER_TOKEN * source.tokens.length };
  const matches: Match[] = [];
  let results: Match[] | undefined;
  for (let index = 0; index < source.tokens.length && budget.left > 0; index++) {
    const match = matchAt(pattern, source, index, budget);
    if (match === undefined || match.to <= match.from) continue;
    if (body.skipsOwnResult) results ??= ownResults(body, source, budget);
    if (results?.some((result) => result.from < match.to && match.from < result.to)) continue;
    const rendering = render(body, source, match);
    if (rendering?.keepsComments !== true) continue;
    matches.push(match);
    index = match.to - 1;
  }
  return matches;
}

/** The match that begins at an offset of the text, or `undefined`. */
export function matchStartingAt(body: Body, source: Source, offset: number): Match | undefined {
  let low = 0;
  let high = source.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((source.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  if (source.tokens[low]?.start !== offset) return undefined;
  const budget = { left: MIN_STEPS + STEPS_PER_TOKEN * source.tokens.length };
  return matchAt(patternOf(body, source, 'before'), source, low, budget);
}

/** Places that have the form of the after-side, whatever its new numbers and strings are. */
function ownResults(body: Body, source: Source, budget: Budget): Match[] {
  const pattern = loosened(patternOf(body, source, 'after'));
  const results: Match[] = [];
  for (let index = 0; index < source.tokens.length && budget.left > 0; index++) {
    const match = matchAt(pattern, source, index, budget);
    if (match) results.push(match);
  }
  return results;
}

function loosened(pattern: Pattern): Pattern {
  const holes = pattern.body.holes.map((rule) => ({ ...rule, without: undefined }));
  const elements = pattern.elements.map((item) => {
    if (item.is !== 'literal' || (item.kind !== 'number' && item.kind !== 'string')) return item;
    holes.push({ shape: 'operand', name: '', without: undefined });
    return { is: 'hole' as const, hole: holes.length, break: item.break, layout: item.layout };
  });
  return {
    ...pattern,
    elements,
    body: { ...pattern.body, holes, followedBy: undefined, follows: undefined },
  };
}

/** Texts of which every file with a site contains at least one. */
export function requiredTexts(body: Body): string[] {
  const choices = body.holes.flatMap((rule) =>
    rule.oneOf ? [rule.oneOf.map((text) => openString(text)?.content ?? text)] : [],
  );
  const longest = longestLiteral(body);
  const [choice] = choices;
  return longest.length < 3 && choice ? choice : [longest];
}

function longestLiteral(body: Body): string {
  const candidates = body.before.flatMap((item) => {
    if (item.is === 'hole') return [];
    if (item.is === 'opened') return item.parts.filter((part) => typeof part === 'string');
    if (item.kind === 'string') return [openString(item.text)?.content ?? item.text];
    return [item.text];
  });
  return candidates.reduce((best, text) => (text.length > best.length ? text : best), '');
}
