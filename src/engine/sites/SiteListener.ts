import { isDeepStrictEqual } from 'node:util';
import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { LeftOutFile, SiteNews } from '../api/SiteApi';
import { FoundSites } from './scanReports';
import { sitesAsAsked } from './sitesAsAsked';
import type { ScannedPattern, ScanProgress } from './SiteScanner';

/** What a listener wants to be told. */
export interface WantedSites {
  patterns: readonly ScannedPattern[];
  /** Of files in this folder only, with `/`; empty for all. */
  below: string;
  withInputs: boolean;
  /** Also of files that change later. */
  live: boolean;
}

/** How far the looking has come. */
export interface Looking {
  isLooking: boolean;
  progress?: ScanProgress;
}

interface ToldSites {
  version: string;
  sites: readonly Site[];
}

/** What one listener wants and what it was told; tells it what is another than that. */
export class SiteListener {
  /** Calls that wait until everything is told. */
  waiting = 0;
  wanted: WantedSites;
  private readonly told = new Map<PatternId, ToldSites>();
  private toldLooking: Pick<SiteNews, 'isLooking' | 'lookedFor'> | undefined;
  private toldLeftOut: readonly LeftOutFile[] | undefined;
  private readonly found = new FoundSites();

  constructor(
    private readonly name: string,
    wanted: WantedSites,
    private readonly send: (news: SiteNews) => void,
  ) {
    this.wanted = wanted;
  }

  /** Whether something is looked for on its behalf. */
  get isAwake(): boolean {
    return this.wanted.live || this.waiting > 0;
  }

  /** Takes in a site of a pattern that is being looked for, to tell of it with `tellProgress`. */
  add(pattern: ScannedPattern, site: Site): void {
    const { patterns, below, withInputs } = this.wanted;
    if (!withInputs && site.inputs !== undefined) return;
    if (below !== '' && !site.path.startsWith(`${below}/`)) return;
    // What it was told of all files stands until all files are looked into again.
    if (this.told.get(pattern.patternId)?.version === pattern.version) return;
    if (patterns.some((wanted) => isSameVersion(wanted, pattern))) this.found.add(pattern, site);
  }

  /** Tells what was found since it was told last. */
  tellProgress(looking: Looking, lookedFor: PatternId[]): void {
    this.tell({ ...looking, lookedFor, sites: [], found: this.found.take() });
  }

  /**
   * Tells what is known by now.
   * @param sitesOf the sites of a pattern; `undefined` of one that was not looked for everywhere
   */
  tellKnown(
    looking: Looking,
    lookedFor: PatternId[],
    sitesOf: (pattern: ScannedPattern) => Site[] | undefined,
    leftOut: LeftOutFile[],
  ): void {
    this.found.take();
    const { patterns, withInputs } = this.wanted;
    const news: SiteNews['sites'] = [];
    for (const pattern of patterns) {
      const { patternId, version } = pattern;
      const sites = sitesOf(pattern);
      const told = this.told.get(patternId);
      if (!sites || (told?.version === version && areSame(told.sites, sites))) continue;
      this.told.set(patternId, { version, sites });
      news.push({ ...sitesAsAsked({ patternId, sites }, withInputs), version });
    }
    const isNews = !isDeepStrictEqual(this.toldLeftOut, leftOut);
    this.toldLeftOut = leftOut;
    this.tell({ ...looking, lookedFor, sites: news, found: [], ...(isNews && { leftOut }) });
  }

  /** Tells that files which changed could not be looked into. */
  tellFailure(): void {
    this.send(this.newsOf({ isLooking: false, lookedFor: [], sites: [], found: [], failed: true }));
  }

  private tell(news: Omit<SiteNews, 'listener'>): void {
    const { isLooking, lookedFor, progress, sites, found, leftOut } = news;
    const looking = { isLooking, lookedFor };
    const isSilent = !progress && sites.length === 0 && found.length === 0 && !leftOut;
    if (isSilent && isDeepStrictEqual(this.toldLooking, looking)) return;
    this.send(this.newsOf(news));
  }

  private newsOf(news: Omit<SiteNews, 'listener'>): SiteNews {
    this.toldLooking = { isLooking: news.isLooking, lookedFor: news.lookedFor };
    return { listener: this.name, ...news };
  }
}

/** Whether two are the same version of one pattern. */
export function isSameVersion(a: ScannedPattern, b: ScannedPattern): boolean {
  return a.patternId === b.patternId && a.version === b.version;
}

/** Sites of files that did not change are the same objects. */
function areSame(before: readonly Site[], after: readonly Site[]): boolean {
  return (
    before.length === after.length &&
    before.every((site, at) => site === after[at] || isDeepStrictEqual(site, after[at]))
  );
}
