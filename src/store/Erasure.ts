import type { Disk } from './Disk';
import { clockIn } from './position';
import type { Sql } from './Sql';

const KEY = 'erasedUntil';

/** Tables that are folded from events; the triggers of `pattern` keep its groups up to date. */
const FOLDED = [
  'project',
  'pattern',
  'code_template',
  'component',
  'alias',
  'purge',
  'purged_proposal',
  'suggestion',
  'dismissal',
  'application',
  'verdict',
];

/** What is known, in numbers. */
export interface LibraryCounts {
  projects: number;
  patterns: number;
  proposals: number;
  suggestions: number;
  applications: number;
  /** Of journals, archives and code on disk. */
  bytes: number;
}

/** Up to which place in history everything was erased. What comes from before it is not taken in. */
export class Erasure {
  private until: string;

  constructor(private readonly sql: Sql) {
    this.until = sql.value<string>('SELECT value FROM meta WHERE key = ?', KEY) ?? '';
  }

  get clock(): string {
    return clockIn(this.until);
  }

  covers(position: string): boolean {
    return position <= this.until;
  }

  /** Empties the tables; what is left of the histories is to be folded again. */
  erase(position: string): void {
    this.until = position;
    this.sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', KEY, position);
    for (const table of FOLDED) this.sql.run(`DELETE FROM ${table}`);
    this.sql.run('DELETE FROM proposal WHERE position <= ?', position);
  }

  /** After a transaction was rolled back. */
  reload(): void {
    this.until = this.sql.value<string>('SELECT value FROM meta WHERE key = ?', KEY) ?? '';
  }
}

/**
 * Deletes all journals but one, all archives and all code. A window that is writing one of the
 * journals finds it gone and starts another.
 * @param keep name of the journal that says that everything was erased
 */
export async function deleteLibraryFiles(
  disk: Disk,
  libraryFolder: string,
  keep: string | undefined,
): Promise<void> {
  for (const folder of FOLDERS) {
    for (const { name } of await disk.list(`${libraryFolder}/${folder}`)) {
      if (name !== `${keep}.ndjson`) await disk.remove(`${libraryFolder}/${folder}/${name}`);
    }
  }
}

/** Bytes of all journals, archives and code. */
export async function bytesOfLibrary(disk: Disk, libraryFolder: string): Promise<number> {
  let bytes = 0;
  for (const folder of FOLDERS) {
    for (const { size } of await disk.list(`${libraryFolder}/${folder}`)) bytes += size;
  }
  return bytes;
}

const PREFIXES = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));
const FOLDERS = ['journals', 'archives', ...PREFIXES.map((prefix) => `blobs/${prefix}`)];
