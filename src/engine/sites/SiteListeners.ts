import { isSameVersion, type SiteListener } from './SiteListener';
import type { ScannedPattern } from './SiteScanner';

/** All who listen in one folder, and what they want together. */
export class SiteListeners {
  private readonly byName = new Map<string, SiteListener>();

  get size(): number {
    return this.byName.size;
  }

  get(name: string): SiteListener | undefined {
    return this.byName.get(name);
  }

  set(name: string, listener: SiteListener): void {
    this.byName.set(name, listener);
  }

  delete(name: string): void {
    this.byName.delete(name);
  }

  clear(): void {
    this.byName.clear();
  }

  /** The listeners for whom something is looked for now. */
  get awake(): SiteListener[] {
    return [...this.byName.values()].filter(({ isAwake }) => isAwake);
  }

  /** The listeners that do not wait for an answer. */
  get notWaiting(): SiteListener[] {
    return [...this.byName.values()].filter(({ waiting }) => waiting === 0);
  }

  /** Each version once, also of those who sleep. */
  get wanted(): ScannedPattern[] {
    return eachVersion([...this.byName.values()]);
  }

  /** Whether each of some patterns is wanted by somebody who is awake. */
  want(patterns: readonly ScannedPattern[]): boolean {
    const wanted = this.awake.flatMap((listener) => listener.wanted.patterns);
    return patterns.every((pattern) => wanted.some((each) => isSameVersion(each, pattern)));
  }

  /** The folders of those who are awake. What lies in one lies in those above it, which come first. */
  get folders(): string[] {
    const folders = new Set(this.awake.map(({ wanted }) => wanted.below));
    return [...folders].sort((a, b) => a.length - b.length);
  }

  /** Each version that somebody who is awake wants in a folder, once. */
  wantedIn(folder: string): ScannedPattern[] {
    return eachVersion(this.awake.filter(({ wanted }) => wanted.below === folder));
  }
}

function eachVersion(listeners: readonly SiteListener[]): ScannedPattern[] {
  const all = listeners.flatMap(({ wanted }) => wanted.patterns);
  return [...new Map(all.map((pattern) => [pattern.version, pattern])).values()];
}
