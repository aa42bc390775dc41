import { parseYaml } from './yaml';
import { emptyManifest, plainVersion, type Manifest, type Scope } from './Manifest';
import { requirement } from './python';
import { sourceText } from './sourceText';
import { entriesOf, textIn, textsIn, valueIn } from './values';

/** `pubspec.yaml` of Dart and Flutter. Throws on what is not YAML. */
export function parsePubspec(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pub');
  const yaml: unknown = parseYaml(text);
  const sections: [string, Scope][] = [
    ['dependencies', 'runtime'],
    ['dev_dependencies', 'dev'],
  ];
  for (const [section, scope] of sections) {
    for (const [name, value] of entriesOf(valueIn(yaml, section))) {
      const version = typeof value === 'string' ? plainVersion(value) : '';
      manifest.dependencies.push({ name: name.toLowerCase(), version, scope });
    }
  }
  manifest.members = textsIn(yaml, 'workspace');
  manifest.name = textIn(yaml, 'name')?.toLowerCase() ?? null;
  manifest.about = textIn(yaml, 'description') ?? '';
  const unpublished = textIn(yaml, 'publish_to') === 'none';
  if (unpublished) manifest.declared.add('application');
  else if (['homepage', 'repository'].some((key) => valueIn(yaml, key) !== undefined)) {
    manifest.declared.add('published');
  }
  if (valueIn(yaml, 'executables') !== undefined) manifest.declared.add('command');
  return manifest;
}

/** `mix.exs` of Elixir: the tuples of its dependencies and the application's name. */
export function parseMix(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'hex');
  const source = sourceText(text, '#');
  for (const [, name, rest] of source.matchAll(/\{\s*:(\w+)\s*,([^{}]*)\}/g)) {
    const dev = /only:\s*\[?\s*:(?:test|dev)/.test(rest ?? '');
    const optional = /optional:\s*true/.test(rest ?? '');
    const version = plainVersion(/"([^"]*)"/.exec(rest ?? '')?.[1] ?? '');
    const scope = dev ? 'dev' : optional ? 'optional' : 'runtime';
    manifest.dependencies.push({ name: (name ?? '').toLowerCase(), version, scope });
  }
  const umbrella = /\bapps_path:\s*"([\w./-]+)"/.exec(source)?.[1];
  if (umbrella) manifest.members = [`${umbrella}/*`];
  manifest.name = /\bapp:\s*:(\w+)/.exec(source)?.[1]?.toLowerCase() ?? null;
  manifest.about = /\bdescription:\s*"([^"]*)"/.exec(source)?.[1] ?? '';
  if (/\bpackage:\s*(?:package|\[|@)/.test(source)) manifest.declared.add('published');
  if (/\bescript:/.test(source)) manifest.declared.add('command');
  return manifest;
}

/** `Package.swift`: packages by the last part of their address, products by their kind. */
export function parsePackageSwift(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'swift');
  const source = sourceText(text, '//', true);
  for (const [, url, rest] of source.matchAll(
    /\.package\([^)"]{0,200}url:\s*"([^"]{1,300})"([^)]{0,200})/g,
  )) {
    const name = (url ?? '')
      .replace(/\/$/, '')
      .replace(/\.git$/, '')
      .split('/')
      .slice(-2)
      .join('/');
    const version = plainVersion(/"([^"]*)"/.exec(rest ?? '')?.[1] ?? '');
    manifest.dependencies.push({ name: name.toLowerCase(), version, scope: 'runtime' });
  }
  manifest.name = /Package\(\s*name:\s*"([^"]+)"/.exec(source)?.[1]?.toLowerCase() ?? null;
  if (source.includes('.library(')) manifest.declared.add('published');
  if (/\.executable(?:Target)?\(/.test(source)) manifest.declared.add('application');
  return manifest;
}

/** `Dockerfile`: the images it starts from, and what it installs with pip. */
export function parseDockerfile(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'pypi');
  const source = sourceText(text, '#').replace(/\\\n/g, ' ');
  for (const [, image] of source.matchAll(/^FROM\s+(?:--\S+\s+)?([\w./-]+)/gim)) {
    const name = `image:${(image ?? '').toLowerCase()}`;
    manifest.dependencies.push({ name, version: '', scope: 'runtime' });
  }
  for (const [, list] of source.matchAll(/\bpip3?\s+install\s+([^&|;\n]*)/g)) {
    for (const word of (list ?? '').split(/\s+/)) {
      if (/^['"]?[A-Za-z]/.test(word)) {
        const found = requirement(word.replace(/['"]/g, ''), 'runtime');
        if (found) manifest.dependencies.push(found);
      }
    }
  }
  return manifest;
}

/** `CMakeLists.txt`: packages that it finds, and whether it makes libraries or programs. */
export function parseCMake(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'native');
  const source = sourceText(text, '#');
  for (const [, name] of source.matchAll(/\bfind_package\s*\(\s*(\w+)/gi)) {
    manifest.dependencies.push({ name: (name ?? '').toLowerCase(), version: '', scope: 'runtime' });
  }
  for (const [, name] of source.matchAll(/\binclude\s*\(\s*["']?([\w${}/.-]+)/gi)) {
    const last = (name ?? '').split('/').at(-1) ?? '';
    manifest.dependencies.push({
      name: `include:${last.toLowerCase()}`,
      version: '',
      scope: 'runtime',
    });
  }
  manifest.name = /\bproject\s*\(\s*["']?([\w.-]+)/i.exec(source)?.[1]?.toLowerCase() ?? null;
  const library = /\badd_library\s*\(/i.test(source);
  if (library && /\binstall\s*\(/i.test(source)) manifest.declared.add('published');
  else if (library) manifest.declared.add('entry point');
  if (/\badd_executable\s*\(/i.test(source) && !library) manifest.declared.add('application');
  return manifest;
}

/** `platformio.ini`: its frameworks, as dependencies. */
export function parsePlatformio(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'native');
  for (const [, list] of sourceText(text, ';').matchAll(/^framework\s*=\s*(.+)$/gm)) {
    for (const name of (list ?? '').split(',')) {
      manifest.dependencies.push({
        name: name.trim().toLowerCase(),
        version: '',
        scope: 'runtime',
      });
    }
  }
  manifest.declared.add('application');
  return manifest;
}
