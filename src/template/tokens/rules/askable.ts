import { holesOf, type Body, type Element } from './body';
import { inputsOf } from './inputs';

/** A short name is a common one; as a member of something unknown even more so. */
const MIN_NAME = 3;
const MIN_METHOD = 6;
/** More names than this are nothing to fill in, but another piece of code. */
const MAX_INPUTS = 3;

/**
 * Whether a template is worth a question for what only a person knows. What a hole stands for must be
 * kept, since code that is thrown away is replaced by what only its surroundings had; and the name of
 * what is called must tell the place.
 */
export function isAskable(body: Body): boolean {
  const kept = holesOf(body.after);
  const keepsAll = [...holesOf(body.before)].every((hole) => kept.has(hole));
  return keepsAll && inputsOf(body).size <= MAX_INPUTS && body.before.some(tellsPlace);
}

/** The name of a call; a method of something unknown only when the name is long. */
function tellsPlace(item: Element, index: number, before: readonly Element[]): boolean {
  if (item.is !== 'literal' || item.kind !== 'word' || textOf(before[index + 1]) !== '(')
    return false;
  const isMethod = /^(?:\??\.|::|->)$/.test(textOf(before[index - 1]));
  const isLoose = isMethod && before[index - 2]?.is !== 'literal';
  return item.text.length >= (isLoose ? MIN_METHOD : MIN_NAME);
}

const textOf = (item: Element | undefined) => (item?.is === 'literal' ? item.text : '');
