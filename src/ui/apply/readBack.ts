import type { ApplicationPlan, ChangedSite } from '../../engine/api/ApplicationApi';
import { normalised } from '../words/lineText';

type PlannedFile = ApplicationPlan['files'][number];

/**
 * What an application really changed in a file, from the text that is there afterwards: the planned
 * edits where the text is as planned; where something else formatted the file meanwhile, the edits
 * with the text that now stands in their place, or the one region that differs.
 * Offsets are those of the file before, and texts have `\n` as line ends where the plan fell short.
 */
export function readBack(file: PlannedFile, now: string): ChangedSite[] {
  const text = normalised(now);
  if (text === normalised(file.before)) return [];
  if (text === normalised(file.after)) return withSurroundings(plannedSites(file), file);
  return sitesApartFromBlanks(file, text) ?? withSurroundings([changedRegion(file, text)], file);
}

function sitesOf(file: PlannedFile): ChangedSite[] {
  return file.edits.map(({ path, start, end, newText, places, companion }) => ({
    path,
    start,
    end,
    before: file.before.slice(start, end),
    after: newText,
    ...(places && { places }),
    ...(companion && { companion }),
  }));
}

/** The planned edits as they are recorded, with what a person fills in. */
function plannedSites(file: PlannedFile): ChangedSite[] {
  return sitesOf(file).map((site, index) => {
    const inputs = file.edits[index]?.inputs;
    if (!inputs) return site;
    const named = { ...site, inputs: inputs.map(({ start, end }) => ({ start, end })) };
    return withItsLine(named, file, index);
  });
}

/**
 * Sites of which nothing is left are told by the code around them, as far as it is of no other site: the
 * rest of the line to each side, or the next one with code, becomes a part of them.
 */
function withSurroundings(sites: readonly ChangedSite[], { before }: PlannedFile): ChangedSite[] {
  const all = [...sites];
  for (const [index, site] of sites.entries()) {
    if (site.after.trim() !== '') continue;
    const { start, end } = site;
    const head = before.slice(all[index - 1]?.end ?? 0, start);
    const tail = before.slice(end, all[index + 1]?.start);
    const [left = ''] = /[^\r\n]*\s*$/.exec(head) ?? [];
    const [right = ''] = /^\s*[^\r\n]*/.exec(tail) ?? [];
    all[index] = {
      ...site,
      start: start - left.length,
      end: end + right.length,
      before: left + site.before + right,
      after: left + site.after + right,
    };
  }
  return all;
}

/**
 * What a person fills in at the edge of an edit is told from its surroundings by the rest of the line,
 * which becomes a part of the site.
 */
function withItsLine(
  site: ChangedSite & Required<Pick<ChangedSite, 'inputs'>>,
  { before, edits }: PlannedFile,
  index: number,
): ChangedSite {
  const { start, end, inputs } = site;
  const [head = ''] = /[^\r\n]*$/.exec(before.slice(edits[index - 1]?.end ?? 0, start)) ?? [];
  const [tail = ''] = /^[^\r\n]*/.exec(before.slice(end, edits[index + 1]?.start)) ?? [];
  const left = inputs[0]?.start === 0 ? head : '';
  const right = inputs.at(-1)?.end === site.after.length ? tail : '';
  return {
    ...site,
    start: start - left.length,
    end: end + right.length,
    before: left + site.before + right,
    after: left + site.after + right,
    inputs: inputs.map((input) => ({
      start: input.start + left.length,
      end: input.end + left.length,
    })),
  };
}

/** The planned edits with the text now in their place, if nothing but blanks was changed besides. */
function sitesApartFromBlanks(file: PlannedFile, now: string): ChangedSite[] | undefined {
  if (withoutBlanks(file.after) !== withoutBlanks(now)) return undefined;
  let shift = 0;
  return withSurroundings(sitesOf(file), file).map((site) => {
    const start = site.start + shift;
    const end = start + site.after.length;
    shift += site.after.length - (site.end - site.start);
    const from = offsetOfVisible(now, visibleBefore(file.after, start));
    const to = endOfVisible(now, visibleBefore(file.after, end));
    return { ...site, after: now.slice(from, Math.max(from, to)) };
  });
}

/** The stretch that differs between the file before and now, from the first to the last difference. */
export function changedRegion(
  { path, before, edits = [] }: Pick<PlannedFile, 'path' | 'before'> & Partial<PlannedFile>,
  now: string,
): ChangedSite {
  let head = 0;
  while (head < Math.min(before.length, now.length) && before[head] === now[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, now.length) - head;
  while (tail < room && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const places = [...new Set(edits.flatMap((edit) => edit.places ?? []))];
  return {
    path,
    start: head,
    end,
    before: before.slice(head, end),
    after: now.slice(head, now.length - tail),
    ...(places.length > 1 && { places }),
  };
}

function withoutBlanks(text: string): string {
  return text.replace(/^\uFEFF|\s/g, '');
}

function visibleBefore(text: string, offset: number): number {
  return withoutBlanks(text.slice(0, offset)).length;
}

/** Offset of the visible character with this index. */
function offsetOfVisible(text: string, index: number): number {
  let seen = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    if (/\s/.test(text.charAt(offset))) continue;
    if (seen === index) return offset;
    seen += 1;
  }
  return text.length;
}

/** Offset after so many visible characters. */
function endOfVisible(text: string, count: number): number {
  return count === 0 ? 0 : offsetOfVisible(text, count - 1) + 1;
}
