import type { Body } from '../rules/body';
import type { Evaluation, ExamplePlace } from './evaluate';
import { shapeAfter } from '../sites/followingShape';
import type { Source } from '../text/tokens';

/** Most pieces after a match that are looked at. */
const MOST_PIECES = 4;
/** More shapes than this tell nothing. */
const MOST_SHAPES = 16;
/** Of the places of one file, at least this share must have a shape that other files showed. */
const MIN_HELD_OUT = 0.8;

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
function sourcesByShape(places: readonly ExamplePlace[], pieces: number): Map<string, Source[]> {
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
