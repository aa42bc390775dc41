import { matchBrackets } from './brackets';
import type { LexicalRules, RawStringForm, StringForm } from '../languages/lexicalRules';
import { rulesFor } from '../languages/rulesFor';
import { endOfString, stringFormAt } from './scanString';
import { markStatementBreaks } from './statementBreaks';
import type { Source, Span, Token, TokenKind } from './tokens';

const OPERATORS = (
  '>>>= <<= **= ... === !== <=> ..= ??= ||= &&= => -> :: := == != <= >= && || ?? ?. ?-> ++ -- += ' +
  '-= *= /= %= |= &= ^= << ** .. <- |> =~ !~ ~> //'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);
const BY_FIRST_CHAR = new Map<string, string[]>();
for (const operator of OPERATORS) {
  const first = operator.charAt(0);
  BY_FIRST_CHAR.set(first, [...(BY_FIRST_CHAR.get(first) ?? []), operator]);
}

const NUMBER = /0[xXbBoO][\da-fA-F_]+\w*|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?\w*/y;
const REGEX_LITERAL = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const HEREDOC = /<<[-~]?(['"]?)([A-Za-z_]\w*)\1/y;
const SPACE = /(?:\s|\\\r?\n|\uFEFF)+/y;
/** How often the end of a raw string or heredoc may be missing before no more are looked for. */
const MAX_FAILURES = 32;
const OPERAND_WORDS =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|and|or|not|if|unless|when|while)$/;

/**
 * Cuts a text into tokens, with white space and comments left out, brackets paired and the ends of
 * statements marked. Works for any text in time linear in its length; what does not fit the
 * language's rules becomes single-character operators.
 */
export function tokenize(text: string, language: string): Source {
  const rules = rulesFor(language);
  const lexer = new Lexer(text, rules);
  lexer.run();
  const { partner, parent } = matchBrackets(lexer.tokens, rules);
  const source = { text, rules, tokens: lexer.tokens, comments: lexer.comments, partner, parent };
  markStatementBreaks(source, lexer.firstOnLine);
  return source;
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Span[] = [];
  /** Indices of tokens that begin a line. */
  readonly firstOnLine = new Set<number>();
  private pos = 0;
  private lineBreak = false;
  private pendingHeredocs: string[] = [];
  /** A form that did not close is not tried again before this offset: keeps the work linear. */
  private readonly hopeless = new Map<StringForm | RegExp, number>();
  /** Forms whose end is searched for in the whole text, and was not there. */
  private failures = 0;

  constructor(
    private readonly text: string,
    private readonly rules: LexicalRules,
  ) {}

  run(): void {
    while (this.pos < this.text.length) {
      if (this.space() || this.comment()) continue;
      if (this.heredoc() || this.string() || this.regexLiteral()) continue;
      if (this.sticky(NUMBER, 'number') || this.sticky(this.rules.word, 'word')) continue;
      this.operator();
    }
  }

  private space(): boolean {
    SPACE.lastIndex = this.pos;
    const found = SPACE.exec(this.text)?.[0];
    if (found === undefined) return false;
    const continued = /^[^\n]*\\\r?\n[^\n]*$/.test(found);
    if (!continued && found.includes('\n')) this.lineBreak = true;
    const heredocs = this.pendingHeredocs;
    if (heredocs.length > 0 && found.includes('\n')) {
      this.pendingHeredocs = [];
      this.pos = this.text.indexOf('\n', this.pos) + 1;
      for (const tag of heredocs) this.heredocBody(tag);
      return true;
    }
    this.pos += found.length;
    return true;
  }

  private comment(): boolean {
    const { text, pos, rules } = this;
    for (const [open, close] of rules.blockComments) {
      const at = open.startsWith('\n') ? open.slice(1) : open;
      if (!text.startsWith(at, pos)) continue;
      if (at !== open && !(pos === 0 || text.charAt(pos - 1) === '\n')) continue;
      const end = text.indexOf(close, pos + at.length);
      this.endComment(end < 0 ? text.length : end + close.length);
      return true;
    }
    const mark = rules.lineComments.find((candidate) => text.startsWith(candidate, pos));
    if (mark === undefined) return false;
    if (rules.spacedComments && pos > 0 && !/\s/.test(text.charAt(pos - 1))) return false;
    if (mark === '#' && rules.lineComments.length > 1 && text.charAt(pos + 1) === '[') return false;
    const end = text.indexOf('\n', pos);
    this.endComment(end < 0 ? text.length : end);
    return true;
  }

  private endComment(end: number): void {
    this.comments.push({ start: this.pos, end });
    this.pos = end;
  }

  private string(): boolean {
    if (this.rules.markup && this.tokens[this.tokens.length - 1]?.text !== '=') return false;
    const { characters, rawStrings } = this.rules;
    if (characters && this.sticky(characters, 'string')) return true;
    if (rawStrings.some((form) => this.rawString(form))) return true;
    let start = this.pos;
    const { stringPrefix } = this.rules;
    if (stringPrefix) {
      stringPrefix.lastIndex = start;
      start += stringPrefix.exec(this.text)?.[0].length ?? 0;
    }
    const form = stringFormAt(this.text, start, this.rules);
    if (form === undefined || this.isHopeless(form)) return false;
    const end = endOfString(this.text, start, form, this.rules);
    if (end === undefined) {
      const lineEnd = this.text.indexOf('\n', start);
      const whole = form.multiline || lineEnd < 0;
      this.hopeless.set(form, whole ? this.text.length : lineEnd);
      return false;
    }
    this.push('string', end);
    return true;
  }

  private rawString({ open, close }: RawStringForm): boolean {
    open.lastIndex = this.pos;
    const found = open.exec(this.text);
    if (found === null || this.failures > MAX_FAILURES) return false;
    const mark = close.replace('$1', found[1] ?? '');
    const end = this.text.indexOf(mark, this.pos + found[0].length);
    if (end < 0) this.failures++;
    else this.push('string', end + mark.length);
    return end >= 0;
  }

  private isHopeless(form: StringForm | RegExp): boolean {
    return this.pos < (this.hopeless.get(form) ?? 0);
  }

  private heredoc(): boolean {
    if (!this.rules.heredocs || this.text.charAt(this.pos) !== '<') return false;
    HEREDOC.lastIndex = this.pos;
    const found = HEREDOC.exec(this.text);
    const tag = found?.[2];
    if (found === null || tag === undefined) return false;
    this.pendingHeredocs.push(tag);
    this.push('word', this.pos + found[0].length);
    return true;
  }

  private heredocBody(tag: string): void {
    if (this.failures > MAX_FAILURES) return;
    const end = new RegExp(`^[ \\t]*${tag}\\b`, 'gm');
    end.lastIndex = this.pos;
    const found = end.exec(this.text);
    if (found === null) this.failures++;
    else this.push('string', found.index + found[0].length);
  }

  private regexLiteral(): boolean {
    if (!this.rules.regexLiterals || this.text.charAt(this.pos) !== '/') return false;
    const previous = this.tokens[this.tokens.length - 1];
    const operandExpected =
      previous === undefined ||
      (previous.kind === 'op' && !/^[)\]}]$|^(?:\+\+|--)$/.test(previous.text)) ||
      (previous.kind === 'word' && OPERAND_WORDS.test(previous.text));
    if (!operandExpected || this.isHopeless(REGEX_LITERAL)) return false;
    if (this.sticky(REGEX_LITERAL, 'regex')) return true;
    const lineEnd = this.text.indexOf('\n', this.pos);
    this.hopeless.set(REGEX_LITERAL, lineEnd < 0 ? this.text.length : lineEnd);
    return false;
  }

  private sticky(pattern: RegExp, kind: TokenKind): boolean {
    pattern.lastIndex = this.pos;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || found === '') return false;
    this.push(kind, this.pos + found.length);
    return true;
  }

  private operator(): void {
    const { text, pos } = this;
    const candidates = BY_FIRST_CHAR.get(text.charAt(pos)) ?? [];
    const known = candidates.find((operator) => text.startsWith(operator, pos));
    const length = known?.length ?? String.fromCodePoint(text.codePointAt(pos) ?? 0).length;
    this.push('op', pos + length);
  }

  private push(kind: TokenKind, end: number): void {
    const text = this.text.slice(this.pos, end);
    const previous = this.tokens[this.tokens.length - 1];
    if (this.lineBreak || previous === undefined) this.firstOnLine.add(this.tokens.length);
    this.lineBreak = false;
    this.tokens.push({
      kind,
      text,
      key: kind === 'string' ? stringKey(text, this.rules) : text,
      start: this.pos,
      end,
      breakBefore: false,
      tight: previous?.end === this.pos,
    });
    this.pos = end;
  }
}

/** The text with one kind of quotes, where the language does not care and nothing is escaped. */
export function stringKey(text: string, rules: LexicalRules): string {
  if (!rules.freeQuotes) return text;
  const quoted = /^(\w*)(['"])([^'"\\]*)\2$/s.exec(text);
  return quoted ? `${quoted[1] ?? ''}"${quoted[3] ?? ''}"` : text;
}
