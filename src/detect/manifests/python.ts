import { parse as parseToml } from 'smol-toml';
import { parseYaml } from './yaml';
import {
  emptyManifest,
  plainVersion,
  type Dependency,
  type Manifest,
  type Scope,
} from './Manifest';
import { entriesOf, listIn, tableIn, textIn, textsIn, valueIn } from './values';

/** A requirement of PEP 508, `Django>=4.2 ; python_version > "3.8"`, or `undefined` if it is none. */
export function requirement(line: string, scope: Scope): Dependency | undefined {
  const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)/.exec(line);
  if (!match?.[1]) return undefined;
  return { name: pythonName(match[1]), version: plainVersion(match[2] ?? ''), scope };
}

/** Classifiers that say what a package is for; most say who may use it and with what. */
export function tellingClassifiers(classifiers: readonly string[]): string[] {
  return classifiers.filter(
    (each) => /^(?:Environment|Topic) ::/.test(each) && !each.includes('Software Development'),
  );
}

/** Names of packages are equal without case and with `-`, `_` and `.` alike. */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function requirements(lines: readonly string[], scope: Scope): Dependency[] {
  return lines.flatMap((line) => requirement(line, scope) ?? []);
}

/** Words of names for what only developers need. */
const FOR_DEVELOPMENT = new Set(
  (
    'dev devel develop development developer test tests testing doc docs documentation lint lints ' +
    'linter linters linting ci build type types typing mypy qa check checks style format bench ' +
    'benchmark benchmarks coverage release'
  ).split(' '),
);

/** Whether a list of packages, by its name, is what only developers need: `requirements-dev.txt`. */
function isForDevelopment(name: string): boolean {
  const words = name
    .toLowerCase()
    .replace(/^requirements?/, '')
    .split(/[^a-z]+/);
  return words.some((word) => FOR_DEVELOPMENT.has(word));
}

