import { emptyManifest, plainVersion, type Manifest, type Scope } from './Manifest';
import { entriesOf, tableIn, textIn, textsIn, valueIn } from './values';

const SECTIONS: readonly [key: string, scope: Scope][] = [
  ['dependencies', 'runtime'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'dev'],
];

/** `package.json`. Throws on what is not JSON. */
export function parsePackageJson(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'npm');
  const json: unknown = JSON.parse(text);
  const seen = new Set<string>();
  for (const [section, scope] of SECTIONS) {
    const optionalPeers = scope === 'peer' ? tableIn(json, 'peerDependenciesMeta') : {};
    for (const [name, range] of entriesOf(valueIn(json, section))) {
      if (seen.has(name)) continue;
      seen.add(name);
      const optional = valueIn(tableIn(optionalPeers, name), 'optional') === true;
      manifest.dependencies.push({
        name: name.toLowerCase(),
        version: typeof range === 'string' ? plainVersion(range) : '',
        scope: optional ? 'optional' : scope,
      });
    }
  }
  for (const [engine, range] of entriesOf(valueIn(json, 'engines'))) {
    manifest.dependencies.push({
      name: `engine:${engine.toLowerCase()}`,
      version: typeof range === 'string' ? plainVersion(range) : '',
      scope: 'runtime',
    });
  }
  manifest.name = textIn(json, 'name')?.toLowerCase() ?? null;
  const workspaces = valueIn(json, 'workspaces');
  manifest.members = Array.isArray(workspaces)
    ? textsIn(json, 'workspaces')
    : textsIn(workspaces, 'packages');
  manifest.about = [textIn(json, 'description') ?? '', ...textsIn(json, 'keywords')].join(', ');
  declare(manifest, json);
  return manifest;
}

function declare(manifest: ReturnType<typeof emptyManifest>, json: unknown): void {
  const has = (...keys: string[]): boolean => keys.some((key) => valueIn(json, key) !== undefined);
  const scripts = tableIn(json, 'scripts');
  if (valueIn(json, 'private') === true) manifest.declared.add('application');
  else {
    const callable = has('main', 'exports', 'types', 'typings', 'module');
    if (has('bin')) manifest.declared.add(callable ? 'extra command' : 'command');
    if (
      has('files', 'exports', 'publishConfig', 'types', 'typings', 'peerDependencies', 'module')
    ) {
      manifest.declared.add('published');
    }
    if (has('main', 'keywords', 'repository')) manifest.declared.add('entry point');
  }
  const isServed = ['dev', 'serve', 'develop', 'preview'].some((name) => {
    const script = textIn(scripts, name);
    return script !== undefined && !ONLY_BUILDS.test(script);
  });
  if (Object.hasOwn(scripts, 'start') || (isServed && !manifest.declared.has('published'))) {
    manifest.declared.add('application');
  }
}

/** Scripts that build again and again, or show parts of a library: they serve who develops it. */
const ONLY_BUILDS =
  /\b(?:tsc|tsup|rollup|microbundle|esbuild|babel|watch|storybook|styleguidist)\b/;
