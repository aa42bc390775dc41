import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { PatternSites } from '../api/ApplicationApi';

const INTERVAL_MS = 200;

/** Runs work at most every 200 ms; what comes in between is dropped. */
export class Throttle {
  private last = -Infinity;

  run(work: () => void): void {
    const now = performance.now();
    if (now - this.last < INTERVAL_MS) return;
    this.last = now;
    work();
  }
}

/** Sites found since they were last taken. */
export class FoundSites {
  private found = new Map<PatternId, Site[]>();

  add(patternId: PatternId, site: Site): void {
    const sites = this.found.get(patternId);
    if (sites) sites.push(site);
    else this.found.set(patternId, [site]);
  }

  take(): PatternSites[] {
    const taken = [...this.found].map(([patternId, sites]) => ({ patternId, sites }));
    this.found = new Map();
    return taken;
  }
}
