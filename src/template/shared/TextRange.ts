/** A range of the text of a file. Offsets are UTF-16 units. */
export interface TextRange {
  path: string;
  text: string;
  start: number;
  end: number;
}
