import { applyEdits } from '../../core/edits';
import { numbered } from '../../core/places';
import type { Application, AppliedSite } from '../../core/types';
import type { PlannedEdit, RevertPlan } from '../api/ApplicationApi';
import { stretchesIn, type Stretch } from './filledIn';

/** A site with the code that the application put there and what stood there before. */
interface KnownSite extends NumberedSite {
  beforeText: string;
  afterText: string;
}

interface NumberedSite extends AppliedSite {
  places: number[];
}

/** Where a site's code stands now, or why it cannot be taken back. */
interface Located {
  site: NumberedSite;
  /** Offset at which it should be. */
  expected: number;
  found: { start: number; end: number; newText: string } | string;
}

/**
 * The edits that take an application back: each site's code is looked for where it should stand
 * after the other sites of the file, else where it moved to. What was edited since, is gone, or
 * could be in several places is named with its reason and left alone. What a person has filled in, or
 * fills in differently since, is no edit in this sense. A place of several sites is taken back as a
 * whole or not at all, and what serves several places only with all of them.
 * @param codeOf text of a hash, `undefined` when it was purged
 * @param textOf a file as it is now, `undefined` when it is gone
 */
export async function planRevert(
  application: Application,
  codeOf: (hash: string) => Promise<string | undefined>,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<RevertPlan> {
  const plan: RevertPlan = { files: [], impossible: [] };
  for (const [path, sites] of byPath(numbered(application.sites))) {
    const before = await textOf(path);
    const located =
      before === undefined
        ? sites.map((site) => lost(site, 'The file is not there any more.'))
        : locate(before, await Promise.all(sites.map((site) => withCode(site, codeOf))));
    const { edits, impossible } = inWholePlaces(path, located);
    plan.impossible.push(
      ...impossible.map(({ expected, ...rest }) => ({
        path,
        line: lineAt(before ?? '', expected),
        ...rest,
      })),
    );
    if (before !== undefined && edits.length > 0) {
      plan.files.push({ path, before, after: applyEdits(before, edits), edits });
    }
  }
  return plan;
}

async function withCode(
  site: NumberedSite,
  codeOf: (hash: string) => Promise<string | undefined>,
): Promise<KnownSite | NumberedSite> {
  const [beforeText, afterText] = [await codeOf(site.before), await codeOf(site.after)];
  return beforeText === undefined || afterText === undefined
    ? site
    : { ...site, beforeText, afterText };
}

function locate(text: string, sites: readonly (KnownSite | NumberedSite)[]): Located[] {
  let shift = 0;
  let from = 0;
  return sites.map((site) => {
    if (!('afterText' in site)) return lost(site, 'Its code was purged.');
    const expected = site.start + shift;
    const found = placeOf(site, text, expected, from);
    // Where this one stands now tells how far the following ones have moved as well.
    if (typeof found !== 'string') {
      shift = found.start - site.start + (found.end - found.start - site.afterText.length);
      from = found.end;
    }
    shift += site.afterText.length - (site.end - site.start);
    if (typeof found === 'string') return { site, expected, found };
    return { site, expected, found: { ...found, newText: site.beforeText } };
  });
}

/** The places that can be taken back whole, and those that cannot, each once. */
function inWholePlaces(
  path: string,
  located: readonly Located[],
): { edits: PlannedEdit[]; impossible: Impossible[] } {
  const lost = new Set<number>();
  const impossible: Impossible[] = [];
  for (const { site, expected, found } of located) {
    if (typeof found !== 'string' || site.companion) continue;
    if (site.places.some((place) => !lost.has(place))) impossible.push({ expected, reason: found });
    for (const place of site.places) lost.add(place);
  }
  const edits: PlannedEdit[] = [];
  for (const { site, expected, found } of located) {
    const { companion, places } = site;
    const isLost = places.some((place) => lost.has(place));
    const reason = typeof found === 'string' ? found : 'A place that stays may need it.';
    if (companion && (isLost || typeof found === 'string')) {
      impossible.push({ expected, reason, companion });
    } else if (!isLost && typeof found !== 'string') {
      edits.push({ path, ...found, places, ...(companion && { companion }) });
    }
  }
  return { edits, impossible };
}

interface Impossible {
  expected: number;
  reason: string;
  companion?: boolean;
}

function lost(site: NumberedSite, reason: string): Located {
  return { site, expected: site.start, found: reason };
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
  const places = stretchesIn(afterText, inputs, text, from);
  const [nearest, next] = places.sort((a, b) => distanceOf(a) - distanceOf(b));
  if (nearest === undefined) return 'The code was changed since.';
  if (next === undefined) return nearest;
  // Of several equal pieces of code the nearest is meant if none other is nearly as near.
  const isClear = distanceOf(next) > 2 * distanceOf(nearest);
  return isClear ? nearest : 'The same code stands in several places.';
}

function byPath(sites: readonly NumberedSite[]): Map<string, NumberedSite[]> {
  const files = new Map<string, NumberedSite[]>();
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
