import type { SiteEdits, SkippedSite, TextEdit } from './ports';

/** Whether a site is changed. */
export const hasEdits = (answer: SiteEdits | SkippedSite): answer is SiteEdits => 'edits' in answer;

export const isSkipped = (answer: SiteEdits | SkippedSite): answer is SkippedSite =>
  !hasEdits(answer);

/** A text with edits applied that are in order and do not overlap. */
export function applyEdits(
  text: string,
  edits: readonly Pick<TextEdit, 'start' | 'end' | 'newText'>[],
): string {
  let result = '';
  let position = 0;
  for (const edit of edits) {
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

/** The edits of sites made together, in order, and the sites that none of them are of. */
export interface Combined {
  edits: TextEdit[];
  /** Sites among whose edits one overlaps that of a site before. */
  overlapping: SkippedSite[];
}

/**
 * Puts the edits of sites of one file together, the sites in order. What a file needs once, such as an
 * import, comes with each of its sites and is among the edits once.
 */
export function combined(sites: readonly SiteEdits[]): Combined {
  const taken = new TakenEdits();
  const overlapping: SkippedSite[] = [];
  for (const { site, edits } of sites) {
    const fresh = edits.filter((edit) => !taken.has(edit));
    const line = taken.lineOverlapping(fresh);
    if (line === undefined) for (const edit of fresh) taken.add(edit, site.line);
    else overlapping.push({ site, why: { kind: 'overlaps', line } });
  }
  return { edits: taken.inOrder(), overlapping };
}

/** Edits that are in order and apart, each with the line of its site. */
class TakenEdits {
  private readonly taken: { edit: TextEdit; line: number }[] = [];

  has(edit: TextEdit): boolean {
    return this.near(edit).some(
      ({ edit: other }) =>
        other.start === edit.start && other.end === edit.end && other.newText === edit.newText,
    );
  }

  lineOverlapping(edits: readonly TextEdit[]): number | undefined {
    for (const edit of edits) {
      const other = this.near(edit).find((each) => overlaps(each.edit, edit));
      if (other) return other.line;
    }
    return undefined;
  }

  add(edit: TextEdit, line: number): void {
    // Behind those that begin at the same offset: an import comes before what it is needed for.
    this.taken.splice(this.indexOf(edit.start + 1), 0, { edit, line });
  }

  inOrder(): TextEdit[] {
    return this.taken.map(({ edit }) => edit);
  }

  /** Stretches that could overlap an edit: they are apart, so that only few begin outside of it. */
  private near({ start, end }: TextEdit): { edit: TextEdit; line: number }[] {
    let to = this.indexOf(start);
    while (to < this.taken.length && this.taken[to]!.edit.start <= end) to++;
    return this.taken.slice(Math.max(0, this.indexOf(start) - 1), to);
  }

  /** Index of the first edit that begins at an offset or behind it. */
  private indexOf(offset: number): number {
    let [low, high] = [0, this.taken.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.taken[middle]!.edit.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Two insertions at one place overlap: nobody knows which comes first. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
