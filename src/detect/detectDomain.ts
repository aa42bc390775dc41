import type { Evidence, LanguageShare } from '../core/types';
import {
  SHAPE_WEIGHTS,
  DEPENDENCY_SIGNS,
  FRAMEWORK_DOMAINS,
  LANGUAGE_DOMAINS,
  LAYOUT_WEIGHTS,
  LIBRARY_SCORE,
  MIN_DOMAIN_SCORE,
  PATH_SIGNS,
  PHRASE_SIGNS,
  type PathSign,
  type Shape,
  type Weights,
  WHOLE_WEIGHTS,
} from './data/domains';
import type { FrameworkFinding } from './detectFramework';
import { isAside, type Layout } from './findLayout';
import type { Manifest } from './manifests/Manifest';
import type { Readme } from './readme';
import type { Survey } from './survey';

export interface DomainInput {
  survey: Survey;
  manifests: readonly Manifest[];
  framework: FrameworkFinding;
  languages: readonly LanguageShare[];
  readme: Readme | undefined;
  layout: Layout | undefined;
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
/** Of what code says most. */
const ONLY_SAID = 0.9;
/** From this much on code leaves no doubt; a framework that serves many purposes says less. */
const FIRM_SCORE = 3;
const MANIFEST_WORDS = 0.8;

/**
 * What a project is for: signs with weights, summed up. First whether it is a library; then, unless
 * it is, what an application with this framework, these dependencies and this structure does.
 */
export function detectDomain(input: DomainInput): DomainFinding {
  const signs = shapeSigns(input);
  const isLibrary = sum(signs).get('library') ?? 0;
  const library = isLibrary >= LIBRARY_SCORE;
  signs.push(...dependencySigns(input, library), ...pathSigns(input, library));
  if (!library) signs.push(...frameworkSigns(input));
  const words = wordSigns(input);
  const scores = codeFirst(sum(signs), sum(words));
  signs.push(...words);

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

/**
 * What code and words say together. Words stand for code where it says nothing; where it does, what
 * only they speak of comes after what it says.
 */
function codeFirst(
  code: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, number>,
): Map<string, number> {
  // A library has a purpose besides, of which its code says little.
  const purposes = [...code].filter(([domain]) => domain !== 'library');
  const best = Math.max(0, ...purposes.map(([, score]) => score));
  const scores = new Map(code);
  for (const [domain, said] of words) {
    const known = code.get(domain) ?? 0;
    const most = best < FIRM_SCORE || known > 0 ? Infinity : best * ONLY_SAID;
    scores.set(domain, known + Math.min(said, most));
  }
  return scores;
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
function shapeSigns({ manifests, framework, layout }: DomainInput): Sign[] {
  const signs: Sign[] = [];
  if (framework.isFramework) {
    const reason = framework.evidence[0]?.reason ?? 'it is a framework';
    signs.push({ weights: LAYOUT_WEIGHTS.framework, reason });
  }
  const seen = new Set<Shape>();
  for (const { path, declared, ecosystem } of shapeManifests(manifests)) {
    for (const each of declared) {
      // Only npm's manifests tell whether there is anything to call but the command.
      const besides = each === 'command' && ecosystem !== 'npm' && declared.has('published');
      const shape: Shape = besides ? 'command besides' : each;
      if (seen.has(shape) || (each === 'entry point' && declared.has('published'))) continue;
      seen.add(shape);
      const { weights, says } = SHAPE_WEIGHTS[shape];
      signs.push({ weights, reason: `${path} ${says}` });
    }
  }
  if (layout) signs.push({ weights: LAYOUT_WEIGHTS[layout.kind], reason: layout.reason });
  return signs;
}

/**
 * The manifests that say what the project is: the nearest to the root. One that only holds packages
 * together, private as it is, says nothing of them; they do themselves, where most agree.
 */
function shapeManifests(manifests: readonly Manifest[]): readonly Manifest[] {
  const depth = ({ path }: Manifest): number => path.split('/').length;
  const nearest = Math.min(...manifests.map(depth));
  const first = manifests.filter((each) => depth(each) === nearest);
  // Gradle's members are in another file, and a root that says nothing of itself has some.
  const holds = ({ members, declared, ecosystem }: Manifest): boolean =>
    members.length > 0
      ? !declared.has('published') && !declared.has('command')
      : ecosystem === 'maven' && declared.size === 0;
  const holder = first.find(holds);
  const packages = manifests.filter(
    (each) => depth(each) > nearest && each.ecosystem === holder?.ecosystem,
  );
  if (packages.length === 0) return first;
  const published = packages.filter(({ declared }) => declared.has('published'));
  const most = published.length * 2 > packages.length ? published.slice(0, 1) : [];
  return [...first.filter((each) => !holds(each)), ...most];
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
  const both = wholeSign(framework);
  if (both) signs.push(both);
  const main = languages[0]?.name;
  const spoken = main === undefined ? undefined : LANGUAGE_DOMAINS.get(main);
  if (spoken) signs.push({ weights: spoken, reason: `it is mostly ${main ?? ''}` });
  return signs;
}

/** A page and a server, each with a framework of its own in a folder of its own, are one application. */
function wholeSign({ signs }: FrameworkFinding): Sign | undefined {
  const strong = signs.filter(({ score }) => score >= (signs[0]?.score ?? 0) / 2);
  const domains = ({ framework }: { framework: string }): Weights =>
    FRAMEWORK_DOMAINS.get(framework) ?? {};
  const page = strong.find((each) => (domains(each).frontend ?? 0) > (domains(each).web ?? 0));
  const server = strong.find((each) => (domains(each).api ?? 0) > 1.5);
  if (!page || !server || page.folder === server.folder) return undefined;
  return {
    weights: WHOLE_WEIGHTS,
    reason: `${server.framework} and ${page.framework} make a whole application`,
  };
}
