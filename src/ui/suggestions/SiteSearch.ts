import { isDeepStrictEqual } from 'node:util';
import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { PatternSites } from '../../engine/api/ApplicationApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';

/** The sites of one folder: which are known, for which templates, and which files changed since. */
export class SiteSearch {
  readonly sites = new Map<PatternId, readonly Site[]>();
  /** The templates whose sites are known. */
  private readonly lookedFor = new Map<PatternId, string>();
  /** Patterns that were never looked for in all files; what is known of them may be a part. */
  private readonly partial = new Set<PatternId>();
  private readonly touched = new Set<string>();
  private path: string | undefined;

  constructor(private readonly folder: string) {}

  /** A file or folder changed; its path in the folder. */
  touch(path: string): void {
    this.touched.add(path);
  }

  get touchedCount(): number {
    return this.touched.size;
  }

  /** The next search looks for everything again. */
  forget(): void {
    this.lookedFor.clear();
    this.touched.clear();
  }

  /** Searches in the package of this file, relative to the folder, and forgets what was found. */
  moveTo(path: string | undefined): void {
    this.path = path;
    this.forget();
    this.sites.clear();
    this.partial.clear();
  }

  /** The suggested patterns whose sites are not known. */
  unknownOf(suggestions: readonly Suggestion[]): Suggestion[] {
    return suggestions.filter(
      (suggestion) =>
        suggestion.codeTemplate.kind === 'rewrite' &&
        this.lookedFor.get(suggestion.patternId) !== suggestion.version,
    );
  }

  /**
   * Looks for the sites of patterns in all files. What is cancelled stays unknown; what was known
   * stands until then, so that no row leaves its group under a click.
   */
  async look(
    api: EngineApi,
    suggestions: readonly Suggestion[],
    signal: AbortSignal,
  ): Promise<void> {
    const patternIds = suggestions.map(({ patternId }) => patternId);
    for (const id of patternIds) {
      // Of a template that has changed since, what is known is wrong.
      if (this.lookedFor.has(id)) this.forgetPattern(id);
      if (!this.sites.has(id)) this.partial.add(id);
    }
    const { folder, path } = this;
    const found = await api.scan({ folder, path, patternIds, withInputs: true }, signal);
    for (const { patternId, sites } of found) {
      this.sites.set(patternId, inOrder(sites));
      this.partial.delete(patternId);
    }
    for (const { patternId, version } of suggestions) this.lookedFor.set(patternId, version);
  }

  /**
   * Looks again in the files that changed, for those suggested patterns whose sites are known; the
   * others, which may exist no more, are forgotten.
   * @returns whether any site came, went or moved.
   */
  async lookIntoTouched(
    api: EngineApi,
    suggestions: readonly Suggestion[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const suggested = new Set(suggestions.map(({ patternId }) => patternId));
    for (const id of this.lookedFor.keys()) if (!suggested.has(id)) this.forgetPattern(id);
    const paths = [...this.touched];
    const patternIds = [...this.lookedFor.keys()];
    if (paths.length === 0 || patternIds.length === 0) return false;
    const { folder, path } = this;
    const where = { folder, path, patternIds, paths, withInputs: true };
    const found = await api.scan(where, signal);
    let changed = false;
    for (const { patternId, sites } of found) {
      const before = this.sites.get(patternId) ?? [];
      const others = before.filter((site) => !paths.some((path) => isAtOrIn(site.path, path)));
      const after = inOrder([...others, ...sites]);
      if (isDeepStrictEqual(before, after)) continue;
      this.sites.set(patternId, after);
      changed = true;
    }
    for (const path of paths) this.touched.delete(path);
    return changed;
  }

  /** Takes in what a search that is under way has found so far. */
  takeFound(found: readonly PatternSites[]): void {
    for (const { patternId, sites } of found) {
      if (!this.partial.has(patternId)) continue;
      this.sites.set(patternId, inOrder([...(this.sites.get(patternId) ?? []), ...sites]));
    }
  }

  private forgetPattern(id: PatternId): void {
    this.sites.delete(id);
    this.lookedFor.delete(id);
    this.partial.delete(id);
  }
}

function isAtOrIn(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

/** By file and place, each place once. */
function inOrder(sites: readonly Site[]): Site[] {
  const byPlace = new Map(sites.map((site) => [`${site.path}\0${site.start}`, site]));
  return [...byPlace.values()].sort((a, b) =>
    a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1,
  );
}
