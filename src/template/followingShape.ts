import type { Body } from './body';
import type { Evaluation, Place } from './evaluate';
import type { Source } from './tokens';

/** So many pieces after a match are looked at. */
const MOST_PIECES = 4;
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
  for (let pieces = MOST_PIECES; pieces > 0; pieces--) {
    const shapes = new Set(right.map((place) => shapeOf(place, pieces)));
    if (!carriesOver(right, pieces)) continue;
    const excluded = left.filter((place) => !shapes.has(shapeOf(place, pieces))).length;
    const isPart = isProse && [...shapes].every((shape) => /(^|\t)[wn]/.test(shape));
    const says = excluded > 0 && (isProse || filesIn(right).length > 1);
    if (shapes.size <= 16 && (isPart || says)) return { ...body, follows: [...shapes].sort() };
  }
  return body;
}

const shapeOf = ({ source, to }: Place, pieces: number) => shapeAfter(source, to, pieces);

const filesIn = (places: readonly Place[]) => [...new Set(places.map(({ source }) => source))];

/** Whether the places of each file are found by what the other files show. */
function carriesOver(places: readonly Place[], pieces: number): boolean {
  const files = filesIn(places);
  if (files.length < 2) return true;
  const found = places.filter((place) =>
    places.some(
      (other) => other.source !== place.source && shapeOf(other, pieces) === shapeOf(place, pieces),
    ),
  );
  return found.length / places.length >= MIN_HELD_OUT;
}
