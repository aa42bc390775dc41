import type { Store } from './Store';
import { holdsSecret } from './secrets';
import type { CodeHash, FileChange, LearnedPattern, RejectedPlace } from './types';

const VERSION = 1;

/** The part of one change that teaches a pattern: its files, or pieces of them. */
export type KeptExample = FileChange[];

/**
 * Keeps what of a change teaches a pattern.
 * @returns nothing where there is nothing, or where it holds a secret
 */
export async function keepExample(
  store: Store,
  files: KeptExample | undefined,
): Promise<CodeHash | undefined> {
  if (files === undefined || files.length === 0) return undefined;
  const texts = files.flatMap(({ before, after }) => [before ?? '', after ?? '']);
  return texts.some(holdsSecret)
    ? undefined
    : store.putCode(JSON.stringify({ version: VERSION, files }));
}

/** Keeps a place where a pattern must not fit; nothing is kept of one that holds a secret. */
export async function keepRejected(
  store: Store,
  place: RejectedPlace | undefined,
): Promise<CodeHash | undefined> {
  return place === undefined || holdsSecret(place.text)
    ? undefined
    : store.putCode(JSON.stringify({ version: VERSION, place }));
}

/** All that a pattern was learned from, `undefined` unless every one of its examples was kept. */
export async function keptExamples(
  store: Store,
  { examples }: Pick<LearnedPattern, 'examples'>,
): Promise<KeptExample[] | undefined> {
  const kept: KeptExample[] = [];
  for (const { code } of examples) {
    const text = code === undefined ? undefined : await store.code(code);
    const files = text === undefined ? undefined : readExample(text);
    if (files === undefined) return undefined;
    kept.push(files);
  }
  return kept;
}

/** All places where a pattern must not fit, `undefined` unless every one can be read. */
export async function keptRejected(
  store: Store,
  { rejected }: Pick<LearnedPattern, 'rejected'>,
): Promise<RejectedPlace[] | undefined> {
  const kept: RejectedPlace[] = [];
  for (const code of rejected) {
    const text = await store.code(code);
    const place = text === undefined ? undefined : readRejected(text);
    if (place === undefined) return undefined;
    kept.push(place);
  }
  return kept;
}

/** `undefined` for a text that is none, or of a later version. */
export function readExample(text: string): KeptExample | undefined {
  const files = contentOf(text)?.files;
  return Array.isArray(files) && files.length > 0 && files.every(isFileChange) ? files : undefined;
}

function readRejected(text: string): RejectedPlace | undefined {
  const place = contentOf(text)?.place;
  return isRecord(place) && isPlace(place) ? place : undefined;
}

function contentOf(text: string): Record<string, unknown> | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) && content.version === VERSION ? content : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

const isFileChange = (value: unknown): value is FileChange =>
  isRecord(value) &&
  typeof value.path === 'string' &&
  [value.language, value.before, value.after].every(isTextOrNull);

const isPlace = (
  place: Record<string, unknown>,
): place is Record<string, unknown> & RejectedPlace =>
  typeof place.path === 'string' &&
  typeof place.text === 'string' &&
  Number.isSafeInteger(place.start) &&
  Number.isSafeInteger(place.end);
