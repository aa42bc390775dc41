import type { CodeTemplate } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { isCancellation } from '../mends/reportError';
import { throttle } from '../timing';
import { tickedFiles } from './tickedFiles';

/** Most commits that are looked at without being asked for. */
const FORESEEN = 30;
/** Milliseconds between two drawings of what came. */
const DELAY = 400;

/** Finds out what commits could teach, one after the other, while a person reads their titles. */
export class Glances {
  /** Called when more is known. */
  onNews: () => void = () => undefined;
  private readonly known = new Map<string, CodeTemplate | null>();
  private readonly wanted: string[] = [];
  private foreseen = 0;
  private working = false;
  private readonly news = throttle(DELAY, () => this.onNews());

  constructor(
    private readonly api: Pick<EngineApi, 'changes' | 'glance'>,
    private readonly folder: string,
    private readonly signal: AbortSignal,
  ) {}

  /** The template that a commit could teach: `null` for none, `undefined` until it is known. */
  of(sha: string): CodeTemplate | null | undefined {
    return this.known.get(sha);
  }

  /** Looks at commits: a single one at once, of a list the first. */
  want(shas: readonly string[]): void {
    const [only] = shas;
    if (only !== undefined && shas.length === 1) this.wanted.unshift(only);
    else {
      const more = shas.slice(0, FORESEEN - this.foreseen);
      this.foreseen += more.length;
      this.wanted.push(...more);
    }
    if (!this.working) void this.work();
  }

  private async work(): Promise<void> {
    this.working = true;
    for (let sha = this.wanted.shift(); sha && !this.signal.aborted; sha = this.wanted.shift()) {
      if (this.known.has(sha)) continue;
      try {
        this.known.set(sha, await this.glance(sha));
        this.news.call();
      } catch (error) {
        // A commit that cannot be read is told of when it is picked.
        if (!isCancellation(error)) this.known.set(sha, null);
      }
    }
    this.working = false;
  }

  private async glance(sha: string): Promise<CodeTemplate | null> {
    const source = { kind: 'commit', folder: this.folder, sha } as const;
    const { draft, files } = await this.api.changes({ source }, this.signal);
    const picks = tickedFiles(files).map((path) => ({ path }));
    if (picks.length === 0) return null;
    return this.api.glance({ source, draft, picks }, this.signal);
  }
}
