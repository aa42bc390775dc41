import type { Site, SkippedSite } from '../../core/ports';
import type { SkipReason } from '../../core/skipping';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import type { PreviewPlace, PreviewSource } from '../preview/PlacesPreview';
import { matchSites } from './matchSites';
import { placeKey, PlannedPlaces } from './PlannedPlaces';

/** How places are found and planned anew. */
export interface Planning {
  /** The sites of some files as the editors have them now. */
  find(paths: readonly string[]): Promise<Site[]>;
  plan(sites: readonly Site[]): Promise<ApplicationPlan>;
}

/** Places that a pattern could be applied to, wherever they move while they are looked at. */
export class PlacesToApply implements PreviewSource {
  /** By the keys of the places; those that are gone are as they were last. */
  private readonly sites: Map<string, Site>;
  private readonly gone = new Set<string>();
  private planned: PlannedPlaces;

  constructor(
    sites: readonly Site[],
    private whole: ApplicationPlan,
    private readonly planning: Planning,
  ) {
    this.sites = new Map(sites.map((site) => [placeKey(site), site]));
    this.planned = new PlannedPlaces(whole);
  }

  get places(): PreviewPlace[] {
    return this.placesOf([...this.sites.keys()]);
  }

  /** The site of a place as it is now; `undefined` when it is gone. */
  siteOf({ key }: { key: string }): Site | undefined {
    return this.gone.has(key) ? undefined : this.sites.get(key);
  }

  /** A place that was lost, where it was last, and why. */
  lostSite({ key, why = { kind: 'changed' } }: PreviewPlace): SkippedSite[] {
    const site = this.sites.get(key);
    return site ? [{ site, why }] : [];
  }

  plan(places: readonly { key: string }[]): Promise<ApplicationPlan> {
    return this.planning.plan(this.sitesOf(places));
  }

  known(places: readonly { key: string }[]): ApplicationPlan | undefined {
    return this.planned.only(this.sitesOf(places));
  }

  /** The places of files that changed, as they are now. */
  async follow(paths: readonly string[]): Promise<PreviewPlace[]> {
    const now = await this.planning.find(paths);
    const inThem = new Set(paths);
    const anew = await this.planning.plan(now.filter(({ inputs }) => inputs === undefined));
    const keys: string[] = [];
    for (const path of inThem) {
      const own = [...this.sites].filter(([, site]) => site.path === path);
      const matched = matchSites(
        { sites: own.map(([, site]) => site), text: textOf(this.whole, path) },
        { sites: now.filter((site) => site.path === path), text: textOf(anew, path) },
      );
      for (const [index, [key]] of own.entries()) {
        const site = matched[index];
        if (site) this.sites.set(key, site);
        if (site) this.gone.delete(key);
        else this.gone.add(key);
        keys.push(key);
      }
    }
    this.take(anew, inThem);
    return this.placesOf(keys);
  }

  private take(anew: ApplicationPlan, paths: ReadonlySet<string>): void {
    const { files, sites, skipped } = this.whole;
    this.whole = {
      files: [...files.filter(({ path }) => !paths.has(path)), ...anew.files],
      sites: [...sites.filter(({ site }) => !paths.has(site.path)), ...anew.sites],
      skipped: [...skipped.filter(({ site }) => !paths.has(site.path)), ...anew.skipped],
    };
    this.planned = new PlannedPlaces(this.whole);
  }

  private placesOf(keys: readonly string[]): PreviewPlace[] {
    const reasons = new Map(this.whole.skipped.map(({ site, why }) => [placeKey(site), why]));
    return keys.flatMap((key) => {
      const site = this.sites.get(key);
      if (!site) return [];
      const why: SkipReason | undefined = this.gone.has(key)
        ? { kind: 'changed' }
        : reasons.get(placeKey(site));
      return [{ ...site, key, ...(why && { why }) }];
    });
  }

  private sitesOf(places: readonly { key: string }[]): Site[] {
    return places.map((place) => this.siteOf(place)).filter((site) => site !== undefined);
  }
}

function textOf({ files }: ApplicationPlan, path: string): string | undefined {
  return files.find((file) => file.path === path)?.before;
}
