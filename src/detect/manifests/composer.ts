import { emptyManifest, plainVersion, type Manifest, type Scope } from './Manifest';
import { entriesOf, listIn, textIn, textsIn, valueIn } from './values';

/** `composer.json`. A package without a type is a library. Throws on what is not JSON. */
export function parseComposer(path: string, text: string): Manifest {
  const manifest = emptyManifest(path, 'packagist');
  const json: unknown = JSON.parse(text);
  const sections: [string, Scope][] = [
    ['require', 'runtime'],
    ['require-dev', 'dev'],
  ];
  for (const [section, scope] of sections) {
    for (const [name, range] of entriesOf(valueIn(json, section))) {
      const version = typeof range === 'string' ? plainVersion(range) : '';
      manifest.dependencies.push({ name: name.toLowerCase(), version, scope });
    }
  }
  manifest.members = listIn(json, 'repositories')
    .filter((each) => textIn(each, 'type') === 'path')
    .flatMap((each) => textIn(each, 'url') ?? []);
  manifest.name = textIn(json, 'name')?.toLowerCase() ?? null;
  manifest.about = [textIn(json, 'description') ?? '', ...textsIn(json, 'keywords')].join(', ');
  const type = textIn(json, 'type');
  // What extends a platform says so by its type, and may depend on nothing else of it.
  if (type?.includes('-')) {
    manifest.dependencies.push({ name: `type:${type}`, version: '', scope: 'runtime' });
  }
  if (type === 'project') manifest.declared.add('application');
  else if (type !== undefined) manifest.declared.add('published');
  else if (manifest.name) manifest.declared.add('entry point');
  if (type !== 'project' && valueIn(json, 'bin') !== undefined) manifest.declared.add('command');
  return manifest;
}
