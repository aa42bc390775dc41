import { indentationAt } from '../../shared/layout';

/** Stretches of both texts; offsets are UTF-16 units. */
export interface Piece {
  before: [number, number];
  after: [number, number];
}

/** A stretch of a text with the indentation of its first line taken from all. */
export function dedented(text: string, [start, end]: readonly [number, number]): string {
  const base = indentationAt(text, start);
  return text
    .slice(start, end)
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(base) ? line.slice(base.length) : line))
    .join('\n');
}
