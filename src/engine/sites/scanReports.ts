import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { VersionedSites } from '../api/SiteApi';
import type { ScannedPattern } from './SiteScanner';

/** Runs work at most once in an interval; what comes in between is dropped. */
export class Throttle {
  private last = -Infinity;

  /** @param interval in milliseconds */
  constructor(private readonly interval: number) {}

  run(work: () => void): void {
    const now = performance.now();
    if (now - this.last < this.interval) return;
    this.last = now;
    work();
  }
}

/** Sites found since they were last taken. */
export class FoundSites {
  private found = new Map<PatternId, VersionedSites>();

  add({ patternId, version }: ScannedPattern, site: Site): void {
    const known = this.found.get(patternId);
    if (known?.version === version) known.sites.push(site);
    else this.found.set(patternId, { patternId, version, sites: [site] });
  }

  take(): VersionedSites[] {
    const taken = [...this.found.values()];
    this.found = new Map();
    return taken;
  }
}
