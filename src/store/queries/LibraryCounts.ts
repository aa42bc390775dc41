import { BLOB_FOLDERS } from '../journal/Blobs';
import type { Disk } from '../disk/Disk';
import type { Sql } from '../tables/Sql';

/** Numbers of all that is known. */
export interface LibraryCounts {
  projects: number;
  patterns: number;
  proposals: number;
  suggestions: number;
  applications: number;
  /** Of journals, archives and code on disk. */
  bytes: number;
}

export async function countLibrary(
  sql: Sql,
  disk: Disk,
  libraryFolder: string,
): Promise<LibraryCounts> {
  const count = (table: string, what = '*') =>
    sql.value<number>(`SELECT count(${what}) FROM ${table}`) ?? 0;
  let bytes = 0;
  for (const folder of ['journals', 'archives', ...BLOB_FOLDERS.map((name) => `blobs/${name}`)]) {
    for (const { size } of await disk.list(`${libraryFolder}/${folder}`)) bytes += size;
  }
  return {
    projects: count('project'),
    patterns: count('pattern'),
    proposals: count('proposal', 'DISTINCT id'),
    suggestions: count('suggestion'),
    applications: count('application'),
    bytes,
  };
}
