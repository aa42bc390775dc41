import type { Site } from '../../core/ports';

interface KnownFile {
  version: string;
  /** Versions of templates. Shared by the files that were looked through for the same ones. */
  lookedFor: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Sites by version of a template and version of a file. */
export class KnownSites {
  private readonly files = new Map<string, KnownFile>();
  /** By version of the template, then by path; only of files that have any. */
  private readonly sites = new Map<string, Map<string, Site[]>>();
  /** The answers of `of` that still hold. */
  private readonly inOrder = new Map<string, readonly Site[]>();

  /** The templates that were looked for in this version of a file; another version is forgotten. */
  lookedFor(path: string, version: string): ReadonlySet<string> {
    const known = this.files.get(path);
    if (known?.version === version) return known.lookedFor;
    this.forget(path);
    this.files.set(path, { version, lookedFor: NOTHING });
    return NOTHING;
  }

  /** Counts templates as looked for in files, at first without any sites there. */
  start(paths: readonly string[], templates: readonly string[]): void {
    const more = new Map<ReadonlySet<string>, ReadonlySet<string>>();
    for (const path of paths) {
      const file = this.files.get(path);
      if (!file) continue;
      const lookedFor = more.get(file.lookedFor) ?? new Set([...file.lookedFor, ...templates]);
      more.set(file.lookedFor, lookedFor);
      file.lookedFor = lookedFor;
    }
    for (const template of templates) {
      const found = this.sites.get(template);
      if (found?.size) for (const path of paths) this.drop(template, path);
    }
  }

  add(template: string, site: Site): void {
    const found = this.sites.get(template) ?? new Map<string, Site[]>();
    this.sites.set(template, found);
    this.inOrder.delete(template);
    const inFile = found.get(site.path);
    if (inFile) inFile.push(site);
    else found.set(site.path, [site]);
  }

  /** All sites of a template, by path and offset. */
  of(template: string): readonly Site[] {
    const known = this.inOrder.get(template);
    if (known) return known;
    const sites = [...(this.sites.get(template)?.values() ?? [])]
      .flat()
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start));
    this.inOrder.set(template, sites);
    return sites;
  }

  get paths(): IterableIterator<string> {
    return this.files.keys();
  }

  forget(path: string): void {
    for (const template of this.files.get(path)?.lookedFor ?? NOTHING) {
      this.drop(template, path);
    }
    this.files.delete(path);
  }

  private drop(template: string, path: string): void {
    if (this.sites.get(template)?.delete(path)) this.inOrder.delete(template);
  }
}
