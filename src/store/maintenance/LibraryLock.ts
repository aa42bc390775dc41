import type { Clock } from '../../core/ports';
import type { Disk } from '../disk/Disk';
import { isTaken } from '../disk/Disk';

/** Nobody needs longer; what is older was left by a crash. */
export const STALE_MS = 10 * 60 * 1000;

/**
 * Spares windows the work that another one is doing on the library's files. Nothing depends on it:
 * a lock that is taken for stale too early, or by two at once, costs double work and no knowledge.
 */
export class LibraryLock {
  private readonly path: string;

  constructor(
    private readonly disk: Disk,
    library: string,
    private readonly clock: Clock,
  ) {
    this.path = `${library}/archives/lock`;
  }

  /** Does work and returns what it gave; `undefined` when somebody else is at it. */
  async during<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.take())) return undefined;
    try {
      return await work();
    } finally {
      await this.disk.remove(this.path);
    }
  }

  private async take(): Promise<boolean> {
    const found = await this.disk.stat(this.path);
    if (found && found.modifiedAt < this.clock.now() - STALE_MS) await this.disk.remove(this.path);
    try {
      const file = await this.disk.create(this.path);
      await file.close();
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }
}
