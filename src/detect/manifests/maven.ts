import { XMLParser } from 'fast-xml-parser';
import { emptyManifest, plainVersion, type Manifest, type Scope } from './Manifest';
import { listIn, tableIn, textIn, textsIn, valueIn } from './values';

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
  const managed = tableIn(tableIn(project, 'dependencyManagement'), 'dependencies');
  manifest.versions = new Map(
    listIn(managed, 'dependency').map((each) => [
      `${textIn(each, 'groupId') ?? ''}:${textIn(each, 'artifactId') ?? ''}`.toLowerCase(),
      version(textIn(each, 'version')),
    ]),
  );
  manifest.members = textsIn(tableIn(project, 'modules'), 'module').map((module) =>
    module.replace(/\/?[^/]+\.xml$/, ''),
  );

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
