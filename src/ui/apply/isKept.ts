import type { PlannedFile } from '../../engine/api/ApplicationApi';
import type { Decoded } from '../../files/decode';
import { sameLines } from '../words/lineText';

/**
 * Whether a file has its encoding, its byte order mark and its line ends after it was saved, and the
 * text that its editor shows.
 * @param onDisk the file as it was read again from there
 */
export function isKept(file: PlannedFile, onDisk: Decoded | undefined, shown: string): boolean {
  if (!onDisk || 'reason' in onDisk) return false;
  const { text, encoding } = onDisk;
  return (
    encoding === (file.encoding ?? 'utf8') &&
    sameLines(text, shown) &&
    text.startsWith('\uFEFF') === file.before.startsWith('\uFEFF') &&
    haveSameEnds(text, file)
  );
}

/** A file of one line gets its first line ends as the editor makes them. */
function haveSameEnds(text: string, { before }: PlannedFile): boolean {
  const known = endsOf(before);
  return known.size === 0 || [...endsOf(text)].every((end) => known.has(end));
}

function endsOf(text: string): Set<string> {
  return new Set(text.match(/\r\n|\n|\r/g));
}
