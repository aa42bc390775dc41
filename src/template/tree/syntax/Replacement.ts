import type { EditInput } from '../../../core/ports';
import type { FlatTree } from './FlatTree';

/** A replacement within one text; offsets are UTF-16 units. */
export interface Replacement {
  start: number;
  end: number;
  newText: string;
  /** Stretches of `newText` that a person is to fill in; none without any. */
  inputs?: EditInput[];
}

/** The text from `start` to `end` with replacements made, which are in order. */
export function replaced(
  tree: FlatTree,
  start: number,
  end: number,
  replacements: readonly Replacement[],
): string {
  let text = '';
  let at = start;
  for (const { start: from, end: to, newText } of replacements) {
    text += tree.text.slice(at, from) + newText;
    at = to;
  }
  return text + tree.text.slice(at, Math.max(at, end));
}
