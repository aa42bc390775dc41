/** 1: propose only, 2: commit and open a pull request, 3: fully autonomous. */
export type AutonomyLevel = 1 | 2 | 3;

export interface Thresholds {
  /** 0..1 */
  minSimilarity: number;
  /** 0..1 */
  minConfidence: number;
}

/** Defaults of the seed's functions, used where no autonomy level applies. */
export const DEFAULT_THRESHOLDS: Thresholds = { minSimilarity: 0.5, minConfidence: 0.5 };

const BY_LEVEL: Record<AutonomyLevel, Thresholds> = {
  1: { minSimilarity: 0.8, minConfidence: 0.8 },
  2: { minSimilarity: 0.6, minConfidence: 0.7 },
  3: { minSimilarity: 0.5, minConfidence: 0.6 },
};

/** What is suggested at a level of autonomy, as the seed recommends. */
export function thresholdsForAutonomy(level: AutonomyLevel): Thresholds {
  return { ...BY_LEVEL[level] };
}
