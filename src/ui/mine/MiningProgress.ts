/** Looking at the commits takes so many of a hundred parts of the time, comparing the rest. */
const LOOKING = 60;

/** How far a mining is. */
export interface MiningStep {
  phase: 'commits' | 'edits';
  done: number;
  total: number;
  /** By how much the bar of 100 parts grows. */
  increment: number;
}

/**
 * Follows what the engine reports: first how many of the commits were looked at, then with a larger
 * total also how many of the edits that may recur were compared.
 */
export class MiningProgress {
  /** How many commits there are to look at, as far as that was reported. */
  commits = 0;
  private shown = 0;

  step(done: number, total: number): MiningStep {
    this.commits ||= total;
    const { commits } = this;
    const isLooking = total <= commits;
    const [part, whole] = isLooking ? [done, total] : [done - commits, total - commits];
    const share = whole > 0 ? part / whole : 1;
    const reached = isLooking ? share * LOOKING : LOOKING + share * (100 - LOOKING);
    const increment = Math.max(0, reached - this.shown);
    this.shown += increment;
    return { phase: isLooking ? 'commits' : 'edits', done: part, total: whole, increment };
  }
}
