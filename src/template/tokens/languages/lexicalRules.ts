export interface StringForm {
  open: string;
  close: string;
  /** How the closing mark is written inside: after a backslash, doubled, or not at all. */
  escape: 'backslash' | 'doubled' | 'none';
  multiline: boolean;
  /** Marks around code inside the string, such as `${` and `}`. */
  interpolation?: string;
}

export interface RawStringForm {
  /** Sticky; its first group goes into the end. */
  open: RegExp;
  /** With `$1` for the first group of `open`. */
  close: string;
}

/** What the tokeniser has to know of a language. Pure data, one object per family. */
export interface LexicalRules {
  lineComments: readonly string[];
  /** A line comment needs white space or a line's beginning before it. */
  spacedComments: boolean;
  blockComments: readonly (readonly [string, string])[];
  /** Longest opening mark first. */
  strings: readonly StringForm[];
  /** Letters that may stand before an opening quote, as in `rb"…"`; sticky. */
  stringPrefix?: RegExp;
  /** Forms whose end depends on their beginning, such as `r#"…"#`. */
  rawStrings: readonly RawStringForm[];
  /** Character literals where `'` alone means something else; sticky. */
  characters?: RegExp;
  /** `/…/` is a regular expression where an operand is expected. */
  regexLiterals: boolean;
  /** `<<TAG` begins a text that lasts to the line `TAG`. */
  heredocs: boolean;
  /** Sticky. */
  word: RegExp;
  /** Whether a line break ends a statement: always, unless an operator goes on, or never. */
  lineBreaks: 'end' | 'end-unless-continued' | 'free';
  /** Braces hold statements, so that line breaks count inside them. */
  braceBlocks: boolean;
  /** `Name<…>` are brackets. */
  generics: boolean;
  /** A block may follow a call as its last argument: `each { … }`. */
  trailingBlocks: boolean;
  /** Text for people: its words are no names. */
  prose: boolean;
  /** Tags are brackets, and only attribute values are strings. */
  markup: boolean;
  /** Tokens that join a member to what it belongs to. */
  connectors: ReadonlySet<string>;
  keywords: ReadonlySet<string>;
  /** `'a'` and `"a"` are the same. */
  freeQuotes: boolean;
  /** Two words side by side declare something (`int size`) rather than call (`puts size`). */
  juxtapositionDeclares: boolean;
  /** Modules and types begin with a capital letter, so that other names are values. */
  capitalisedModules: boolean;
  /** The statement words by which other code becomes visible. */
  importWords: ReadonlySet<string>;
}

/** Words and operators with a space between, as a set. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''));
}
