import { hash } from 'node:crypto';
import * as v from 'valibot';
import type { CodeTemplate } from '../../core/types';

const MAX_LENGTH = 4 * 1024 * 1024;
/** Deepest nesting that can be sent from thread to thread. */
const MAX_DEPTH = 1000;

const schema = v.object({
  learner: v.string(),
  kind: v.picklist(['rewrite', 'snippet']),
  language: v.string(),
  before: v.string(),
  after: v.string(),
  snippet: v.string(),
  body: v.unknown(),
});

export interface StoredTemplate {
  /** As it lies on disk. */
  json: string;
  /** The text that a search looks into. */
  search: string;
  /** Equal for templates that read the same. */
  shape: string;
}

/** @returns `undefined` for a text that is no template */
export function parseTemplate(json: string): StoredTemplate | undefined {
  if (json.length > MAX_LENGTH) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (isDeeper(json, MAX_DEPTH)) return undefined;
  const parsed = v.safeParse(schema, content);
  if (!parsed.success) return undefined;
  const { kind, before, after } = parsed.output;
  return {
    json,
    search: searchable(before, after),
    shape: hash('sha256', JSON.stringify([kind, before, after]), 'hex').slice(0, 32),
  };
}

/** A template as it was validated when it was stored. */
export function storedTemplate(json: string): CodeTemplate {
  return JSON.parse(json) as CodeTemplate;
}

/** Texts as searches compare them: without case, and without NUL, which would end them in SQLite. */
export function searchable(...texts: string[]): string {
  return texts.join('\n').toLowerCase().replaceAll('\0', ' ');
}

/** Whether a JSON text nests deeper than so many levels. */
function isDeeper(json: string, levels: number): boolean {
  if (countOf('[', json, levels) + countOf('{', json, levels) <= levels) return false;
  let depth = 0;
  // Brackets within strings do not nest.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

/** How often a character occurs; stops counting behind a limit. */
function countOf(character: string, text: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count <= limit; count += 1) {
    at = text.indexOf(character, at + 1);
  }
  return count;
}
