import type { Evidence, LanguageShare } from '../core/types';
import {
  DECLARED_WEIGHTS,
  DEPENDENCY_SIGNS,
  FRAMEWORK_DOMAINS,
  LANGUAGE_DOMAINS,
  LAYOUT_WEIGHTS,
  LIBRARY_SCORE,
  MIN_DOMAIN_SCORE,
  PATH_SIGNS,
  PHRASE_SIGNS,
  PROGRAM_STARTS,
  type PathSign,
  type Weights,
} from './data/domains';
import { DOCUMENTATION, GENERATED_NAME, VENDORED } from './data/unwritten';
import type { FrameworkFinding } from './detectFramework';
import type { Declared, Manifest } from './manifests/Manifest';
import type { Readme } from './readme';
import type { Survey } from './survey';

export interface DomainInput {
  survey: Survey;
  manifests: readonly Manifest[];
  framework: FrameworkFinding;
  languages: readonly LanguageShare[];
  readme: Readme | undefined;
}

export interface DomainFinding {
  domain: string | null;
  evidence: Evidence[];
  /** Sums by domain, for those who tune the weights. */
  scores: ReadonlyMap<string, number>;
}

interface Sign {
  weights: Weights;
  reason: string;
}

const MAX_EVIDENCE = 4;
const REST_OF_README = 0.4;
const MANIFEST_WORDS = 0.8;
const TESTS = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|fixtures?|[\w.]+[.-]tests?)\//i;

/**
 * What a project is for: signs with weights, summed up. First whether it is a library; then, unless
 * it is, what an application with this framework, these dependencies and this structure does.
 */
export function detectDomain(input: DomainInput): DomainFinding {
  const signs = shapeSigns(input);
  const isLibrary = sum(signs).get('library') ?? 0;
  const library = isLibrary >= LIBRARY_SCORE;
  signs.push(...wordSigns(input), ...dependencySigns(input, library), ...pathSigns(input, library));
  if (!library) signs.push(...frameworkSigns(input));

  const scores = sum(signs);
  const [best] = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!best || best[1] < MIN_DOMAIN_SCORE) return { domain: null, evidence: [], scores };
  const [domain] = best;
  const evidence = signs
    .filter(({ weights }) => (weights[domain] ?? 0) > 0)
    .sort((a, b) => (b.weights[domain] ?? 0) - (a.weights[domain] ?? 0))
    .slice(0, MAX_EVIDENCE)
    .map(({ reason }): Evidence => ({ field: 'domain', value: domain, reason }));
  return { domain, evidence, scores };
}

function sum(signs: readonly Sign[]): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { weights } of signs) {
    for (const [domain, weight] of Object.entries(weights)) {
      scores.set(domain, (scores.get(domain) ?? 0) + weight);
    }
  }
  return scores;
}

/** Library, command or application, by what the manifests declare and where a program begins. */
function shapeSigns({ manifests, framework, languages, survey }: DomainInput): Sign[] {
  const signs: Sign[] = [];
  if (framework.isFramework) {
    const reason = framework.evidence[0]?.reason ?? 'it is a framework';
    signs.push({ weights: LAYOUT_WEIGHTS.framework, reason });
  }
  const nearest = Math.min(...manifests.map(({ path }) => path.split('/').length));
  const seen = new Set<Declared>();
  for (const { path, declared } of manifests) {
    if (path.split('/').length > nearest) continue;
    for (const each of declared) {
      if (seen.has(each) || (each === 'entry point' && declared.has('published'))) continue;
      seen.add(each);
      const { weights, says } = DECLARED_WEIGHTS[each];
      signs.push({ weights, reason: `${path} ${says}` });
    }
  }
  const layout = layoutSign(languages[0]?.name, survey);
  if (layout) signs.push(layout);
  return signs;
}

/** Go, Rust and Swift tell programs from libraries by file rather than by manifest. */
function layoutSign(language: string | undefined, { names }: Survey): Sign | undefined {
  const start = language === undefined ? undefined : PROGRAM_STARTS.get(language);
  if (!start) return undefined;
  const program = names.once(`programs of ${language ?? ''}`, (paths) =>
    paths.find((path) => start.test(path) && !isAside(path)),
  );
  return program !== undefined
    ? { weights: LAYOUT_WEIGHTS.program, reason: `${program} is a program` }
    : { weights: LAYOUT_WEIGHTS.noProgram, reason: 'no file begins a program' };
}

function isAside(path: string): boolean {
  return [VENDORED, DOCUMENTATION, GENERATED_NAME, TESTS].some((pattern) => pattern.test(path));
}

/** The README's words, the lead in full, and those of the nearest manifests. */
function wordSigns({ readme, manifests }: DomainInput): Sign[] {
  const sources: { text: string; factor: number; from: string }[] = [];
  if (readme) {
    sources.push({ text: readme.lead, factor: 1, from: readme.path });
    sources.push({ text: readme.rest, factor: REST_OF_README, from: readme.path });
  }
  for (const { path, about } of manifests.slice(0, 3)) {
    if (about) sources.push({ text: about, factor: MANIFEST_WORDS, from: path });
  }
  const signs: Sign[] = [];
  for (const { pattern, weights } of PHRASE_SIGNS) {
    const found = sources
      .map((source) => ({ ...source, phrase: pattern.exec(source.text)?.[0] }))
      .filter(({ phrase }) => phrase !== undefined)
      .sort((a, b) => b.factor - a.factor)[0];
    if (!found?.phrase) continue;
    const phrase = found.phrase.replace(/\s+/g, ' ').slice(0, 60);
    signs.push({
      weights: scaled(weights, found.factor),
      reason: `${found.from} says “${phrase}”`,
    });
  }
  return signs;
}

function scaled(weights: Weights, factor: number): Weights {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, weight * factor]),
  );
}

function dependencySigns({ manifests }: DomainInput, library: boolean): Sign[] {
  const signs: Sign[] = [];
  for (const { packages, weights, ofLibraries } of DEPENDENCY_SIGNS) {
    if (library && !ofLibraries) continue;
    for (const { ecosystem, dependencies, path } of manifests) {
      const patterns = packages[ecosystem]?.split(' ');
      const found = dependencies.find(
        ({ name, scope }) =>
          (scope === 'runtime' || scope === 'peer') &&
          patterns?.some((pattern) =>
            pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
          ),
      );
      if (!found) continue;
      signs.push({ weights, reason: `${found.name} in ${path}` });
      break;
    }
  }
  return signs;
}

function pathSigns({ survey }: DomainInput, library: boolean): Sign[] {
  return [...survey.names.once('structure', structureCounts)]
    .filter(([rule, count]) => count >= rule.min && (!library || rule.ofLibraries))
    .map(([{ weights, says }, count]) => ({ weights, reason: `${count} ${says}` }));
}

function structureCounts(paths: readonly string[]): Map<PathSign, number> {
  const counts = new Map<PathSign, number>();
  for (const path of paths) {
    for (const rule of PATH_SIGNS) {
      if (rule.pattern.test(path) && !isAside(path)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return counts;
}

function frameworkSigns({ framework, languages }: DomainInput): Sign[] {
  const signs: Sign[] = [];
  const weights = framework.framework && FRAMEWORK_DOMAINS.get(framework.framework);
  if (framework.framework && weights) {
    signs.push({ weights, reason: `it is built on ${framework.framework}` });
  }
  const main = languages[0]?.name;
  const spoken = main === undefined ? undefined : LANGUAGE_DOMAINS.get(main);
  if (spoken) signs.push({ weights: spoken, reason: `it is mostly ${main ?? ''}` });
  return signs;
}
