import type { TextEdit } from '../../src/core/ports';
import type { ChangeRecord } from './corpus';
import { bare, became, type Hunk, hunksBetween, lineAt, linesOf } from './lines';
import { applied, type ProposedSite } from './propose';

/** What became of the sites at which a person has to fill something in. */
export interface FilledIn {
  sites: number;
  /** With the names that the author wrote the resulting lines are the after lines, white space aside. */
  right: number;
  /** The commit left the place as it was. */
  left: number;
  mistakes: { text: string; got: string }[];
}

/** Stands for what a person fills in; of a private plane, and so in no code. */
const INPUT = '\u{F0000}';

export function filledIn(record: ChangeRecord, sites: readonly ProposedSite[]): FilledIn {
  const before = linesOf(record.before);
  const wanted = hunksBetween(before, linesOf(record.after));
  const result: FilledIn = { sites: sites.length, right: 0, left: 0, mistakes: [] };
  for (const { site, edits } of sites) {
    const alone = hunksBetween(before, linesOf(applied(record.before, edits.map(withMarks))));
    const first = Math.min(...alone.map(({ from }) => from), lineAt(record.before, site.start));
    const last = Math.max(...alone.map(({ to }) => to), lineAt(record.before, site.end) + 1);
    const got = became(before, alone, first, last) ?? '';
    const expected = became(before, wanted, first, last);
    const near = wanted.filter(({ from, to }) => from <= last && to >= first);
    const isRight =
      expected === undefined
        ? alone.flatMap(({ lines }) => lines).every((line) => isAmong(line, near))
        : isFilledIn(got, expected);
    if (isRight) result.right++;
    else if (expected === bare(before.slice(first, last).join(''))) result.left++;
    else result.mistakes.push({ text: site.text, got: got.replaceAll(INPUT, '<>') });
  }
  return result;
}

function withMarks(edit: TextEdit): TextEdit {
  let newText = '';
  let at = 0;
  for (const { start, end } of edit.inputs ?? []) {
    newText += edit.newText.slice(at, start) + INPUT;
    at = end;
  }
  return { ...edit, newText: newText + edit.newText.slice(at) };
}

/** Whether a line is one of hunks that reach further than a site. */
const isAmong = (line: string, hunks: readonly Hunk[]) =>
  hunks.some(({ lines }) => lines.some((other) => isFilledIn(bare(line), bare(other))));

/** Whether a text is another one with some name in place of each mark. */
function isFilledIn(text: string, expected: string): boolean {
  const parts = text.split(INPUT).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\p{L}\\p{N}_$@]+')}$`, 'u').test(expected);
}
