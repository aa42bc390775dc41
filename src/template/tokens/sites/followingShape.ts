import type { Body } from '../rules/body';
import type { Evaluation, Place } from '../learning/evaluate';
import type { Source } from '../text/tokens';

/** So many pieces after a match are looked at. */
const MOST_PIECES = 4;
/** So many shapes tell nothing. */
const MOST_SHAPES = 16;
/** Of the places of one file, at least this share must have a shape that other files showed. */
const MIN_HELD_OUT = 0.8;

/**
 * The shape of what stands glued to the end of a match, up to white space: punctuation as it is, `w`
 * for a word (also one with hyphens in it), `n` for a number, `s` for a string; a blank where it ends.
 */
export function shapeAfter(source: Source, at: number, pieces: number): string {
  const { tokens } = source;
  const shape: string[] = [];
  let index = at;
  while (shape.length < pieces) {
    const token = tokens[index];
    if (!token?.tight) return [...shape, ' '].join('\t');
    shape.push(token.kind === 'op' ? token.text : token.kind.charAt(0));
    index++;
    if (token.kind === 'word') while (isHyphenated(source, index)) index += 2;
  }
  return shape.join('\t');
}

function isHyphenated({ tokens }: Source, index: number): boolean {
  const [hyphen, word] = [tokens[index], tokens[index + 1]];
  return (
    hyphen?.text === '-' &&
    hyphen.tight &&
    word !== undefined &&
    word.tight &&
    /word|number/.test(word.kind)
  );
}

/** Whether one of the shapes stands at a place. */
export const fitsShape = (source: Source, at: number, shapes: readonly string[]) =>
  shapes.some((shape) => shapeAfter(source, at, shape.split('\t').length) === shape);

/**
 * The body with the shapes that must follow a match, where the examples tell: they left places alone
 * that go on in another way, or what was changed in a text for people is a part of something larger,
 * such as the scheme of an address. Shapes that do not carry over from file to file are no use.
 */
export function withFollowing(body: Body, { right, left }: Evaluation): Body {
  const isProse = right.every(({ source }) => source.rules.prose);
  const isSeveral = new Set(right.map(({ source }) => source)).size > 1;
  for (let pieces = MOST_PIECES; pieces > 0; pieces--) {
    const shapes = sourcesByShape(right, pieces);
    if (shapes.size > MOST_SHAPES || (isSeveral && !carriesOver(shapes))) continue;
    const excluded = left.filter(({ source, to }) => !shapes.has(shapeAfter(source, to, pieces)));
    const isPart = isProse && [...shapes.keys()].every((shape) => /(^|\t)[wn]/.test(shape));
    if (isPart || (excluded.length > 0 && (isProse || isSeveral)))
      return { ...body, follows: [...shapes.keys()].sort() };
  }
  return body;
}

/** The source of each place, by its shape. */
function sourcesByShape(places: readonly Place[], pieces: number): Map<string, Source[]> {
  const byShape = new Map<string, Source[]>();
  for (const { source, to } of places) {
    const shape = shapeAfter(source, to, pieces);
    const sources = byShape.get(shape);
    if (sources === undefined) byShape.set(shape, [source]);
    else sources.push(source);
  }
  return byShape;
}

/** Whether the places of each file are found by what the other files show. */
function carriesOver(byShape: ReadonlyMap<string, readonly Source[]>): boolean {
  let [all, found] = [0, 0];
  for (const sources of byShape.values()) {
    all += sources.length;
    if (sources.some((source) => source !== sources[0])) found += sources.length;
  }
  return found / all >= MIN_HELD_OUT;
}
