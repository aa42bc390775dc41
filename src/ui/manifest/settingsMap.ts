import type { PatternType, Ranking } from '../../core/types';

export const SECTION = 'crossProjectLearning';

/** Every setting that the manifest contributes, by its name below the section. */
export interface Settings {
  /** Absolute path, or empty for the extension's own storage. */
  libraryFolder: string;
  /** 0..1 */
  minConfidence: number;
  /** 0..1 */
  minSimilarity: number;
  patternTypes: PatternType[];
  ranking: Ranking;
  hints: boolean;
  excludedGlobs: string[];
  /** 1..5000 */
  'mining.commits': number;
  frameworkFamilies: Record<string, string[]>;
  domainCategories: Record<string, string[]>;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  libraryFolder: '',
  minConfidence: 0.5,
  minSimilarity: 0.5,
  patternTypes: [
    'refactoring',
    'optimization',
    'bug_fix',
    'testing',
    'documentation',
    'security',
    'architecture',
  ],
  ranking: 'seed',
  hints: true,
  excludedGlobs: [],
  'mining.commits': 500,
  frameworkFamilies: {},
  domainCategories: {},
};
