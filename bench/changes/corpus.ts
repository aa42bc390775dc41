import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One changed place, by lines (1-based); a line is `null` where nothing was or nothing is left. */
export interface SiteRecord {
  before_line: number | null;
  after_line: number | null;
  before: string;
  after: string;
}

/** One file of a commit in which a kind of change was made. */
export interface ChangeRecord {
  id: string;
  kind: string;
  repo: string;
  commit: string;
  path: string;
  language: string;
  core: boolean;
  mechanical: number | null;
  changed_lines: number;
  sites_only: boolean;
  sites_left_in_after: number | null;
  sites: SiteRecord[];
  before: string;
  after: string;
}

/** A file in which a kind must not fire. */
export interface NegativeRecord {
  id: string;
  kind: string;
  repo: string;
  path: string;
  text: string;
}

/** Records of a file with one JSON value a line, gzipped or not. */
export function readRecords<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
