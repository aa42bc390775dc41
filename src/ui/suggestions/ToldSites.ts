import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { SiteNews, VersionedSites } from '../../engine/api/SiteApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';

/** The sites of one project as the engine told them. */
export class ToldSites {
  private readonly told = new Map<PatternId, VersionedSites>();

  take({ sites, found }: Pick<SiteNews, 'sites' | 'found'>): void {
    for (const all of sites) this.told.set(all.patternId, all);
    for (const more of found) {
      const known = this.told.get(more.patternId);
      const before = known?.version === more.version ? known.sites : [];
      this.told.set(more.patternId, { ...more, sites: inOrder([...before, ...more.sites]) });
    }
  }

  /** The sites of the templates that are suggested now; patterns that nothing was told of are missing. */
  of(suggestions: readonly Suggestion[]): Map<PatternId, readonly Site[]> {
    const sites = new Map<PatternId, readonly Site[]>();
    for (const { patternId, version } of suggestions) {
      const told = this.told.get(patternId);
      if (told?.version === version) sites.set(patternId, told.sites);
    }
    return sites;
  }
}

/** By file and place, each place once. */
function inOrder(sites: readonly Site[]): Site[] {
  const byPlace = new Map(sites.map((site) => [`${site.path}\0${site.start}`, site]));
  return [...byPlace.values()].sort((a, b) =>
    a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1,
  );
}
