/**
 * Numbers for the names of node kinds, shared by all grammars, so that the trees of related grammars
 * can be compared. The kind of a token that only stands for its text (`+`, `return`) is written in
 * quotes; quotation marks are all one kind, since style is not meaning.
 */
export class Kinds {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  /** The number of a kind; a new one for a name not seen before. */
  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const next = this.names.length;
    this.numbers.set(name, next);
    this.names.push(name);
    return next;
  }

  name(number: number): string {
    return this.names[number] ?? '';
  }
}

export const QUOTE = '"quote"';
/** Text between the children of a node that the grammar gives no node. */
export const LOOSE_TEXT = '"text"';

/** The name under which a kind of a grammar is known here. */
export function kindName(type: string, named: boolean): string {
  if (named) return type;
  if (type === '"' || type === "'") return QUOTE;
  return `"${type}"`;
}

export const isComment = (kind: string) => /(^|_)comment$/.test(kind);
export const isSeparator = (kind: string) => kind === '","' || kind === '";"';
/** Kinds whose text is one piece even where the grammar marks escapes in it. */
export const isContent = (kind: string) =>
  /(content|fragment|regex_pattern|^heredoc_body|^char_literal$|^character)/.test(kind);
export const isQuoteMark = (kind: string) =>
  kind === QUOTE || kind === 'string_start' || kind === 'string_end';
export const isTokenKind = (kind: string) => kind.startsWith('"');
