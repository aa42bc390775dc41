import { XMLParser } from 'fast-xml-parser';
import { emptyManifest, plainVersion, type Ecosystem, type Manifest } from './Manifest';
import { sourceText } from './sourceText';
import { entriesOf, listIn, tableIn, textIn, textsIn, valueIn } from './values';
import { catalogInSettings } from './versionCatalog';
import { parseJsonc } from './jsonc';
import { parseYaml } from './yaml';

/** `pnpm-workspace.yaml`: members, and versions in its catalogues. Throws on what is not YAML. */
export function parsePnpmWorkspace(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'npm');
  const yaml: unknown = parseYaml(text);
  manifest.members = textsIn(yaml, 'packages');
  const catalogs = [
    valueIn(yaml, 'catalog'),
    ...entriesOf(valueIn(yaml, 'catalogs')).map(([, catalog]) => catalog),
  ];
  manifest.versions = new Map(
    catalogs
      .flatMap(entriesOf)
      .map(([name, range]) => [name.toLowerCase(), plainVersion(String(range))]),
  );
  return manifest;
}

/** `lerna.json`. Throws on what is not JSON. */
export function parseLerna(path: string, text: string): Manifest {
  const json: unknown = JSON.parse(text);
  return { ...emptyManifest(path, 'npm'), members: textsIn(json, 'packages') };
}

/** `rush.json`: the folders of its projects. Throws on what is not JSONC. */
export function parseRush(path: string, text: string): Manifest {
  const projects = listIn(parseJsonc(text), 'projects');
  const members = projects.flatMap((project) => textIn(project, 'projectFolder') ?? []);
  return { ...emptyManifest(path, 'npm'), members };
}

/** `melos.yaml` of Dart. Throws on what is not YAML. */
export function parseMelos(path: string, text: string): Manifest {
  return { ...emptyManifest(path, 'pub'), members: textsIn(parseYaml(text), 'packages') };
}

/** `go.work`: the folders that it uses. */
export function parseGoWork(path: string, text: string): Manifest {
  const source = sourceText(text, '//');
  return membersIn(path, 'go', source, /^(?:use )?"?(\.{0,2}\/?[\w.-]+(?:\/[\w.-]+)*)"?$/gm);
}

/** `settings.gradle` and `settings.gradle.kts`: the projects and version catalogues in it. */
export function parseGradleSettings(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'maven');
  const source = sourceText(text, '//', true);
  for (const [, list] of source.matchAll(/\binclude\b([\s("'\w:./,-]*)/g)) {
    for (const [, name] of (list ?? '').matchAll(/["']([\w:./-]+)["']/g)) {
      manifest.members.push((name ?? '').replace(/^:/, '').replace(/:/g, '/'));
    }
  }
  for (const [, folder] of source.matchAll(
    /\bprojectDir\s*=\s*[^"'\n]{0,100}["']([^"'\n]+)["']/g,
  )) {
    manifest.members.push(folder ?? '');
  }
  return { ...manifest, catalog: catalogInSettings(source) };
}

/** A solution of Visual Studio: the folders of its projects. */
export function parseSolution(path: string, text: string): Manifest {
  const pattern = /(?:=\s*"[^"\n]*",\s*|\bPath=)"([^"\n]+)[\\/][^"\\/\n]+\.(?:cs|fs|vb)proj"/g;
  const manifest = membersIn(path, 'nuget', text, pattern);
  manifest.members = manifest.members.map((folder) => folder.replace(/\\/g, '/'));
  return manifest;
}

const xml = new XMLParser({
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  isArray: (name) => name === 'ItemGroup' || name === 'PackageVersion',
});

/** `Directory.Packages.props` of .NET: versions for all projects. Throws on what is not XML. */
export function parsePackagesProps(path: string, text: string): Manifest {
  const groups = listIn(tableIn(xml.parse(text), 'Project'), 'ItemGroup');
  const versions = groups
    .flatMap((group) => listIn(group, 'PackageVersion'))
    .map((each): [string, string] => [
      (textIn(each, '@Include') ?? '').toLowerCase(),
      plainVersion(textIn(each, '@Version') ?? ''),
    ]);
  return { ...emptyManifest(path, 'nuget'), versions: new Map(versions) };
}

function membersIn(path: string, ecosystem: Ecosystem, text: string, pattern: RegExp): Manifest {
  const members = [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
  return { ...emptyManifest(path, ecosystem), members };
}
