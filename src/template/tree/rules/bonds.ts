import { bare } from '../../shared/layout';

/**
 * A relation between the codes of two holes: they are the `same` text, the code of `b` stands `within`
 * that of `a`, or it stands `apart`, nowhere in it.
 */
export interface Bond {
  a: number;
  b: number;
  is: 'same' | 'within' | 'apart';
}

/** The code that each hole stands for at one place, by number. */
export type Texts = ReadonlyMap<number, { text: string }>;

/** Whether a bond holds at a place; it does where one of its holes is not there. */
export function holdsBond({ a, b, is }: Bond, texts: Texts): boolean {
  const [outer, inner] = [texts.get(a)?.text, texts.get(b)?.text];
  if (outer === undefined || inner === undefined) return true;
  if (is === 'same') return bare(outer) === bare(inner);
  return standsIn(bare(inner), bare(outer)) === (is === 'within');
}

/**
 * The bonds of holes that hold at each of some places. One that could be chance is none: holes that
 * stand for nothing, or for the same code everywhere.
 * @param holes numbers of the holes
 */
export function bondsOf(places: readonly Texts[], holes: readonly number[]): Bond[] {
  const told = holes.filter((hole) => places.every((texts) => isCode(texts.get(hole)?.text)));
  return told.flatMap((a) =>
    told.flatMap((b): Bond[] => {
      if (a === b) return [];
      const holds = (is: Bond['is']) => places.every((texts) => holdsBond({ a, b, is }, texts));
      if (holds('same')) return a < b ? [{ a, b, is: 'same' }] : [];
      if (holds('within')) return [{ a, b, is: 'within' }];
      return holds('apart') ? [{ a, b, is: 'apart' }] : [];
    }),
  );
}

/** In how many different ways a hole was filled at places. */
export const varietyOf = (hole: number, places: readonly Texts[]): number =>
  new Set(places.map((texts) => bare(texts.get(hole)?.text ?? ''))).size;

const isCode = (text: string | undefined): boolean => text !== undefined && /[\p{L}_]/u.test(text);

/** Whether a text stands in another as words of its own. */
function standsIn(inner: string, outer: string): boolean {
  for (let at = outer.indexOf(inner); at >= 0; at = outer.indexOf(inner, at + 1)) {
    const [before, after] = [outer[at - 1] ?? ' ', outer[at + inner.length] ?? ' '];
    if (!joins(before, inner[0]!) && !joins(inner.at(-1)!, after)) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}_$@]/u;
const joins = (left: string, right: string): boolean => WORD.test(left) && WORD.test(right);
