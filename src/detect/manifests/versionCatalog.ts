import { parse as parseToml } from 'smol-toml';
import { emptyManifest, plainVersion, type Dependency, type Manifest } from './Manifest';
import { entriesOf, tableIn, textIn, valueIn } from './values';

/**
 * A Gradle version catalogue, `libs.versions.toml`: what build files mean by `catalog:…` and
 * `catalog-plugin:…`. Throws on what is not TOML.
 */
export function parseVersionCatalog(path: string, text: string): Manifest {
  const toml: unknown = parseToml(text);
  const versions = tableIn(toml, 'versions');
  const versionOf = (entry: unknown): string => {
    const reference = textIn(tableIn(entry, 'version'), 'ref');
    return plainVersion((reference ? textIn(versions, reference) : textIn(entry, 'version')) ?? '');
  };
  const catalog = new Map<string, Dependency>();
  const accessor = (alias: string): string => alias.toLowerCase().replace(/[-_]/g, '.');
  for (const [alias, entry] of entriesOf(valueIn(toml, 'libraries'))) {
    const whole = typeof entry === 'string' ? entry : textIn(entry, 'module');
    const parts = whole?.split(':') ?? [textIn(entry, 'group') ?? '', textIn(entry, 'name') ?? ''];
    catalog.set(`catalog:${accessor(alias)}`, {
      name: `${parts[0] ?? ''}:${parts[1] ?? ''}`.toLowerCase(),
      version: parts[2] ? plainVersion(parts[2]) : versionOf(entry),
      scope: 'runtime',
    });
  }
  for (const [alias, entry] of entriesOf(valueIn(toml, 'plugins'))) {
    const id = typeof entry === 'string' ? entry.split(':')[0] : textIn(entry, 'id');
    if (!id) continue;
    const version = typeof entry === 'string' ? '' : versionOf(entry);
    const name = `plugin:${id.toLowerCase()}`;
    catalog.set(`catalog-plugin:${accessor(alias)}`, { name, version, scope: 'runtime' });
  }
  return { ...emptyManifest(path, 'maven'), catalog };
}
