import type { CancellationSignal } from '../core/ports';
import type { Evidence, LanguageShare } from '../core/types';
import {
  ECOSYSTEM_LANGUAGES,
  FRAMEWORK_RULES,
  NEUTRAL_LANGUAGES,
  type FrameworkRule,
} from './data/frameworks';
import { throwIfCancelled } from './DetectionCancelled';
import { ASIDE } from './manifests/readManifests';
import { VENDORED } from './data/unwritten';
import type { Readings } from './Readings';
import { scanImports } from './scanImports';
import {
  folderPrefix,
  type Dependency,
  type Ecosystem,
  type Manifest,
  type Scope,
} from './manifests/Manifest';
import { entriesAt, type Survey } from './survey';

/** One reason to believe in a framework. */
export interface FrameworkSign {
  framework: string;
  /** 0..2 */
  score: number;
  /** Folder of the manifest that says so; absent for other signs. */
  folder?: string;
  reason: string;
}

export interface FrameworkFinding {
  /** Canonical name, `null` if there is none. */
  framework: string | null;
  /** Everything that spoke for some framework, the strongest first. */
  signs: FrameworkSign[];
  evidence: Evidence[];
  /** Whether the repository is itself a framework. */
  isFramework: boolean;
}

/** Below this nothing is said. */
const MIN_SCORE = 0.2;
/** An ecosystem whose languages have less of the code than this serves the others. */
const MIN_ECOSYSTEM_SHARE = 0.25;
const FILE_SIGN = 0.9;
/** So many files of a name are looked into for what they say, and so much of each. */
const MAX_FILES = 4;
const FILE_BYTES = 16_384;
const IMPORT_SIGN = 0.85;

/**
 * Finds the framework on which a project is built; one that *is* a framework has none.
 * @param inherited manifests of the folders around it whose dependencies are the project's too
 */
export async function detectFramework(
  readings: Readings,
  found: Survey,
  manifests: readonly Manifest[],
  inherited: readonly Manifest[],
  languages: readonly LanguageShare[],
  signal: CancellationSignal,
): Promise<FrameworkFinding> {
  const own = ownFramework(manifests, found);
  if (own) {
    return {
      framework: null,
      signs: [],
      evidence: [{ field: 'framework', value: own.framework, reason: own.reason }],
      isFramework: true,
    };
  }
  const signs = [
    ...[...manifests, ...inherited].flatMap((manifest) =>
      signsOfManifest(manifest, manifests, languages),
    ),
    ...(await signsOfFiles(readings, found, languages, signal)),
    ...(await signsOfImports(readings, found, manifests, languages, signal)),
  ].sort((a, b) => b.score - a.score || (a.framework < b.framework ? -1 : 1));
  const best = signs[0];
  if (!best || best.score < MIN_SCORE) {
    return { framework: null, signs, evidence: [], isFramework: false };
  }
  const evidence = signs
    .filter(({ framework }) => framework === best.framework)
    .slice(0, 3)
    .map(({ reason }): Evidence => ({ field: 'framework', value: best.framework, reason }));
  return { framework: best.framework, signs, evidence, isFramework: false };
}

