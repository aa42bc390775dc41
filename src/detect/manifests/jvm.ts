import { XMLParser } from 'fast-xml-parser';
import { parse as parseToml } from 'smol-toml';
import { emptyManifest, folderOf, plainVersion, type Manifest, type Scope } from './Manifest';
import { entriesOf, listIn, tableIn, textIn, valueIn } from './values';

const xml = new XMLParser({
  processEntities: false,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'dependency' || name === 'plugin',
});

/** `pom.xml`. Entities are not expanded. Throws on what is not XML. */
export function parsePom(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  const project = tableIn(xml.parse(text), 'project');
  const parent = tableIn(project, 'parent');
  const properties = tableIn(project, 'properties');
  const version = (value: string | undefined): string => {
    const property = /^\$\{([^}]+)\}$/.exec(value ?? '')?.[1];
    return plainVersion((property ? textIn(properties, property) : value) ?? '');
  };
  const add = (each: unknown, scope: Scope): void => {
    const artifact = textIn(each, 'artifactId');
    if (!artifact) return;
    const name = `${textIn(each, 'groupId') ?? 'org.apache.maven.plugins'}:${artifact}`;
    manifest.dependencies.push({
      name: name.toLowerCase(),
      version: version(textIn(each, 'version')),
      scope,
    });
  };
  for (const each of listIn(tableIn(project, 'dependencies'), 'dependency')) {
    const scope = textIn(each, 'scope');
    if (textIn(each, 'optional') === 'true') add(each, 'optional');
    else add(each, scope === 'test' ? 'dev' : scope === 'provided' ? 'peer' : 'runtime');
  }
  const plugins = listIn(tableIn(tableIn(project, 'build'), 'plugins'), 'plugin');
  for (const each of plugins) add(each, 'runtime');
  add(parent, 'runtime');

  // An inherited group is the parent's, and the parent may be the framework's.
  const artifact = textIn(project, 'artifactId');
  manifest.name = artifact ? `${textIn(project, 'groupId') ?? ''}:${artifact}`.toLowerCase() : null;
  manifest.about = [textIn(project, 'name'), textIn(project, 'description')]
    .filter(Boolean)
    .join(', ');
  const packaging = textIn(project, 'packaging') ?? 'jar';
  if (packaging === 'war' || packaging === 'ear') manifest.declared.add('application');
  if (packaging === 'jar' || packaging === 'bundle') manifest.declared.add('entry point');
  const publishes = ['licenses', 'developers', 'scm', 'distributionManagement'].filter(
    (key) => valueIn(project, key) !== undefined,
  );
  if (publishes.length >= 2) manifest.declared.add('published');
  return manifest;
}

const CONFIGURATIONS: readonly [RegExp, Scope][] = [
  [/^(?:test|androidTest|debug|ksp|kapt|annotationProcessor|lint|detekt)/, 'dev'],
  [/^compileOnly/, 'peer'],
  [
    /^(?:implementation|api|compile|runtime|runtimeOnly|provided|classpath|commonMain\w*|\w*Implementation|\w*Api)$/,
    'runtime',
  ],
];

/**
 * `build.gradle` and `build.gradle.kts`. These are programs, so only their usual statements are
 * read: coordinates in dependency configurations, plugins, the group.
 */
