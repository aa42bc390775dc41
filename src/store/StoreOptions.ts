import type { SqlJsStatic } from 'sql.js';
import type { Clock } from '../core/ports';
import type { Disk } from './disk/Disk';
import type { LibraryLoss } from './presence/Presence';
import type { Log } from './disk/Log';

export interface StoreOptions {
  disk: Disk;
  /** Absolute path with `/`: journals, archives and blobs of all windows. */
  libraryFolder: string;
  /** Absolute path with `/`, of this workspace alone; without it the tables are in memory only. */
  snapshotFolder?: string;
  /** Absolute path with `/`, where it is remembered that there was a library; not within it. */
  memoryFolder?: string;
  /** Told when the library is not where it was, at the start or later, and when it is again. */
  lossChanged?: (loss: LibraryLoss | undefined) => void;
  clock: Clock;
  sqlJs: SqlJsStatic;
  log: Log;
  /** Random UUIDs. */
  newId?: () => string;
}

/** Things in the library that are not in the tables. */
export interface LibraryHealth {
  damagedLines: number;
  /** Events of a kind or version that this code does not know; a later one will. */
  unknownEvents: number;
  /** Patterns that are kept but not offered, because their template is missing or damaged. */
  missingTemplates: number;
}
