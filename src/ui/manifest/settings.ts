import path from 'node:path';
import { l10n, workspace, type ConfigurationScope } from 'vscode';
import type { PatternType, Ranking } from '../../core/types';
import { PATTERN_TYPE_WORDS } from '../words/words';
import { machineSetting } from './machineSetting';
import { DEFAULT_SETTINGS, SECTION, type Settings } from './settingsMap';

type Check<T> = (value: unknown) => value is T;
interface Rule<T> {
  accepts: Check<T>;
  /** The values that would be right, in words. */
  wants: () => string;
}

const share: Rule<number> = {
  accepts: (value): value is number => typeof value === 'number' && value >= 0 && value <= 1,
  wants: () => l10n.t('a number from 0 to 1'),
};
const texts: Rule<string[]> = {
  accepts: isTexts,
  wants: () => l10n.t('a list of texts'),
};
const groups: Rule<Record<string, string[]>> = {
  accepts: (value): value is Record<string, string[]> =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isTexts),
  wants: () => l10n.t('an object whose values are lists of names'),
};

const RULES: { [K in keyof Settings]: Rule<Settings[K]> } = {
  libraryFolder: {
    accepts: (value): value is string =>
      typeof value === 'string' && (value === '' || path.isAbsolute(value)),
    wants: () => l10n.t('an absolute path, or nothing'),
  },
  minConfidence: share,
  minSimilarity: share,
  patternTypes: {
    accepts: (value): value is PatternType[] =>
      isTexts(value) && value.every((type) => type in PATTERN_TYPE_WORDS),
    wants: () => l10n.t('a list of these: {0}', Object.keys(PATTERN_TYPE_WORDS).join(', ')),
  },
  ranking: {
    accepts: (value): value is Ranking => value === 'seed' || value === 'evidence',
    wants: () => l10n.t('one of these: {0}', 'seed, evidence'),
  },
  hints: {
    accepts: (value): value is boolean => typeof value === 'boolean',
    wants: () => l10n.t('true or false'),
  },
  excludedGlobs: texts,
  'mining.commits': {
    accepts: (value): value is number =>
      Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 5000,
    wants: () => l10n.t('a whole number from 1 to 5000'),
  },
  frameworkFamilies: groups,
  domainCategories: groups,
};

/** The editor hands out proxies, which cannot cross a thread. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/**
 * The settings that hold at a place. One that cannot be used counts as its default, and `mistakes`
 * says so in a sentence each.
 */
export function readSettings(scope?: ConfigurationScope): {
  settings: Settings;
  mistakes: string[];
} {
  const configuration = workspace.getConfiguration(SECTION, scope);
  const settings: Settings = { ...DEFAULT_SETTINGS };
  const mistakes: string[] = [];
  const read = <K extends keyof Settings>(key: K): void => {
    const set = key === 'libraryFolder' ? machineSetting(SECTION, key) : configuration.get(key);
    const value = plain(set ?? DEFAULT_SETTINGS[key]);
    const { accepts, wants } = RULES[key];
    if (accepts(value)) settings[key] = value;
    else {
      mistakes.push(
        l10n.t('The setting {0} should be {1}; its default is used.', `${SECTION}.${key}`, wants()),
      );
    }
  };
  for (const key of Object.keys(RULES) as (keyof Settings)[]) read(key);
  return { settings, mistakes };
}
