import { decode, isConversion, type Undecodable } from '../../files/decode';
import { encodingOf, type FolderEncodings } from '../../files/encodingOf';

/** Both sides of a changed file; `null` for a side that is missing. */
export interface ChangedTexts {
  before: string | null;
  after: string | null;
}

/**
 * Both sides of a changed file as text, without byte order marks, or why there is nothing to learn
 * from them. The settings of today are taken for the encoding of both.
 */
export function changedTexts(
  path: string,
  before: Buffer | undefined,
  after: Buffer | undefined,
  encodings: FolderEncodings,
): ChangedTexts | Undecodable {
  if (before && after && isConversion(before, after)) {
    return { reason: 'converted to another encoding' };
  }
  const old = textOf(before, encodingOf(path, encodings));
  const now = textOf(after, encodingOf(path, encodings));
  if (typeof old === 'object' && old) return old;
  if (typeof now === 'object' && now) return now;
  return { before: old, after: now };
}

function textOf(bytes: Buffer | undefined, encoding: string): string | null | Undecodable {
  if (!bytes) return null;
  const decoded = decode(bytes, encoding);
  return 'reason' in decoded ? decoded : decoded.text.replace(/^\uFEFF/, '');
}
