import type { ArchiveLimits } from './Archive';

/** How old things are before they are tidied. */
export interface TidyLimits extends ArchiveLimits {
  /** Code that nothing names is deleted when it is older than this. */
  unnamedMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
export const TIDY_LIMITS: TidyLimits = { idleMs: DAY_MS, atLeast: 64, unnamedMs: 7 * DAY_MS };
