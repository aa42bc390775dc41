import type { StoreChange } from '../../core/Store';
import type { Project } from '../../core/types';
import type { EngineSettings } from './EngineOptions';
import type { LibraryLoss } from './LibraryApi';
import type { SiteNews } from './SiteApi';

/** Everything that the engine tells unasked. */
export interface EngineEvents {
  changed: StoreChange;
  /** Another library is open from now on: nothing that was read before holds. */
  libraryChanged: Record<string, never>;
  /** The library is not where it was, or is again; also told right after the start. */
  libraryLoss: { loss: LibraryLoss | undefined };
  /**
   * A profile was detected or corrected: the folder's own, and once they are known those of all its
   * packages that differ from it.
   */
  profiled: { folder: string; project: Project; packages?: Project[] };
  progress: {
    task: 'scan' | 'detect' | 'learn' | 'mine';
    folder: string;
    done: number;
    total?: number;
  };
  /** To one who listens by `listenToSites`. */
  sites: SiteNews;
  /** A setting that only the engine can check is wrong, in a sentence; what is wrong of it is left out. */
  settingMistaken: { setting: keyof EngineSettings; message: string };
  log: { level: 'info' | 'warn' | 'error'; message: string; detail?: string };
}
