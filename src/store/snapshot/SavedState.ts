import { hash } from 'node:crypto';
import type { Database, SqlJsStatic } from 'sql.js';
import type { CodeHash, Timestamp } from '../../core/types';
import type { Progress, Trouble } from '../journal/LibraryReader';
import { ReadMarks } from '../journal/ReadMarks';
import { CONNECTION, FOLD_VERSION, INDEXES, TABLES } from '../tables/schema';
import { Sql } from '../tables/Sql';

/** A database of other tables is built anew, even if somebody forgot to raise the version. */
const SCHEMA_SUM = hash('sha256', TABLES + INDEXES, 'hex');

/** The state that the database's file keeps besides the tables. */
export interface SavedState {
  /** The library that the tables were folded from. */
  library: string;
  /** Its name, see `LibraryIdentity`; `null` if it had none. */
  libraryId: string | null;
  marks: ReadMarks;
  progress: Map<string, Progress>;
  trouble: Trouble;
  latestClock: string;
  doomed: [CodeHash, Timestamp][];
}

/**
 * A new database without rows and, until `INDEXES` are made, slow to read.
 * @param room bytes that it can grow to without being copied; SQLite does not look behind its last
 * page, and sql.js otherwise copies the whole file each time it grows by an eighth
 */
export function createDatabase(sqlJs: SqlJsStatic, room: number): Sql {
  const empty = new sqlJs.Database();
  empty.exec(CONNECTION);
  empty.exec(TABLES);
  const bytes = empty.export();
  empty.close();
  const roomy = Buffer.allocUnsafeSlow(Math.max(room, bytes.length));
  roomy.set(bytes);
  const sql = new Sql(new sqlJs.Database(roomy));
  sql.script(CONNECTION);
  return sql;
}

/**
 * A database from a snapshot's bytes, with what was saved in it.
 * @param bytes are its memory from now on
 * @throws when the bytes are no database of this version
 */
export function restoreDatabase(sqlJs: SqlJsStatic, bytes: Uint8Array): [Sql, SavedState] {
  // sql.js slices what it is given: of a buffer that is no copy.
  const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const database: Database = new sqlJs.Database(shared);
  try {
    const sql = new Sql(database);
    sql.script(CONNECTION);
    const version = sql.value<number>('PRAGMA user_version');
    if (version !== FOLD_VERSION) throw new Error(`it is of version ${String(version)}`);
    return [sql, loadState(sql)];
  } catch (error) {
    database.close();
    throw error;
  }
}

export function emptyState(library: string): SavedState {
  return {
    library,
    libraryId: null,
    marks: new ReadMarks(),
    progress: new Map(),
    trouble: { damaged: 0, unknown: 0 },
    latestClock: '',
    doomed: [],
  };
}

export function saveState(sql: Sql, state: SavedState): void {
  const values = {
    schema: SCHEMA_SUM,
    library: state.library,
    libraryId: state.libraryId,
    marks: state.marks,
    progress: [...state.progress],
    trouble: state.trouble,
    latestClock: state.latestClock,
    doomed: state.doomed,
  };
  sql.transaction(() => {
    for (const [key, value] of Object.entries(values)) {
      sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, JSON.stringify(value));
    }
  });
}

function loadState(sql: Sql): SavedState {
  const saved = <T>(key: string): T => {
    const value = sql.value<string>('SELECT value FROM meta WHERE key = ?', key);
    if (value === undefined) throw new Error(`it lacks its ${key}`);
    return JSON.parse(value) as T;
  };
  if (saved('schema') !== SCHEMA_SUM) throw new Error('it has other tables');
  const libraryId = sql.value<string>('SELECT value FROM meta WHERE key = ?', 'libraryId');
  return {
    library: saved('library'),
    // Versions before did not save it.
    libraryId: JSON.parse(libraryId ?? 'null') as string | null,
    marks: ReadMarks.from(saved('marks')),
    progress: new Map(saved<[string, Progress][]>('progress')),
    trouble: saved('trouble'),
    latestClock: saved('latestClock'),
    doomed: saved('doomed'),
  };
}
