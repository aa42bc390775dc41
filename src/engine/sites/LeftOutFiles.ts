import type { LeftOutFile } from '../api/SiteApi';

/** Files into which a scan could not look, each told once as long as its reason stays. */
export class LeftOutFiles {
  private readonly reasons = new Map<string, string>();
  /** Also of files that are gone: they may come back. */
  private readonly told = new Map<string, string>();

  constructor(private readonly tell: (message: string) => void) {}

  add({ path, reason }: LeftOutFile): void {
    this.reasons.set(path, reason);
    if (this.told.get(path) === reason) return;
    this.told.set(path, reason);
    this.tell(`${path} is left out: it is ${reason}.`);
  }

  forget(path: string): void {
    this.reasons.delete(path);
  }

  /** Why a file was left out; `undefined` for others. */
  why(path: string): string | undefined {
    return this.reasons.get(path);
  }

  /** By path. */
  get all(): LeftOutFile[] {
    return [...this.reasons]
      .map(([path, reason]) => ({ path, reason }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
