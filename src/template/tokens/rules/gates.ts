import { elementKey, type Body, type Element } from './body';
import { isAskable } from './askable';
import { needsInput } from './inputs';

const MAX_HOLES = 40;
const MAX_ELEMENTS = 400;
const FLOW_WORDS = new Set(
  (
    'return if else elif while for in and or not new await yield throw raise function def func fn ' +
    'const let var case with as is from import class'
  ).split(' '),
);

/**
 * Why a template must not rewrite anything, as sentences; none when it may. Round trip and re-firing
 * need the examples and are judged in `evaluate`.
 * @param mayAsk whether a person may fill in what the old code does not have
 */
export function gateReasons(body: Body, mayAsk = false): string[] {
  const reasons: string[] = [];
  if (body.before.length === 0) {
    reasons.push('the change only adds code, so nothing says where it belongs');
  } else if (!body.before.some((item) => isTelling(item, body))) {
    reasons.push('what was there before is only names and punctuation, which would match anywhere');
  }
  if (isBareKeyword(body)) {
    reasons.push('only a keyword of the language is fixed, which would match anywhere');
  }
  if (body.holes.length > MAX_HOLES || body.before.length > MAX_ELEMENTS) {
    reasons.push('the change is too large for a pattern');
  }
  if (needsInput(body)) {
    if (!mayAsk) reasons.push('the new code uses a name that the old code does not have');
    else if (!isAskable(body)) {
      reasons.push('the new code has too little of the old one to ask for the rest');
    }
  }
  if (sideKey(body.before) === sideKey(body.after)) {
    reasons.push('before and after are the same but for layout');
  }
  return reasons;
}

/** A name, number, string or the like that the site must have: punctuation says too little. */
function isTelling(item: Element, body: Body): boolean {
  if (item.is === 'hole') return body.holes[item.hole - 1]?.oneOf !== undefined;
  if (item.is === 'literal') return item.kind !== 'op';
  return (
    item.is === 'opened' && item.parts.some((part) => typeof part === 'string' && /\w/.test(part))
  );
}

/** A keyword that stays, and holes: `return $1`. */
function isBareKeyword({ before, after, holes }: Body): boolean {
  const words = before.filter((item) => item.is === 'literal' && item.kind !== 'op');
  const [only] = words;
  if (words.length !== 1 || only?.is !== 'literal' || !FLOW_WORDS.has(only.text)) return false;
  if (before.some((item) => item.is === 'hole' && holes[item.hole - 1]?.oneOf)) return false;
  const stays = after.some((item) => item.is === 'literal' && item.text === only.text);
  return stays && before.some((item) => item.is === 'hole');
}

function sideKey(list: readonly Element[]): string {
  return list.map(elementKey).join('\u0000');
}
