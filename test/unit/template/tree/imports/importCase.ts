/** A file in which a pattern brings its imports along, or must not. */
export interface ImportCase {
  /** What an author would do, as the end of a sentence that begins with “it”. */
  it: string;
  /** Both versions of the file that the pattern is learned from; the usual ones where there are none. */
  from?: [before: string, after: string];
  /** Where the file lies; beside the example where nothing is said. */
  path?: string;
  language?: string;
  before: string;
  after: string;
}

export interface LanguageCases {
  language: string;
  /** The example that most cases learn from. */
  usual: [before: string, after: string];
  cases: ImportCase[];
}

/** Lines as a text that ends with a line break. */
export const file = (...lines: string[]) => `${lines.join('\n')}\n`;
