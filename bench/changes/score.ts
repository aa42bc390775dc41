import type { ChangeRecord, SiteRecord } from './corpus';
import { type FilledIn, filledIn } from './filledIn';
import { bare, became, type Hunk, hunksBetween, lineAt, linesOf } from './lines';
import { applied, type Proposed } from './propose';

/** How the proposal for one file compares with what was done. */
export interface FileScore {
  sites: number;
  /** Sites whose resulting lines are the after lines, white space aside. */
  found: number;
  /** Proposed places by what became of them. */
  right: number;
  wrong: number;
  /** Proposed where the commit left a place of the kind as it was, as far as the record counts them. */
  left: number;
  companionsRight: number;
  companions: number;
  /** The whole file is as it should be; only for records with nothing but sites. */
  exact: boolean;
  missed: SiteRecord[];
  mistakes: { text: string; got: string }[];
  toFillIn: FilledIn;
}

export function scoreFile(record: ChangeRecord, proposed: Proposed): FileScore {
  const before = linesOf(record.before);
  const wanted = hunksBetween(before, linesOf(record.after));
  const result = linesOf(proposed.result);
  const made = hunksBetween(before, result);
  const missed = record.sites.filter((site) => !isRight(site, before, wanted, made));
  const score: FileScore = {
    sites: record.sites.length,
    found: record.sites.length - missed.length,
    right: 0,
    wrong: 0,
    left: 0,
    companionsRight: 0,
    companions: proposed.companions.length,
    exact: bare(proposed.result) === bare(record.after),
    missed,
    mistakes: [],
    toFillIn: filledIn(record, proposed.toFillIn),
  };
  let leftOver = record.sites_left_in_after ?? 0;
  for (const { site, edits } of proposed.sites) {
    const verdict = judge(
      record,
      site.start,
      Math.max(...edits.map((edit) => edit.end), site.start),
      edits,
      before,
      wanted,
      missed,
    );
    if (verdict === 'right') score.right++;
    else if (verdict === 'untouched' && leftOver > 0) {
      leftOver--;
      score.left++;
    } else {
      score.wrong++;
      const alone = applied(record.before, edits);
      const end = site.end + alone.length - record.before.length;
      score.mistakes.push({
        text: site.text.slice(0, 160),
        got: alone.slice(site.start, Math.max(end, site.start)).slice(0, 160),
      });
    }
  }
  const added = new Set(wanted.flatMap((hunk) => hunk.lines.map(bare)));
  for (const companion of proposed.companions) {
    const alone = hunksBetween(before, linesOf(applied(record.before, [companion])));
    if (
      alone
        .flatMap((hunk) => hunk.lines)
        .every((line) => added.has(bare(line)) || bare(line) === '')
    )
      score.companionsRight++;
  }
  return score;
}

/** Whether the lines of a listed site are what they became in the commit. */
function isRight(
  site: SiteRecord,
  before: readonly string[],
  wanted: readonly Hunk[],
  made: readonly Hunk[],
): boolean {
  if (site.before_line === null) {
    const hunk = wanted.find(({ lines }) => lines.some((line) => bare(line) === bare(site.after)));
    const near = made.filter(({ from }) => hunk !== undefined && Math.abs(from - hunk.from) <= 3);
    return near.some(({ lines }) => lines.some((line) => bare(line) === bare(site.after)));
  }
  const from = site.before_line - 1;
  const to = from + site.before.split('\n').length;
  const hunk = made.find((each) => each.from < to && each.to > from);
  if (hunk === undefined) return false;
  if (hunk.to - hunk.from === hunk.lines.length) {
    const own = hunk.lines.slice(Math.max(0, from - hunk.from), to - hunk.from).join('');
    if (bare(own) === bare(site.after)) return true;
  } else if (site.after_line === null)
    return !hunk.lines.some((line) => bare(line) === bare(site.before));
  const expected = became(before, wanted, hunk.from, hunk.to);
  if (expected !== undefined && expected === bare(hunk.lines.join(''))) return true;
  return (
    hunk.to - hunk.from !== hunk.lines.length &&
    hunk.lines.some((line) => bare(line) === bare(site.after))
  );
}

type Verdict = 'right' | 'wrong' | 'untouched';

function judge(
  record: ChangeRecord,
  start: number,
  end: number,
  edits: readonly { path: string; start: number; end: number; newText: string }[],
  before: readonly string[],
  wanted: readonly Hunk[],
  missed: readonly SiteRecord[],
): Verdict {
  const alone = hunksBetween(before, linesOf(applied(record.before, edits)));
  const first = Math.min(...alone.map((hunk) => hunk.from), lineAt(record.before, start));
  const last = Math.max(
    ...alone.map((hunk) => hunk.to),
    Math.min(lineAt(record.before, end), first) + 1,
  );
  const touches = (site: SiteRecord) => {
    if (site.before_line === null)
      return alone.some((hunk) => hunk.lines.some((line) => bare(line) === bare(site.after)));
    return alone.some((hunk) => hunk.from < site.before_line! && hunk.to >= site.before_line!);
  };
  const sites = record.sites.filter(touches);
  if (sites.some((site) => !missed.includes(site))) return 'right';
  const got = became(before, alone, first, last);
  const expected = became(before, wanted, first, last);
  if (expected !== undefined && got === expected) return 'right';
  if (sites.length > 0) return 'wrong';
  const unchanged = bare(before.slice(first, last).join(''));
  return expected === unchanged ? 'untouched' : 'wrong';
}
