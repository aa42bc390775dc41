/** Which versions of templates were looked for in all files of which folders. */
export class LookedFor {
  /** Folders with `/`, empty for all files, by version. */
  private readonly folders = new Map<string, Set<string>>();

  has(version: string, folder: string): boolean {
    const folders = this.folders.get(version) ?? [];
    return [...folders].some(
      (known) => known === '' || known === folder || folder.startsWith(`${known}/`),
    );
  }

  add(version: string, folder: string): void {
    const folders = this.folders.get(version);
    if (folders) folders.add(folder);
    else this.folders.set(version, new Set([folder]));
  }

  hasAnywhere(version: string): boolean {
    return this.folders.has(version);
  }

  keepOnly(versions: ReadonlySet<string>): void {
    for (const version of this.folders.keys()) {
      if (!versions.has(version)) this.folders.delete(version);
    }
  }

  clear(): void {
    this.folders.clear();
  }
}
