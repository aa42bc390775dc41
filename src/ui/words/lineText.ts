/** A text cut at its line ends, as the editor does it, to go from offsets to lines and back. */
export class LineText {
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [];

  constructor(readonly text: string) {
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      this.ends.push(end.index);
      this.starts.push(end.index + end[0].length);
    }
    this.ends.push(text.length);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset at which a line begins; the end of the text for lines after the last. */
  startOf(number: number): number {
    return this.starts[number] ?? this.text.length;
  }

  /** A line without its end. */
  line(number: number): string {
    return this.text.slice(this.starts[number], this.ends[number]);
  }

  /** 0-based line and UTF-16 column of an offset. */
  positionAt(offset: number): { line: number; character: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (this.starts[low] ?? 0) };
  }
}

/** Whether two texts differ in nothing but their line ends and a byte order mark. */
export function sameLines(a: string, b: string): boolean {
  return normalised(a) === normalised(b);
}

/** With `\n` at all line ends, and without byte order mark. */
export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
