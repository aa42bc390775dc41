/** One replacement in a text; UTF-16 units of the text before it. */
export interface TextChange {
  start: number;
  length: number;
  newLength: number;
}

/** Edits of a document since sites were found in its file, to find them again. */
export class UnsavedEdits {
  private edits: TextChange[] = [];
  /** How many of the edits are in the file. */
  private saved = 0;

  add(edit: TextChange): void {
    const last = this.edits.length > this.saved ? this.edits.at(-1) : undefined;
    if (last && isWithin(edit, last)) last.newLength += edit.newLength - edit.length;
    else this.edits.push({ ...edit });
  }

  /** The document has been saved as it is now. */
  markSaved(): void {
    this.saved = this.edits.length;
  }

  /** The document is as the file again. */
  forgetAll(): void {
    this.edits = [];
    this.saved = 0;
  }

  /** Sites were found anew, in the file as it was saved last. */
  forgetSaved(): void {
    this.edits = this.edits.slice(this.saved);
    this.saved = 0;
  }

  /** Where a range of the file is in the document now; `undefined` when it was edited itself. */
  rangeNow({ start, end }: Range): Range | undefined {
    let shift = 0;
    for (const edit of this.edits) {
      if (edit.start + edit.length <= start + shift) shift += edit.newLength - edit.length;
      else if (edit.start < end + shift) return undefined;
    }
    return { start: start + shift, end: end + shift };
  }
}

interface Range {
  start: number;
  end: number;
}

/** Whether an edit changes only what the one before it has put there, as typing does. */
function isWithin({ start, length }: TextChange, before: TextChange): boolean {
  return start >= before.start && start + length <= before.start + before.newLength;
}
