import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { canonicalDomain, canonicalFramework, canonicalLanguage } from '../src/core/names';
import type { DetectedProfile, ProfileField } from '../src/core/types';
import { detectProfile } from '../src/detect/detectProfile';
import { NodeFiles } from '../src/files/NodeFiles';

/** One line of the file of labels. */
interface Label {
  repo: string;
  dir: string;
  language: string;
  framework: string | null;
  domain: string | null;
  language_ok: (string | null)[];
  framework_ok: (string | null)[];
  domain_ok: (string | null)[];
  framework_in_seed: boolean;
  domain_in_seed: boolean;
}

interface Miss {
  repo: string;
  field: ProfileField;
  found: string | null;
  expected: (string | null)[];
}

const CANONICAL = {
  language: canonicalLanguage,
  framework: canonicalFramework,
  domain: canonicalDomain,
} as const;
const FIELDS = ['language', 'framework', 'domain'] as const;

const { values } = parseArgs({
  options: {
    detection: { type: 'string' },
    trees: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
if (!values.detection || !values.trees) {
  console.error('Usage: detection --detection FILE --trees DIR [--json] [--verbose]');
  process.exit(2);
}
main(values.detection, values.trees, values.json, values.verbose).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(file: string, trees: string, json: boolean, verbose: boolean): Promise<void> {
  const labels = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Label);
  const right = new Map<string, number>();
  const count = (key: string, yes: boolean): void => {
    right.set(key, (right.get(key) ?? 0) + Number(yes));
  };
  const misses: Miss[] = [];
  let falseFrameworks = 0;
  let slowest = 0;
  const started = performance.now();
  for (const label of labels) {
    const at = performance.now();
    const profile = await profileOf(treeOf(trees, label));
    slowest = Math.max(slowest, performance.now() - at);
    for (const field of FIELDS) {
      const expected = label[`${field}_ok`];
      const ok = expected.some((each) => same(field, each, profile[field]));
      count(field, ok);
      count(`${field}First`, same(field, label[field], profile[field]));
      if (!ok) misses.push({ repo: label.repo, field, found: profile[field], expected });
    }
    if (label.framework === null && profile.framework !== null && isMiss(misses, label.repo)) {
      falseFrameworks += 1;
    }
    for (const field of ['framework', 'domain'] as const) {
      if (!label[`${field}_in_seed`]) continue;
      count(
        `${field}Seed`,
        label[`${field}_ok`].some((each) => same(field, each, profile[field])),
      );
      count(`${field}SeedTotal`, true);
    }
    if (verbose) printProfile(label, profile);
  }
  const seconds = round((performance.now() - started) / 1000);
  const share = (key: string, of = labels.length): number => round((right.get(key) ?? 0) / of);
  if (!json || verbose) {
    for (const field of FIELDS) {
      console.log(
        `${field}: ${share(field)} with every answer that counts, ` +
          `${share(`${field}First`)} the first choice`,
      );
    }
    for (const field of ['framework', 'domain']) {
      const total = right.get(`${field}SeedTotal`) ?? 0;
      console.log(
        `${field} of the specification's words: ${share(`${field}Seed`, total)} of ${total}`,
      );
    }
    console.log(`false frameworks: ${falseFrameworks}`);
    console.log(`seconds: ${seconds}, the slowest ${round(slowest / 1000)}`);
    for (const { repo, field, found, expected } of misses) {
      console.log(`missed: ${repo} ${field} ${String(found)}, not ${expected.join(' | ')}`);
    }
  }
  if (json) {
    console.log(
      JSON.stringify({
        language: share('language'),
        framework: share('framework'),
        domain: share('domain'),
        domainFirst: share('domainFirst'),
        falseFrameworks,
        seconds,
        misses,
      }),
    );
  }
}

function treeOf(trees: string, { dir, repo }: Label): string {
  return path.join(trees, path.basename(dir || repo.replace('/', '__')));
}

async function profileOf(root: string): Promise<DetectedProfile> {
  const log = (message: string): void => console.error(message);
  return detectProfile(new NodeFiles(root, { log }), { aborted: false }, log);
}

function same(field: ProfileField, expected: string | null, found: string | null): boolean {
  if (expected === null || found === null) return expected === found;
  return CANONICAL[field](expected) === CANONICAL[field](found);
}

function isMiss(misses: readonly Miss[], repo: string): boolean {
  return misses.some((miss) => miss.repo === repo && miss.field === 'framework');
}

function printProfile(label: Label, profile: DetectedProfile): void {
  console.log(`\n${label.repo}: ${FIELDS.map((field) => String(profile[field])).join(', ')}`);
  for (const { field, value, reason } of profile.evidence) {
    console.log(`  ${field} ${value}: ${reason}`);
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
