import type { Site } from '../../core/ports';
import type { LineText } from '../words/lineText';
import { normalised } from '../words/lineText';
import type { UnsavedEdits } from './UnsavedEdits';

/** Where a site is in a document, in UTF-16 offsets. */
export interface DocumentPlace {
  start: number;
  end: number;
}

/** A document as it stands in an editor. */
export interface EditedText {
  lines: LineText;
  /** The one line end that it has. */
  eol: string;
  isDirty: boolean;
  edits: UnsavedEdits;
}

/**
 * Where a site that was found in a file is in its document; `undefined` when it is there no more.
 * The document lacks the file's byte order mark, and all of its line ends are alike.
 */
export function placeInDocument(
  site: Site,
  { lines, eol, isDirty, edits }: EditedText,
): DocumentPlace | undefined {
  const { text } = lines;
  const code = normalised(site.text).replaceAll('\n', eol);
  const at = (start: number): DocumentPlace => ({ start, end: start + code.length });
  const moved = edits.rangeNow(site)?.start;
  // An edit that was taken back leaves the file's own offsets.
  const starts = [...(moved === undefined ? [] : [moved]), ...(isDirty ? [] : [site.start])];
  for (const start of starts) {
    if (text.startsWith(code, start)) return at(start);
    if (start > 0 && text.startsWith(code, start - 1)) return at(start - 1);
  }
  if (isDirty) return undefined;
  const onLine = onlyOneIn(text, code, lines.startOf(site.line), lines.startOf(site.line + 1));
  return onLine === undefined ? undefined : at(onLine);
}

/** Where a text has the code, if it begins exactly once between two offsets. */
function onlyOneIn(text: string, code: string, from: number, to: number): number | undefined {
  const first = text.indexOf(code, from);
  if (first < 0 || first >= to) return undefined;
  const second = text.indexOf(code, first + 1);
  return second < 0 || second >= to ? first : undefined;
}
