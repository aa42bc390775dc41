import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * A text with its encoding, from which `encode` gives the very bytes again, or why there is none. A
 * byte order mark stays in the text. Encodings have the names of the setting `files.encoding`.
 */
export type Decoded = { text: string; encoding: string } | Undecodable;

/** What the reason says follows the name of the file. */
export interface Undecodable {
  reason: string;
}

/** Stands for an encoding where the editor guesses it. */
export const GUESSED = 'guessed';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARKS = {
  utf16le: Buffer.from([0xff, 0xfe]),
  utf16be: Buffer.from([0xfe, 0xff]),
};
const TAB = 9;
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/**
 * The text of a whole file as the editor opens it: by its byte order mark, else as configured. What
 * the editor would not write back byte for byte has none.
 * @param configured encoding of files without a byte order mark
 */
export function decode(bytes: Buffer, configured: string): Decoded {
  const marked = markOf(bytes);
  if (marked === 'utf16le' || marked === 'utf16be') return decodeUtf16(bytes, marked);
  if (bytes.includes(0)) return { reason: isUnmarkedUtf16(bytes) ? UNMARKED : 'binary' };
  if (marked || configured === 'utf8' || configured === 'utf8bom' || configured === GUESSED) {
    if (isUtf8(bytes)) return { text: bytes.toString('utf8'), encoding: marked ?? 'utf8' };
    return { reason: configured === GUESSED ? NOT_GUESSED : NOT_UTF8 };
  }
  if (configured in UTF16_MARKS) return { reason: UNMARKED };
  return decodeAs(bytes, configured);
}

/** The editor opens it, and puts a mark in front when it saves it. */
const UNMARKED = 'without the byte order mark of UTF-16';
const NOT_UTF8 = 'not UTF-8, and the setting files.encoding names no other encoding for it';
const NOT_GUESSED = 'not UTF-8, and files.autoGuessEncoding only guesses what else it is';

/** The bytes of a text; `undefined` where the encoding lacks one of its characters. */
export function encode(text: string, encoding: string): Buffer | undefined {
  if (LONE_SURROGATE.test(text)) return undefined;
  if (encoding === 'utf8' || encoding === 'utf8bom') return Buffer.from(text, 'utf8');
  if (encoding === 'utf16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding, { stripBOM: false }) === text ? bytes : undefined;
}

/**
 * What the beginning of a file says, for who only looks: by its byte order mark, else as UTF-8, with
 * U+FFFD for what is none; nothing for a binary file.
 */
export function glance(bytes: Buffer): string | undefined {
  const marked = markOf(bytes);
  if (marked === 'utf16le' || marked === 'utf16be') return utf16(bytes, marked);
  return bytes.subarray(0, 8_000).includes(0) ? undefined : bytes.toString('utf8');
}

/** Whether one side of a change is UTF-8 and the other is not: more than the code was changed. */
export function isConversion(before: Buffer, after: Buffer): boolean {
  const [one, other] = [encodingSeen(before), encodingSeen(after)];
  return one !== other && one !== 'ascii' && other !== 'ascii';
}

/** Whether every other byte is zero and the others are none of control, as in Latin text. */
function isUnmarkedUtf16(bytes: Buffer): boolean {
  const zeros = bytes.indexOf(0) % 2;
  const fits = (byte: number, at: number) => (at % 2 === zeros ? byte === 0 : byte >= TAB);
  return bytes.length % 2 === 0 && bytes.every(fits);
}

function encodingSeen(bytes: Buffer): string {
  const marked = markOf(bytes);
  if (marked) return marked.replace('bom', '');
  if (!isUtf8(bytes)) return 'other';
  return bytes.every((byte) => byte < 0x80) ? 'ascii' : 'utf8';
}

function markOf(bytes: Buffer): 'utf8bom' | keyof typeof UTF16_MARKS | undefined {
  if (startsWith(bytes, UTF8_MARK)) return 'utf8bom';
  if (startsWith(bytes, UTF16_MARKS.utf16le)) return 'utf16le';
  return startsWith(bytes, UTF16_MARKS.utf16be) ? 'utf16be' : undefined;
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

function decodeUtf16(bytes: Buffer, encoding: keyof typeof UTF16_MARKS): Decoded {
  const text = utf16(bytes, encoding);
  if (bytes.length % 2 !== 0 || LONE_SURROGATE.test(text)) return { reason: 'damaged UTF-16' };
  return text.includes('\0') ? { reason: 'binary' } : { text, encoding };
}

function utf16(bytes: Buffer, encoding: keyof typeof UTF16_MARKS): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const little = encoding === 'utf16be' ? Buffer.from(whole).swap16() : whole;
  return little.toString('utf16le');
}

/** The editor has the same library, so what comes back here comes back there as well. */
function decodeAs(bytes: Buffer, encoding: string): Decoded {
  const unknown = { reason: `in the unknown encoding ${encoding}` };
  if (!iconv.encodingExists(encoding)) return unknown;
  const text = iconv.decode(bytes, encoding, { stripBOM: false });
  const isWhole = !text.includes('\uFFFD') && !text.includes('\0');
  if (isWhole && encode(text, encoding)?.equals(bytes)) return { text, encoding };
  return { reason: `not ${encoding}, which the setting files.encoding names` };
}
