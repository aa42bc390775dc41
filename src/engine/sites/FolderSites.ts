import { untilAborted } from '../../core/untilAborted';
import { LookedFor } from './LookedFor';
import { Throttle } from './scanReports';
import type { Looking, SiteListener, WantedSites } from './SiteListener';
import { SiteListeners } from './SiteListeners';
import type { ScannedPattern, SiteScanner } from './SiteScanner';

/** When more files changed since they were looked into, all of them are listed again. */
const MAX_CHANGED = 1000;
const QUIET: Looking = { isLooking: false };

/**
 * The sites in one folder, for all who listen: which are known, and which files have changed since.
 * Looks for what is missing, for all of them at once, one search at a time.
 */
export class FolderSites {
  private ownScanner: SiteScanner | undefined;
  private readonly listeners = new SiteListeners();
  private readonly lookedFor = new LookedFor();
  /** Files and folders that changed and were not looked into yet. */
  private changed = new Set<string>();
  /** Counts how often everything had to be looked into again. */
  private voided = 0;
  private isWanted = false;
  private working: Promise<void> | undefined;
  private underWay = new AbortController();
  private searchedFor: readonly ScannedPattern[] = [];

  /**
   * @param onFailure is told why files that changed could not be looked into
   * @param pause milliseconds between two reports of one search
   */
  constructor(
    private readonly createScanner: () => SiteScanner,
    private readonly onFailure: (error: unknown) => void,
    private readonly pause: number,
  ) {}

  /** Knows the sites by version of file and template. */
  get scanner(): SiteScanner {
    return (this.ownScanner ??= this.createScanner());
  }

  get isListenedTo(): boolean {
    return this.listeners.size > 0;
  }

  listener(name: string): SiteListener | undefined {
    return this.listeners.get(name);
  }

  /**
   * Tells a listener what it wants, and resolves once everything is told.
   * @throws AbortError; the listener stays
   */
  async listen(name: string, listener: SiteListener, signal: AbortSignal): Promise<void> {
    listener.waiting += 1;
    this.listeners.set(name, listener);
    this.leaveUnwanted();
    try {
      await untilAborted(this.look(), signal);
    } finally {
      listener.waiting -= 1;
      this.leaveUnwanted();
    }
  }

  stop(name: string): void {
    this.listeners.delete(name);
    this.leaveUnwanted();
  }

  /** Files and folders came, went or changed; they are looked into for who listens to that. */
  filesChanged(paths: readonly string[]): void {
    for (const path of paths) this.changed.add(path);
    if (this.changed.size > MAX_CHANGED || paths.some(decidesOnOthers)) this.forget();
    this.lookAgain();
  }

  /** Lists all files again when somebody asks; what was told stands until then. */
  forget(): void {
    this.lookedFor.clear();
    this.changed.clear();
    this.voided += 1;
  }

  /** Looks at everything anew, with another scanner, since the settings are others. */
  beginAnew(): void {
    this.forget();
    this.ownScanner = undefined;
    this.underWay.abort();
    this.lookAgain();
  }

  /** Tells nobody anything more. */
  end(): void {
    this.listeners.clear();
    this.underWay.abort();
  }

  private lookAgain(): void {
    if (this.listeners.awake.length > 0) this.look().catch(() => undefined);
  }

  private look(): Promise<void> {
    this.isWanted = true;
    this.working ??= this.lookUntilKnown();
    return this.working;
  }

  private async lookUntilKnown(): Promise<void> {
    try {
      // `working` is there before this can end.
      await Promise.resolve();
      while (this.isWanted && this.listeners.awake.length > 0) {
        this.isWanted = false;
        this.underWay = new AbortController();
        await this.lookOnce(this.underWay.signal);
      }
    } catch (error) {
      this.tellFailure(error);
      throw error;
    } finally {
      this.working = undefined;
    }
  }

  /** One round; when it is left early, what is still wanted is looked for in the next. */
  private async lookOnce(signal: AbortSignal): Promise<void> {
    try {
      await this.lookIntoChanged(signal);
      for (const folder of this.listeners.folders) {
        const missing = this.listeners
          .wantedIn(folder)
          .filter(({ version }) => !this.lookedFor.has(version, folder));
        if (missing.length > 0) await this.lookEverywhere(folder, missing, signal);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
      this.isWanted = true;
    } finally {
      this.searchedFor = [];
      this.tellKnown(QUIET);
    }
  }

  /** Files that change meanwhile are looked into in the next round. */
  private async lookIntoChanged(signal: AbortSignal): Promise<void> {
    const known = this.listeners.wanted.filter(({ version }) =>
      this.lookedFor.hasAnywhere(version),
    );
    // Of another template it is not known what is in the files that changed.
    if (this.changed.size > 0) this.lookedFor.keepOnly(new Set(known.map((each) => each.version)));
    const paths = [...this.changed];
    this.changed = new Set();
    if (paths.length === 0 || known.length === 0) return;
    try {
      this.tellKnown({ isLooking: true });
      await this.scanner.scan(known, { below: '', paths }, nothing, nothing, signal);
    } catch (error) {
      for (const path of paths) this.changed.add(path);
      throw error;
    }
  }

  private async lookEverywhere(
    below: string,
    missing: readonly ScannedPattern[],
    signal: AbortSignal,
  ): Promise<void> {
    const { voided } = this;
    const byId = new Map(missing.map((pattern) => [pattern.patternId, pattern]));
    const reports = new Throttle(this.pause);
    this.searchedFor = missing;
    this.tellKnown({ isLooking: true });
    await this.scanner.scan(
      missing,
      { below },
      (progress) =>
        reports.run(() => this.tellProgress({ isLooking: true, progress: { ...progress } })),
      (patternId, site) => {
        const pattern = byId.get(patternId);
        if (pattern) for (const listener of this.listeners.awake) listener.add(pattern, site);
      },
      signal,
    );
    this.searchedFor = [];
    // What was found is right by its version; which files there are may be another answer by now.
    if (voided === this.voided) {
      for (const { version } of missing) this.lookedFor.add(version, below);
    }
  }

  /** Those who wait for an answer get the error as the answer. */
  private tellFailure(error: unknown): void {
    const others = this.listeners.notWaiting;
    if (others.length > 0) this.onFailure(error);
    for (const listener of others) listener.tellFailure();
  }

  private tellProgress(looking: Looking): void {
    for (const listener of this.listeners.awake) {
      listener.tellProgress(looking, this.missingOf(listener.wanted));
    }
  }

  private tellKnown(looking: Looking): void {
    for (const listener of this.listeners.awake) {
      const { below } = listener.wanted;
      listener.tellKnown(
        looking,
        looking.isLooking ? this.missingOf(listener.wanted) : [],
        (pattern) =>
          this.lookedFor.has(pattern.version, below)
            ? this.scanner.sitesOf(pattern, { below })
            : undefined,
        this.scanner.leftOut({ below }),
      );
    }
  }

  private missingOf({ patterns, below }: WantedSites): string[] {
    return patterns
      .filter(({ version }) => !this.lookedFor.has(version, below))
      .map(({ patternId }) => patternId);
  }

  /** Ends a search for something that nobody wants any more. */
  private leaveUnwanted(): void {
    const { awake } = this.listeners;
    if (awake.length === 0 || !this.listeners.want(this.searchedFor)) this.underWay.abort();
  }
}

const nothing = (): void => undefined;

/** Whether a file decides which other files are looked into. */
function decidesOnOthers(path: string): boolean {
  return path === '.gitignore' || path.endsWith('/.gitignore');
}
