/** One place that uses syntax which a language did not have from the beginning, or has not. */
export interface SyntaxUse {
  /** Code that shows the syntax. */
  sample: string;
  /** The first version that has it; none where no version has it and the grammar takes it all the same. */
  since?: string;
  /** What makes the place use it; UTF-16 units. */
  start: number;
  end: number;
}