function packagesOf(rule: FrameworkRule, ecosystem: Ecosystem): string[] {
  return rule.packages?.[ecosystem]?.split(' ') ?? [];
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Ecosystems whose package names are unique for what they are: by address, group or vendor. */
const UNIQUE_NAMES: ReadonlySet<Ecosystem> = new Set(['go', 'maven', 'packagist']);

/**
 * The framework that this repository is. In ecosystems of plain names an application may be called
 * like a framework, so there the package must besides be one that is published.
 */
function ownFramework(
  manifests: readonly Manifest[],
  { names }: Survey,
): { framework: string; reason: string } | undefined {
  const published = manifests.filter((each) => UNIQUE_NAMES.has(each.ecosystem) || isLibrary(each));
  for (const { name, ecosystem, path } of published) {
    const is = FRAMEWORK_RULES.find((rule) =>
      packagesOf(rule, ecosystem).some((pattern) => name && matches(pattern, name)),
    );
    if (!is) continue;
    const reason = `${path} is the manifest of ${name ?? ''}: this repository is the framework`;
    return { framework: is.framework, reason };
  }
  // A package whose name its manifest computes is called like its folder.
  if (!published.some(({ ecosystem, name }) => ecosystem === 'pypi' && name === null))
    return undefined;
  for (const rule of FRAMEWORK_RULES) {
    for (const module of rule.imports?.python?.split(' ') ?? []) {
      const path = [`${module}/__init__.py`, `src/${module}/__init__.py`].find((each) =>
        names.has(each),
      );
      if (!path) continue;
      const reason = `${path} is the package ${module}: this repository is the framework`;
      return { framework: rule.framework, reason };
    }
  }
  return undefined;
}

/** Whether a manifest describes something that others depend on. */
function isLibrary({ declared }: Manifest): boolean {
  return declared.has('published') && !declared.has('application');
}

function signsOfManifest(
  manifest: Manifest,
  all: readonly Manifest[],
  languages: readonly LanguageShare[],
): FrameworkSign[] {
  const affinity = ecosystemWeight(manifest.ecosystem, all, languages);
  if (affinity === 0) return [];
  const near = 1 / (1 + 0.1 * (manifest.path.split('/').length - 1));
  const signs: FrameworkSign[] = [];
  for (const rule of FRAMEWORK_RULES) {
    if (rule.applicationsOnly && isLibrary(manifest)) continue;
    const patterns = packagesOf(rule, manifest.ecosystem);
    if (patterns.length === 0) continue;
    let best: { dependency: Dependency; factor: number } | undefined;
    for (const dependency of manifest.dependencies) {
      if (!patterns.some((pattern) => matches(pattern, dependency.name))) continue;
      const factor = scopeFactor(scopeHere(dependency, manifest, all), manifest, rule);
      const tells = factor === best?.factor && dependency.version && !best.dependency.version;
      if (factor > (best?.factor ?? 0) || tells) best = { dependency, factor };
    }
    if (!best) continue;
    signs.push({
      framework: rule.framework,
      score: rule.weight * best.factor * near * affinity,
      folder: folderPrefix(manifest.path),
      reason: `${spoken(best.dependency)} in ${manifest.path}`,
    });
  }
  return signs;
}

/** A gem's Gemfile lists what its developers need; what it needs itself is in the gemspec. */
function scopeHere(dependency: Dependency, manifest: Manifest, all: readonly Manifest[]): Scope {
  const gem = manifest.path === 'Gemfile' && all.some(({ path }) => /^[^/]+\.gemspec$/.test(path));
  return gem ? 'dev' : dependency.scope;
}

function scopeFactor(scope: Scope, manifest: Manifest, rule: FrameworkRule): number {
  switch (scope) {
    case 'runtime':
      return 1;
    case 'peer':
      return 0.95;
    case 'optional':
      return isLibrary(manifest) ? 0 : 0.5;
    case 'dev': {
      // What an npm application compiles or bundles is often declared for development.
      const bundles = manifest.ecosystem === 'npm';
      if (bundles && rule.runs && !isLibrary(manifest)) return 1;
      const { declared } = manifest;
      const isCalled = declared.has('entry point') && !declared.has('application');
      return bundles && !isLibrary(manifest) && !isCalled ? 0.8 : 0;
    }
  }
}

/** 0..1: how much of the code is written in the languages of an ecosystem. */
function ecosystemWeight(
  ecosystem: Ecosystem,
  manifests: readonly Manifest[],
  languages: readonly LanguageShare[],
): number {
  const own = new Set(ECOSYSTEM_LANGUAGES[ecosystem]);
  const share = languages.reduce((sum, each) => sum + (own.has(each.name) ? each.share : 0), 0);
  const main = languages.find(({ name }) => !NEUTRAL_LANGUAGES.has(name));
  const mainHasManifest =
    main !== undefined &&
    manifests.some((each) => ECOSYSTEM_LANGUAGES[each.ecosystem].includes(main.name));
  if (share < MIN_ECOSYSTEM_SHARE && main && !own.has(main.name) && mainHasManifest) return 0;
  return 0.3 + 0.7 * Math.min(1, share);
}

function spoken({ name, version }: Dependency): string {
  const plain = name.replace(/^(?:plugin|sdk|property|image|engine|type):/, '');
  return version ? `${plain} ${version}` : plain;
}

async function signsOfFiles(
  readings: Readings,
  found: Survey,
  languages: readonly LanguageShare[],
  signal: CancellationSignal,
): Promise<FrameworkSign[]> {
  const signs: FrameworkSign[] = [];
  for (const [rule, paths] of found.names.once('framework files', frameworkFiles)) {
    throwIfCancelled(signal);
    const path = await firstThatSays(readings, found, rule, paths);
    if (path === undefined) continue;
    const [ecosystem] = Object.keys(rule.packages ?? {}) as Ecosystem[];
    const affinity = ecosystem ? ecosystemWeight(ecosystem, [], languages) : 1;
    signs.push({
      framework: rule.framework,
      score: rule.weight * FILE_SIGN * affinity,
      reason: `there is ${path}`,
    });
  }
  return signs;
}

/** The first of some files that says what it has to say, where its name alone does not tell. */
async function firstThatSays(
  readings: Readings,
  found: Survey,
  { framework, says }: FrameworkRule,
  paths: readonly string[],
): Promise<string | undefined> {
  if (!says) return paths[0];
  for (const file of entriesAt(found, paths)) {
    const use = `sign of ${framework}`;
    const yes = await readings.of(use, found, file, FILE_BYTES, (text = '') => says.test(text));
    if (yes) return file.path;
  }
  return undefined;
}

/** The first files of each framework by which its projects may be known. */
function frameworkFiles(all: readonly string[]): Map<FrameworkRule, string[]> {
  const own = all.filter((path) => !ASIDE.test(path) && !VENDORED.test(path));
  const paths = own.length > 0 ? own : all;
  const rules = FRAMEWORK_RULES.filter(({ files }) => files);
  const found = new Map<FrameworkRule, string[]>();
  for (const path of paths) {
    for (const rule of rules) {
      const known = found.get(rule) ?? [];
      if (known.length === MAX_FILES || !rule.files?.test(path)) continue;
      found.set(rule, [...known, path]);
    }
  }
  return found;
}

async function signsOfImports(
  readings: Readings,
  found: Survey,
  manifests: readonly Manifest[],
  languages: readonly LanguageShare[],
  signal: CancellationSignal,
): Promise<FrameworkSign[]> {
  const signs: FrameworkSign[] = [];
  const isSilent = (language: string): boolean => !declaresDependencies(language, manifests);
  const telling = languages.filter(({ name }) => isSilent(name) || hasPlatform(name));
  const imported = await scanImports(readings, found, telling, signal);
  for (const { language, module, count, path } of imported) {
    for (const rule of FRAMEWORK_RULES) {
      if (!rule.imports?.[language]?.split(' ').includes(module)) continue;
      if (!rule.ofPlatform && !isSilent(language)) continue;
      if (rule.applicationsOnly && manifests.some(isLibrary)) continue;
      const times = count > 1 ? ` and ${count - 1} more` : '';
      signs.push({
        framework: rule.framework,
        score: rule.weight * IMPORT_SIGN,
        reason: `${path}${times} import ${module}`,
      });
    }
  }
  return signs;
}

/** Whether frameworks come with the platform of a language. */
function hasPlatform(language: string): boolean {
  return FRAMEWORK_RULES.some(({ ofPlatform, imports }) => ofPlatform && imports?.[language]);
}

/** Whether some manifest could have named the frameworks of a language. */
function declaresDependencies(language: string, manifests: readonly Manifest[]): boolean {
  return manifests.some(
    ({ ecosystem, name, dependencies }) =>
      ECOSYSTEM_LANGUAGES[ecosystem].includes(language) &&
      (name !== null || dependencies.some((each) => !each.name.startsWith('image:'))),
  );
}
