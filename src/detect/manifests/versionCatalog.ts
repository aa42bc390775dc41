import { parse as parseToml } from 'smol-toml';
import { emptyManifest, plainVersion, type Dependency, type Manifest } from './Manifest';
import { entriesOf, tableIn, textIn, textsIn, valueIn } from './values';

/** How build files spell an alias: `ktor-core` and `ktor_core` are `ktor.core`. */
const accessor = (alias: string): string => alias.toLowerCase().replace(/[-_]/g, '.');

/** The libraries and plugins that `catalog:…` and `catalog-plugin:…` stand for in build files. */
class CatalogEntries {
  readonly entries = new Map<string, Dependency[]>();

  library(alias: string, name: string, version: string): void {
    const dependency: Dependency = { name: name.toLowerCase(), version, scope: 'runtime' };
    this.entries.set(`catalog:${accessor(alias)}`, [dependency]);
  }

  plugin(alias: string, id: string, version: string): void {
    const name = `plugin:${id.toLowerCase()}`;
    this.entries.set(`catalog-plugin:${accessor(alias)}`, [{ name, version, scope: 'runtime' }]);
  }

  /** After the libraries that it names. */
  bundle(alias: string, libraries: readonly string[]): void {
    const all = libraries.flatMap((each) => this.entries.get(`catalog:${accessor(each)}`) ?? []);
    this.entries.set(`catalog:bundles.${accessor(alias)}`, all);
  }
}

/** A Gradle version catalogue, `libs.versions.toml`. Throws on what is not TOML. */
export function parseVersionCatalog(path: string, text: string): Manifest {
  const toml: unknown = parseToml(text);
  const versions = tableIn(toml, 'versions');
  const versionOf = (entry: unknown): string => {
    const reference = textIn(tableIn(entry, 'version'), 'ref');
    return plainVersion((reference ? textIn(versions, reference) : textIn(entry, 'version')) ?? '');
  };
  const catalog = new CatalogEntries();
  for (const [alias, entry] of entriesOf(valueIn(toml, 'libraries'))) {
    const whole = typeof entry === 'string' ? entry : textIn(entry, 'module');
    const parts = whole?.split(':') ?? [textIn(entry, 'group') ?? '', textIn(entry, 'name') ?? ''];
    const version = parts[2] ? plainVersion(parts[2]) : versionOf(entry);
    catalog.library(alias, `${parts[0] ?? ''}:${parts[1] ?? ''}`, version);
  }
  for (const [alias, entry] of entriesOf(valueIn(toml, 'plugins'))) {
    const id = typeof entry === 'string' ? entry.split(':')[0] : textIn(entry, 'id');
    if (id) catalog.plugin(alias, id, typeof entry === 'string' ? '' : versionOf(entry));
  }
  for (const [alias] of entriesOf(valueIn(toml, 'bundles'))) {
    catalog.bundle(alias, textsIn(tableIn(toml, 'bundles'), alias));
  }
  return { ...emptyManifest(path, 'maven'), catalog: catalog.entries };
}

/**
 * The version catalogues that are written in `settings.gradle` itself.
 * @param source without comments
 */
export function catalogInSettings(source: string): NonNullable<Manifest['catalog']> {
  const catalog = new CatalogEntries();
  for (const [, kind = '', list = '', rest = ''] of source.matchAll(
    /\b(library|plugin|bundle|alias)\s?\(?\s?((?:["'][\w.:-]+["']|[\s,[\]]|listOf\(|arrayOf\()+)\)?\s?((?:\.\w+\s?\([^()\n]{0,200}\)\s?)*)/g,
  )) {
    const [alias, ...words] = textsOf(list);
    const more = textsOf(/\.to\s?\(([^)]*)\)/.exec(rest)?.[1] ?? '');
    const names = [...words, ...more];
    if (alias === undefined || names.length === 0) continue;
    const version = plainVersion(/\.version\s?\(\s?["']([^"']*)/.exec(rest)?.[1] ?? '');
    if (kind === 'bundle') catalog.bundle(alias, names);
    else if (kind === 'plugin' || rest.includes('.toPluginId')) {
      catalog.plugin(alias, names[0] ?? '', version);
    } else {
      const [group = '', artifact = '', own = ''] = names.join(':').split(':');
      catalog.library(alias, `${group}:${artifact}`, plainVersion(own) || version);
    }
  }
  return catalog.entries;
}

function textsOf(list: string): string[] {
  return [...list.matchAll(/["']([^"']*)["']/g)].map(([, text]) => text ?? '');
}
