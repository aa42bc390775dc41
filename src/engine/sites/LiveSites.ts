import type { SiteListening, SiteNews } from '../api/SiteApi';
import { FolderSites } from './FolderSites';
import { SiteListener, type WantedSites } from './SiteListener';
import type { SiteScanner } from './SiteScanner';

/** Folders to which nobody listens are forgotten beyond these, the one used longest ago first. */
const MAX_FOLDERS = 16;
/** Milliseconds between two reports of one search: a person who sees them has time for a click. */
const PAUSE = 750;

/** What a listener wants: `below` is the folder of its project. */
export interface Listening
  extends WantedSites, Pick<SiteListening, 'listener' | 'folder' | 'again'> {}

/**
 * Where templates fit, in any folder. Knows it for all who ask, forgets it where a file changes, and
 * looks again by itself for those who listen.
 */
export class LiveSites {
  /** By absolute path, the one used last at the end. */
  private readonly folders = new Map<string, FolderSites>();

  /**
   * @param createScanner for a folder, open or not
   * @param send tells a listener
   * @param onFailure is told why files that changed in a folder could not be looked into
   * @param pause milliseconds between two reports of one search
   */
  constructor(
    private readonly createScanner: (folder: string) => SiteScanner,
    private readonly send: (news: SiteNews) => void,
    private readonly onFailure: (folder: string, error: unknown) => void,
    private readonly pause = PAUSE,
  ) {}

  /** The scanner of a folder, which shares what it finds with all who ask. */
  scannerOf(folder: string): SiteScanner {
    return this.of(folder).scanner;
  }

  /**
   * Tells a listener what it wants and resolves once it is told everything; later tells it what
   * changed. A listener of the same name is another one if it wants the sites of another project.
   * @throws AbortError; then it is listened to all the same
   */
  async listen(
    { listener: name, folder, again, ...wanted }: Listening,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const sites = this.of(folder);
    for (const [path, others] of this.folders) if (path !== folder) others.stop(name);
    if (again) sites.forget();
    const known = sites.listener(name);
    const isKnown =
      known?.wanted.below === wanted.below && known.wanted.withInputs === wanted.withInputs;
    const listener = isKnown ? known : new SiteListener(name, wanted, this.send);
    listener.wanted = wanted;
    await sites.listen(name, listener, signal);
  }

  stop(listener: string): void {
    for (const sites of this.folders.values()) sites.stop(listener);
  }

  /** Says that files or folders came, went or changed; relative to the folder. */
  filesChanged(folder: string, paths: readonly string[]): void {
    this.folders.get(folder)?.filesChanged(paths);
  }

  /** Takes scanners that follow the settings of now, and looks at everything anew. */
  beginAnew(): void {
    for (const sites of this.folders.values()) sites.beginAnew();
  }

  /** Tells nobody anything more, and ends what is under way. */
  end(): void {
    for (const sites of this.folders.values()) sites.end();
  }

  private of(folder: string): FolderSites {
    const known = this.folders.get(folder);
    const sites =
      known ??
      new FolderSites(
        () => this.createScanner(folder),
        (error) => this.onFailure(folder, error),
        this.pause,
      );
    this.folders.delete(folder);
    this.folders.set(folder, sites);
    if (!known) this.forgetOldest();
    return sites;
  }

  private forgetOldest(): void {
    const idle = [...this.folders].filter(([, sites]) => !sites.isListenedTo);
    for (const [folder] of idle.slice(0, -MAX_FOLDERS)) this.folders.delete(folder);
  }
}
