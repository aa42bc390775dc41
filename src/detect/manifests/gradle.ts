import { emptyManifest, folderPrefix, plainVersion, type Manifest, type Scope } from './Manifest';
import { sourceText } from './sourceText';

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
  // `apply false` only makes a plugin known to other build files.
  const source = sourceText(text, '//', true).replace(/^.{0,300}\bapply\(? ?false\b.*$/gm, '');
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
  // A version catalogue's entries are named by aliases, `libs.spring.boot.starter`; a catalogue may
  // have any name but that of the projects.
  for (const [, configuration, alias] of source.matchAll(
    /\b([A-Za-z]\w*)\s*\(?\s*(?:platform\s*\(\s*)?(?!projects?\b)[a-z]\w*\.([\w.]+)/g,
  )) {
    const plugin = configuration === 'alias';
    const scope = CONFIGURATIONS.find(([pattern]) => pattern.test(configuration ?? ''))?.[1];
    const name = (alias ?? '')
      .toLowerCase()
      .replace(/^plugins\./, '')
      .replace(/\.get$/, '');
    if (plugin) add(`catalog-plugin:${name}`, '', 'runtime');
    else if (scope) add(`catalog:${name}`, '', scope);
  }
  for (const [, id] of source.matchAll(
    /(?:\bid\s*\(?\s*|apply\s*\(?\s*plugin\s*[:=]\s*)["']([\w.-]+)["']/g,
  )) {
    add(`plugin:${id ?? ''}`, '', 'runtime');
  }
  for (const [, id] of source.matchAll(/^`?(java-library|application|maven-publish|war)`?$/gm)) {
    add(`plugin:${id ?? ''}`, '', 'runtime');
  }
  const group = /^group\s*=?\s*["']([\w.-]+)["']/m.exec(source)?.[1];
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
  return folderPrefix(path).split('/').at(-2) ?? '';
}
