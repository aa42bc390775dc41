import { applyEdits } from '../core/edits';
import type { TextEdit } from '../core/ports';
import type { Application, AppliedSite } from '../core/types';
import type { RevertPlan } from './api/ApplicationApi';
import { placesOf, type Stretch } from './filledIn';

/** A site with the code that the application put there and what stood there before. */
interface KnownSite extends AppliedSite {
  beforeText: string;
  afterText: string;
}

/**
 * The edits that take an application back: each site's code is looked for where it should stand
 * after the other sites of the file, else where it moved to. What was edited since, is gone, or
 * could be in several places is named with its reason and left alone. What a person has filled in, or
 * fills in differently since, is no edit in this sense.
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
      const { start, end } = found;
      shift = start - site.start + (end - start - site.afterText.length);
      edits.push({ path, start, end, newText: site.beforeText });
    }
    shift += site.afterText.length - (site.end - site.start);
  }
  return edits;
}

/** Where a site's code stands now, or why it does nowhere. */
function placeOf(
  { afterText, inputs = [] }: KnownSite,
  text: string,
  expected: number,
  from: number,
): Stretch | string {
  if (afterText.trim() === '') {
    return 'It removed code, and where that stood cannot be told from the file.';
  }
  const distanceOf = ({ start }: Stretch): number => Math.abs(start - expected);
  const places = placesOf(afterText, inputs, text, from);
  const [nearest, next] = places.sort((a, b) => distanceOf(a) - distanceOf(b));
  if (nearest === undefined) return 'The code was changed since.';
  if (next === undefined) return nearest;
  // Of several equal pieces of code the nearest is meant if none other is nearly as near.
  const isClear = distanceOf(next) > 2 * distanceOf(nearest);
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