/** `requirements.txt` and its relatives. */
export function parseRequirements(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const scope = isForDevelopment(file) ? 'dev' : 'runtime';
  manifest.dependencies = text.split('\n').flatMap((line) => {
    const egg = /#egg=([\w.-]+)/.exec(line)?.[1];
    if (egg) return { name: pythonName(egg), version: '', scope };
    return /^\s*(?:-|#|\.|https?:|git\+|$)/.test(line) ? [] : (requirement(line, scope) ?? []);
  });
  return manifest;
}

/** `pyproject.toml`: PEP 621, Poetry, Flit, PDM and dependency groups. Throws on what is not TOML. */
export function parsePyproject(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const toml: unknown = parseToml(text);
  const project = tableIn(toml, 'project');
  const tool = tableIn(toml, 'tool');
  const poetry = tableIn(tool, 'poetry');
  const flit = tableIn(tableIn(tool, 'flit'), 'metadata');
  manifest.dependencies = [
    ...requirements(textsIn(project, 'dependencies'), 'runtime'),
    ...requirements(textsIn(flit, 'requires'), 'runtime'),
    ...entriesOf(valueIn(project, 'optional-dependencies')).flatMap(([group]) =>
      requirements(textsIn(tableIn(project, 'optional-dependencies'), group), 'optional'),
    ),
    ...entriesOf(valueIn(toml, 'dependency-groups')).flatMap(([group]) =>
      requirements(textsIn(tableIn(toml, 'dependency-groups'), group), 'dev'),
    ),
    ...poetryDependencies(valueIn(poetry, 'dependencies'), 'runtime'),
    ...poetryDependencies(valueIn(poetry, 'dev-dependencies'), 'dev'),
    ...entriesOf(valueIn(poetry, 'group')).flatMap(([name, group]) =>
      poetryDependencies(
        valueIn(group, 'dependencies'),
        isForDevelopment(name)
          ? 'dev'
          : valueIn(group, 'optional') === true
            ? 'optional'
            : 'runtime',
      ),
    ),
  ];
  const uv = tableIn(tableIn(tool, 'uv'), 'workspace');
  manifest.members = [
    ...textsIn(uv, 'members'),
    ...textsIn(uv, 'exclude').map((folder) => `!${folder}`),
    ...entriesOf(valueIn(poetry, 'dependencies')).flatMap(
      ([, dependency]) => textIn(dependency, 'path') ?? [],
    ),
  ];
  const name = textIn(project, 'name') ?? textIn(poetry, 'name') ?? textIn(flit, 'module');
  manifest.name = name === undefined ? null : pythonName(name);
  const about = [project, poetry, flit].flatMap((table) => [
    textIn(table, 'description') ?? '',
    ...textsIn(table, 'keywords'),
    ...tellingClassifiers(textsIn(table, 'classifiers')),
  ]);
  manifest.about = about.filter(Boolean).join(', ');
  if (name !== undefined) manifest.declared.add('entry point');
  const classifiers = [project, poetry, flit].flatMap((table) => textsIn(table, 'classifiers'));
  if (classifiers.some((each) => !each.startsWith('Private ::'))) {
    manifest.declared.add('published');
  }
  const scripts = [project, poetry, flit].flatMap((table) => entriesOf(valueIn(table, 'scripts')));
  if (scripts.length > 0) manifest.declared.add('command');
  if (valueIn(poetry, 'package-mode') === false) manifest.declared.add('application');
  return manifest;
}

function poetryDependencies(table: unknown, scope: Scope): Dependency[] {
  return entriesOf(table)
    .filter(([name]) => name !== 'python')
    .map(([name, value]) => ({
      name: pythonName(name),
      version: plainVersion(typeof value === 'string' ? value : (textIn(value, 'version') ?? '')),
      scope: valueIn(value, 'optional') === true ? 'optional' : scope,
    }));
}

/** `Pipfile`. Throws on what is not TOML. */
export function parsePipfile(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const toml: unknown = parseToml(text);
  manifest.dependencies = [
    ...poetryDependencies(valueIn(toml, 'packages'), 'runtime'),
    ...poetryDependencies(valueIn(toml, 'dev-packages'), 'dev'),
  ];
  return manifest;
}

/** `environment.yml` of conda. Throws on what is not YAML. */
export function parseCondaEnvironment(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  for (const each of listIn(parseYaml(text), 'dependencies')) {
    const lines = typeof each === 'string' ? [each.replace(/^[\w-]+::/, '')] : textsIn(each, 'pip');
    manifest.dependencies.push(...requirements(lines, 'runtime'));
  }
  return manifest;
}

/** `setup.cfg`, which is INI as Python's configparser reads it. */
export function parseSetupCfg(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const values = iniValues(text);
  const name = values.get('metadata.name')?.[0];
  manifest.name = name ? pythonName(name) : null;
  manifest.dependencies = [
    ...requirements(values.get('options.install_requires') ?? [], 'runtime'),
    ...[...values]
      .filter(([key]) => key.startsWith('options.extras_require.'))
      .flatMap(([, lines]) => requirements(lines, 'optional')),
  ];
  const classifiers = values.get('metadata.classifiers') ?? [];
  const about = ['metadata.description', 'metadata.keywords'].flatMap(
    (key) => values.get(key) ?? [],
  );
  manifest.about = [...about, ...tellingClassifiers(classifiers)].join(', ');
  if (name) manifest.declared.add('entry point');
  if (classifiers.length > 0) manifest.declared.add('published');
  if (values.has('options.entry_points.console_scripts')) manifest.declared.add('command');
  return manifest;
}

/** Lines of each value by `section.key`; continued lines are indented. */
function iniValues(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let section = '';
  let current: string[] | undefined;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (!trimmed || /^[#;]/.test(trimmed)) continue;
    const header = /^\[([^\]]+)\]/.exec(trimmed)?.[1];
    const pair = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (header && !/^\s/.test(line)) {
      section = header.trim();
      current = undefined;
    } else if (pair?.[1]) {
      current = pair[2]?.trim() ? [pair[2].trim()] : [];
      values.set(`${section}.${pair[1]}`, current);
    } else {
      current?.push(trimmed);
    }
  }
  return values;
}
