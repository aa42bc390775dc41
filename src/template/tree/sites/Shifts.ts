import type { TextEdit } from '../../../core/ports';

/** Where things lie in a text after edits were made that are in order and apart. */
export class Shifts {
  /** How much longer the text is behind so many of the edits. */
  private readonly longer: number[] = [0];

  constructor(private readonly edits: readonly TextEdit[]) {
    for (const edit of edits) this.longer.push(this.longer.at(-1)! + growth(edit));
  }

  /**
   * A stretch of the text before, with what the edits made of it. What other sites insert at its edges
   * lies outside of it.
   * @param isOwn which edits belong to the stretch
   */
  stretch(
    start: number,
    end: number,
    isOwn: (edit: TextEdit) => boolean,
  ): { start: number; end: number } {
    const from = this.countUpTo(start);
    const to = this.countUpTo(end);
    let [before, within] = [this.longer[from]!, this.longer[to]! - this.longer[from]!];
    for (const edit of this.insertionsAt(start)) {
      if (!isOwn(edit)) continue;
      before -= growth(edit);
      within += growth(edit);
    }
    for (const edit of end > start ? this.insertionsAt(end) : []) {
      if (!isOwn(edit)) within -= growth(edit);
    }
    return { start: start + before, end: end + before + within };
  }

  /** The edits that lie in a stretch or touch its edges. */
  touching(start: number, end: number): TextEdit[] {
    const found: TextEdit[] = this.insertionsAt(start).reverse();
    for (let at = this.countUpTo(start); at < this.edits.length; at++) {
      const edit = this.edits[at]!;
      if (edit.start < start || edit.end > end) break;
      found.push(edit);
    }
    return found;
  }

  /** The edits that made a part of a stretch of the text after them. */
  made(start: number, end: number): TextEdit[] {
    return this.edits.filter((edit, at) => {
      const from = edit.start + this.longer[at]!;
      return from <= end && from + edit.newText.length >= start;
    });
  }

  /** How many edits end at an offset or before it. */
  private countUpTo(offset: number): number {
    let [low, high] = [0, this.edits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.edits[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private insertionsAt(offset: number): TextEdit[] {
    const found: TextEdit[] = [];
    for (let at = this.countUpTo(offset) - 1; at >= 0; at--) {
      const edit = this.edits[at]!;
      if (edit.end < offset) break;
      if (edit.start === offset) found.push(edit);
    }
    return found;
  }
}

const growth = ({ start, end, newText }: TextEdit): number => newText.length - (end - start);
