import { emptyManifest, plainVersion, type Manifest } from './Manifest';
import { sourceText } from './sourceText';

/** `build.sbt`: `"group" %% "artifact" % "version"`, and plugins switched on. */
export function parseSbt(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  const source = sourceText(text, '//', true);
  for (const [, group, artifact, version, scope] of source.matchAll(
    /"([\w.-]+)"\s*%{1,3}\s*"([\w.-]+)"\s*%\s*"?([\w.-]+)"?(?:\s*%\s*"?(\w+)"?)?/g,
  )) {
    manifest.dependencies.push({
      name: `${group ?? ''}:${artifact ?? ''}`.toLowerCase(),
      version: plainVersion(version ?? ''),
      scope: /^test|^it$/i.test(scope ?? '') ? 'dev' : 'runtime',
    });
  }
  for (const [, list] of source.matchAll(/enablePlugins\(([^)]{0,500})\)/g)) {
    for (const plugin of (list ?? '').split(',')) {
      const name = `plugin:${plugin.trim().toLowerCase()}`;
      manifest.dependencies.push({ name, version: '', scope: 'runtime' });
    }
  }
  const organization = /\borganization\s*:=\s*"([\w.-]+)"/.exec(source)?.[1];
  const name = /\bname\s*:=\s*"([\w.-]+)"/.exec(source)?.[1];
  if (name) manifest.name = `${organization ?? ''}:${name}`.toLowerCase();
  if (/\b(?:publishTo|developers|homepage|licenses)\s*:=/.test(source))
    manifest.declared.add('published');
  return manifest;
}
