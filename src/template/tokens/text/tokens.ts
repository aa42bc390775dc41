import type { LexicalRules } from '../languages/lexicalRules';

export type TokenKind = 'word' | 'number' | 'string' | 'regex' | 'op';

export interface Token {
  kind: TokenKind;
  text: string;
  /** What makes two tokens equal: the text, of strings without the choice of quotes where it is free. */
  key: string;
  /** UTF-16 offsets in the source. */
  start: number;
  end: number;
  /** A line break stands before it that ends a statement in this language. */
  breakBefore: boolean;
  /** Nothing stands between it and the token before. */
  tight: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/** A text as the learner sees it. */
export interface Source {
  text: string;
  rules: LexicalRules;
  tokens: Token[];
  comments: Span[];
  /** Index of the matching bracket, −1 where there is none. */
  partner: Int32Array;
  /** Index of the innermost bracket that is open around a token, −1 outside of all. */
  parent: Int32Array;
}

/** Whether the token opens a bracket that is closed again. */
export function isOpener(source: Source, index: number): boolean {
  return (source.partner[index] ?? -1) > index;
}

/** Whether the token closes a bracket that was opened. */
export function isCloser(source: Source, index: number): boolean {
  const partner = source.partner[index] ?? -1;
  return partner >= 0 && partner < index;
}

/** The bracket around the place before the token at `index` (which may be one past the last token). */
export function enclosing(source: Source, index: number): number {
  if (index >= source.tokens.length) return -1;
  return isCloser(source, index) ? (source.partner[index] ?? -1) : (source.parent[index] ?? -1);
}