export function parseGradle(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  const source = text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
  const add = (name: string, version: string, scope: Scope): void => {
    manifest.dependencies.push({ name: name.toLowerCase(), version: plainVersion(version), scope });
  };
  for (const [, configuration, coordinates] of source.matchAll(
    /\b([A-Za-z]\w*)\s*\(?\s*(?:platform|enforcedPlatform|project|kotlin)?\s*\(?\s*["']([\w.-]+:[\w.-]+(?::[^"']*)?)["']/g,
  )) {
    const scope = CONFIGURATIONS.find(([pattern]) => pattern.test(configuration ?? ''))?.[1];
    const [group = '', artifact = '', version = ''] = (coordinates ?? '').split(':');
    if (scope) add(`${group}:${artifact}`, version, scope);
  }
  for (const [, configuration, group, artifact] of source.matchAll(
    /\b([A-Za-z]\w*)\s*\(?\s*group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']/g,
  )) {
    const scope = CONFIGURATIONS.find(([pattern]) => pattern.test(configuration ?? ''))?.[1];
    if (scope) add(`${group ?? ''}:${artifact ?? ''}`, '', scope);
  }
  // A version catalogue's entries are named by aliases: `libs.spring.boot.starter`.
  for (const [, configuration, alias] of source.matchAll(
    /\b([A-Za-z]\w*)\s*\(?\s*(?:platform\s*\(\s*)?libs\.([\w.]+)/g,
  )) {
    const plugin = configuration === 'alias';
    const scope = CONFIGURATIONS.find(([pattern]) => pattern.test(configuration ?? ''))?.[1];
    const name = (alias ?? '').replace(/^plugins\./, '').replace(/\.get$/, '');
    if (plugin) add(`catalog-plugin:${name}`, '', 'runtime');
    else if (scope) add(`catalog:${name}`, '', scope);
  }
  for (const [, id] of source.matchAll(
    /(?:\bid\s*\(?\s*|apply\s*\(?\s*plugin\s*[:=]\s*)["']([\w.-]+)["']/g,
  )) {
    add(`plugin:${id ?? ''}`, '', 'runtime');
  }
  for (const [, id] of source.matchAll(
    /^\s*[`]?(java-library|application|maven-publish|war)[`]?\s*$/gm,
  )) {
    add(`plugin:${id ?? ''}`, '', 'runtime');
  }
  const group = /^\s*group\s*=?\s*["']([\w.-]+)["']/m.exec(source)?.[1];
  if (group) manifest.name = `${group}:${lastFolder(path)}`.toLowerCase();
  const has = (id: string): boolean =>
    manifest.dependencies.some(({ name }) => name === `plugin:${id}`);
  if (has('maven-publish') || has('com.vanniktech.maven.publish') || has('com.android.library')) {
    manifest.declared.add('published');
  }
  if (has('java-library')) manifest.declared.add('entry point');
  if (has('application') || has('com.android.application') || has('war')) {
    manifest.declared.add('application');
  }
  return manifest;
}

function lastFolder(path: string): string {
  return folderOf(path).split('/').at(-2) ?? '';
}

/** A Gradle version catalogue, `libs.versions.toml`. Throws on what is not TOML. */
export function parseVersionCatalog(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  const toml: unknown = parseToml(text);
  const versions = tableIn(toml, 'versions');
  const versionOf = (entry: unknown): string => {
    const reference = textIn(tableIn(entry, 'version'), 'ref');
    return plainVersion((reference ? textIn(versions, reference) : textIn(entry, 'version')) ?? '');
  };
  for (const [alias, entry] of entriesOf(valueIn(toml, 'libraries'))) {
    const whole = typeof entry === 'string' ? entry : textIn(entry, 'module');
    const parts = whole?.split(':') ?? [textIn(entry, 'group') ?? '', textIn(entry, 'name') ?? ''];
    manifest.dependencies.push({
      name: `${parts[0] ?? ''}:${parts[1] ?? ''}`.toLowerCase(),
      version: parts[2] ? plainVersion(parts[2]) : versionOf(entry),
      scope: /test|junit|mock|espresso/i.test(alias) ? 'dev' : 'runtime',
    });
  }
  for (const [, entry] of entriesOf(valueIn(toml, 'plugins'))) {
    const id = typeof entry === 'string' ? entry.split(':')[0] : textIn(entry, 'id');
    if (id) {
      const version = typeof entry === 'string' ? '' : versionOf(entry);
      manifest.dependencies.push({ name: `plugin:${id.toLowerCase()}`, version, scope: 'runtime' });
    }
  }
  return manifest;
}

/** `build.sbt`: `"group" %% "artifact" % "version"`, and plugins switched on. */
export function parseSbt(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  for (const [, group, artifact, version, scope] of text.matchAll(
    /"([\w.-]+)"\s*%{1,3}\s*"([\w.-]+)"\s*%\s*"?([\w.-]+)"?(?:\s*%\s*"?(\w+)"?)?/g,
  )) {
    manifest.dependencies.push({
      name: `${group ?? ''}:${artifact ?? ''}`.toLowerCase(),
      version: plainVersion(version ?? ''),
      scope: /^test|^it$/i.test(scope ?? '') ? 'dev' : 'runtime',
    });
  }
  for (const [, list] of text.matchAll(/enablePlugins\(([^)]*)\)/g)) {
    for (const plugin of (list ?? '').split(',')) {
      const name = `plugin:${plugin.trim().toLowerCase()}`;
      manifest.dependencies.push({ name, version: '', scope: 'runtime' });
    }
  }
  const organization = /\borganization\s*:=\s*"([\w.-]+)"/.exec(text)?.[1];
  const name = /\bname\s*:=\s*"([\w.-]+)"/.exec(text)?.[1];
  if (name) manifest.name = `${organization ?? ''}:${name}`.toLowerCase();
  if (/\b(?:publishTo|developers|homepage|licenses)\s*:=/.test(text))
    manifest.declared.add('published');
  return manifest;
}
