import { elementKey, holesOf, type Body, type Element } from './body';

/**
 * Why a template must not rewrite anything, as sentences; none when it may. Round trip and re-firing
 * need the examples and are judged in `evaluate`.
 */
export function gateReasons(body: Body): string[] {
  const reasons: string[] = [];
  if (body.before.length === 0) {
    reasons.push('the change only adds code, so nothing says where it belongs');
  } else if (!body.before.some(isTelling)) {
    reasons.push('what was there before is only names and punctuation, which would match anywhere');
  }
  if (needsInput(body)) {
    reasons.push('the new code uses a name that the old code does not have');
  }
  if (sideKey(body.before) === sideKey(body.after)) {
    reasons.push('before and after are the same but for layout');
  }
  return reasons;
}

/** Whether the after-side has holes that only a person can fill. */
export function needsInput(body: Body): boolean {
  const known = holesOf(body.before);
  return [...holesOf(body.after)].some((hole) => !known.has(hole));
}

/** A name, number, string or the like that the site must have: punctuation says too little. */
function isTelling(item: Element): boolean {
  if (item.is === 'literal') return item.kind !== 'op';
  return item.is === 'opened' && item.parts.some((part) => typeof part === 'string' && /\w/.test(part));
}

function sideKey(list: readonly Element[]): string {
  return list.map(elementKey).join('\u0000');
}

