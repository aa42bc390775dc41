import type { TextEdit } from '../core/ports';
import type { Application, AppliedSite } from '../core/types';
import type { RevertPlan } from './api/ApplicationApi';
import { applyEdits } from './planApplication';

/** A site with the code that the application put there and what stood there before. */
interface KnownSite extends AppliedSite {
  beforeText: string;
  afterText: string;
}

/**
 * The edits that take an application back: each site's code is looked for where it should stand
 * after the other sites of the file, else where it moved to. What was edited since, is gone, or
 * could be in several places is named with its reason and left alone.
 * @param codeOf text of a hash, `undefined` when it was purged
 * @param textOf a file as it is now, `undefined` when it is gone
 */
export async function planRevert(
  application: Application,
  codeOf: (hash: string) => Promise<string | undefined>,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<RevertPlan> {
  const plan: RevertPlan = { files: [], impossible: [] };
  for (const [path, sites] of byPath(application.sites)) {
    const before = await textOf(path);
    const give = (offset: number, reason: string) =>
      plan.impossible.push({ path, line: lineAt(before ?? '', offset), reason });
    if (before === undefined) {
      for (const { start } of sites) give(start, 'The file is not there any more.');
      continue;
    }
    const known: KnownSite[] = [];
    for (const site of sites) {
      const [beforeText, afterText] = [await codeOf(site.before), await codeOf(site.after)];
      if (beforeText === undefined || afterText === undefined) {
        give(site.start, 'Its code was purged.');
      } else known.push({ ...site, beforeText, afterText });
    }
    const edits = editsOf(path, before, known, give);
    if (edits.length > 0) {
      plan.files.push({ path, before, after: applyEdits(before, edits), edits });
    }
  }
  return plan;
}

function editsOf(
  path: string,
  text: string,
  sites: readonly KnownSite[],
  give: (offset: number, reason: string) => void,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let shift = 0;
  for (const site of sites) {
    const found = placeOf(site, text, site.start + shift, edits.at(-1)?.end ?? 0);
    if (typeof found === 'string') {
      give(site.start + shift, found);
    } else {
      // Where this one stands now tells how far the following ones have moved as well.
      shift = found - site.start;
      const end = found + site.afterText.length;
      edits.push({ path, start: found, end, newText: site.beforeText });
    }
    shift += site.afterText.length - (site.end - site.start);
  }
  return edits;
}

/** Offset at which a site's code stands now, or why there is none. */
function placeOf(
  { afterText }: KnownSite,
  text: string,
  expected: number,
  from: number,
): number | string {
  if (afterText.trim() === '') {
    return 'It removed code, and where that stood cannot be told from the file.';
  }
  if (expected >= from && text.startsWith(afterText, expected)) return expected;
  const places: number[] = [];
  for (let at = text.indexOf(afterText, from); at >= 0; at = text.indexOf(afterText, at + 1)) {
    places.push(at);
  }
  const [nearest, next] = places.sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected));
  if (nearest === undefined) return 'The code was changed since.';
  if (next === undefined) return nearest;
  // Of several equal pieces of code the nearest is meant if none other is nearly as near.
  const isClear = Math.abs(next - expected) > 2 * Math.abs(nearest - expected);
  return isClear ? nearest : 'The same code stands in several places.';
}

function byPath(sites: readonly AppliedSite[]): Map<string, AppliedSite[]> {
  const files = new Map<string, AppliedSite[]>();
  for (const site of [...sites].sort((a, b) => a.start - b.start)) {
    const group = files.get(site.path);
    if (group) group.push(site);
    else files.set(site.path, [site]);
  }
  return files;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
