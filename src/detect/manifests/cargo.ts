import { parse as parseToml } from 'smol-toml';
import {
  emptyManifest,
  plainVersion,
  type Dependency,
  type Manifest,
  type Scope,
} from './Manifest';
import { entriesOf, listIn, tableIn, textIn, textsIn, valueIn } from './values';

/**
 * `Cargo.toml`. What a workspace keeps for its packages are versions; they use it or not. Throws on what is not
 * TOML.
 */
export function parseCargo(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'cargo');
  const toml: unknown = parseToml(text);
  const read = (table: unknown, scope: Scope): Dependency[] =>
    entriesOf(table).map(([key, value]) => {
      const version = typeof value === 'string' ? value : (textIn(value, 'version') ?? '');
      const optional = valueIn(value, 'optional') === true;
      return {
        name: (textIn(value, 'package') ?? key).toLowerCase().replace(/_/g, '-'),
        version: plainVersion(version),
        scope: optional && scope === 'runtime' ? 'optional' : scope,
      };
    });
  const add = (table: unknown, scope: Scope): void => {
    manifest.dependencies.push(...read(table, scope));
  };
  add(valueIn(toml, 'dependencies'), 'runtime');
  add(valueIn(toml, 'dev-dependencies'), 'dev');
  add(valueIn(toml, 'build-dependencies'), 'dev');
  for (const [, target] of entriesOf(valueIn(toml, 'target'))) {
    add(valueIn(target, 'dependencies'), 'runtime');
  }
  const workspace = tableIn(toml, 'workspace');
  manifest.members = [
    ...textsIn(workspace, 'members'),
    ...textsIn(workspace, 'exclude').map((folder) => `!${folder}`),
  ];
  manifest.versions = new Map(
    [...manifest.dependencies, ...read(valueIn(workspace, 'dependencies'), 'runtime')]
      .filter(({ version }) => version)
      .map((each) => [each.name, each.version]),
  );
  const cargo = tableIn(toml, 'package');
  manifest.name = textIn(cargo, 'name')?.toLowerCase().replace(/_/g, '-') ?? null;
  manifest.about = [
    textIn(cargo, 'description') ?? '',
    ...textsIn(cargo, 'keywords'),
    ...textsIn(cargo, 'categories'),
  ].join(', ');
  const shipped = ['categories', 'keywords', 'documentation', 'license', 'repository'];
  if (valueIn(cargo, 'publish') === false) manifest.declared.add('application');
  else if (shipped.filter((key) => valueIn(cargo, key) !== undefined).length >= 2) {
    manifest.declared.add('published');
  }
  if (valueIn(toml, 'lib') !== undefined) manifest.declared.add('entry point');
  if (listIn(toml, 'bin').length > 0) manifest.declared.add('command');
  return manifest;
}
