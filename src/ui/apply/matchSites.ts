import type { Site } from '../../core/ports';

/** Sites of one file in their order, and the file's text, where it is known. */
export interface SitesOfText {
  sites: readonly Site[];
  text?: string;
}

/**
 * Which of the sites now each of the sites before is, after whatever changed in their file;
 * `undefined` for one that is gone, or that nothing tells from others like it.
 */
export function matchSites(before: SitesOfText, now: SitesOfText): (Site | undefined)[] {
  const { head, tail, shift } = unchangedEnds(before.text, now.text);
  const left = new Set(now.sites);
  const matched = before.sites.map((site) => {
    const moved = site.end <= head ? 0 : site.start >= tail ? shift : undefined;
    const same =
      moved === undefined
        ? undefined
        : now.sites.find(({ start, text }) => start === site.start + moved && text === site.text);
    if (same) left.delete(same);
    return same;
  });
  const lost = before.sites.filter((_, index) => !matched[index]);
  return matched.map((same, index) => same ?? alike(before.sites[index]!, lost, [...left]));
}

/** The one in the same row among those of the same text, when as many are left as there were. */
function alike(site: Site, lost: readonly Site[], left: readonly Site[]): Site | undefined {
  const before = lost.filter(({ text }) => text === site.text);
  const now = left.filter(({ text }) => text === site.text);
  return before.length === now.length ? now[before.indexOf(site)] : undefined;
}

/**
 * Offsets in the text before up to which and from which it is as it was, and by how much the latter
 * moved; nothing is where one of the texts is not known.
 */
function unchangedEnds(before = '', now = ''): { head: number; tail: number; shift: number } {
  const room = Math.min(before.length, now.length);
  let head = 0;
  while (head < room && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < room - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { head, tail: before.length - tail, shift: now.length - before.length };
}
