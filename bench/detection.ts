import { readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalDomain, canonicalFramework, canonicalLanguage } from '../src/core/names';
import type { DetectedProfile, ProfileField } from '../src/core/types';
import { detectProfile } from '../src/detect/detectProfile';
import { NodeFiles } from '../src/files/NodeFiles';

/** One line of the file of labels. */
export interface DetectionLabel {
  repo: string;
  /** Folder in the trees. */
  dir: string;
  language: string;
  framework: string | null;
  domain: string | null;
  /** Every answer that counts as right; an empty text means none. */
  language_ok: (string | null)[];
  framework_ok: (string | null)[];
  domain_ok: (string | null)[];
  framework_in_seed: boolean;
  domain_in_seed: boolean;
}

export interface DetectionMiss {
  repo: string;
  field: ProfileField;
  found: string | null;
  expected: (string | null)[];
}

/** Shares of right answers, 0..1. */
export interface DetectionMeasures {
  language: number;
  framework: number;
  domain: number;
  languageFirst: number;
  frameworkFirst: number;
  domainFirst: number;
  /** Of the repositories whose label is one of the specification's words. */
  frameworkOfSeed: { share: number; of: number };
  domainOfSeed: { share: number; of: number };
  /** Repositories without a framework in which one was found, other than those that count as right. */
  falseFrameworks: number;
  repositories: number;
  seconds: number;
  slowestSeconds: number;
  misses: DetectionMiss[];
}

const CANONICAL = {
  language: canonicalLanguage,
  framework: canonicalFramework,
  domain: canonicalDomain,
} as const;
const FIELDS = ['language', 'framework', 'domain'] as const;

export function readLabels(file: string): DetectionLabel[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DetectionLabel);
}

/**
 * Detects every labelled repository and compares.
 * @param trees folder with one folder for each repository
 * @param onProfile called with each profile, to be printed for example
 */
export async function measureDetection(
  labels: readonly DetectionLabel[],
  trees: string,
  onProfile: (label: DetectionLabel, profile: DetectedProfile) => void = () => undefined,
): Promise<DetectionMeasures> {
  const counts = new Map<string, number>();
  const count = (key: string, yes: boolean): void => {
    counts.set(key, (counts.get(key) ?? 0) + Number(yes));
  };
  const misses: DetectionMiss[] = [];
  let slowest = 0;
  const started = performance.now();
  for (const label of labels) {
    const at = performance.now();
    const profile = await profileOf(path.join(trees, path.basename(label.dir)));
    slowest = Math.max(slowest, performance.now() - at);
    for (const field of FIELDS) {
      const found = profile[field];
      const expected = label[`${field}_ok`];
      const right = expected.some((each) => sameAnswer(field, each, found));
      count(field, right);
      count(`${field}First`, sameAnswer(field, label[field], found));
      if (!right) misses.push({ repo: label.repo, field, found, expected });
      if (!right && field === 'framework' && label.framework === null) count('false', true);
      if (field === 'language' || !label[`${field}_in_seed`]) continue;
      count(`${field}OfSeed`, right);
      count(`${field}OfSeedAll`, true);
    }
    onProfile(label, profile);
  }
  const share = (key: string, of = labels.length): number => rounded((counts.get(key) ?? 0) / of);
  const ofSeed = (field: 'framework' | 'domain') => {
    const of = counts.get(`${field}OfSeedAll`) ?? 0;
    return { share: share(`${field}OfSeed`, of), of };
  };
  return {
    language: share('language'),
    framework: share('framework'),
    domain: share('domain'),
    languageFirst: share('languageFirst'),
    frameworkFirst: share('frameworkFirst'),
    domainFirst: share('domainFirst'),
    frameworkOfSeed: ofSeed('framework'),
    domainOfSeed: ofSeed('domain'),
    falseFrameworks: counts.get('false') ?? 0,
    repositories: labels.length,
    seconds: rounded((performance.now() - started) / 1000),
    slowestSeconds: rounded(slowest / 1000),
    misses,
  };
}

/** The profile of a folder, as the product detects it. */
export async function profileOf(root: string): Promise<DetectedProfile> {
  const log = (message: string): void => console.error(message);
  return detectProfile(new NodeFiles(root, { log }), { aborted: false }, log);
}

/** Whether two answers mean the same; no answer is an empty text or `null`. */
export function sameAnswer(
  field: ProfileField,
  expected: string | null,
  found: string | null,
): boolean {
  if (!expected || found === null) return (expected || null) === found;
  return CANONICAL[field](expected) === CANONICAL[field](found);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
