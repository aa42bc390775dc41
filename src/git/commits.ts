import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './Git';
import { GitError } from './Git';

export interface Commit {
  sha: string;
  title: string;
  /** The text below the title. */
  description: string;
  author: string;
  /** Milliseconds since 1970. */
  date: number;
  parents: string[];
}

export interface CommitListing extends Omit<Commit, 'description'> {
  filesChanged: number;
  /** Paths of the files that were there before and are after, and have another content. */
  edited: string[];
}

/** One changed file by git's object ids; `null` where there is none on that side. */
export interface RawChange {
  /** Relative to the folder in which git runs, with `/`. */
  path: string;
  oldId: string | null;
  newId: string | null;
  /** Git says no more of such a file. */
  isInConflict?: boolean;
}

/** What git calls the id of a file that it has not stored. */
const NOT_STORED = '0'.repeat(40);
/** How `rev-parse --verify --quiet` ends where nothing is wrong but the name. */
const NO_SUCH_OBJECT = 1;
const RECORD = '\x1e';
const FIELD = '\x1f';
const HEADER = ['%H', '%P', '%an', '%at', '%s'].join('%x1f');
const RAW_OPTIONS = ['-r', '-z', '--raw', '--relative', '--no-ext-diff'];
const HEADED = new RegExp(`^[0-9a-f]{40,64}${FIELD}`);
/** A line of `--raw` that says which file has another content; git quotes odd names. */
const EDITED = /^:100\d+ 100\d+ \w+\.* \w+\.* M\t"?(.*?)"?$/;
const REGULAR_FILE = /^100(644|755)$/;

/**
 * Commits of the checked-out branch that change something in the folder, without merges, newest
 * first; none in an empty repository.
 */
export async function listCommits(
  git: Git,
  { limit, skip = 0 }: { limit: number; skip?: number },
  signal?: AbortSignal,
): Promise<CommitListing[]> {
  // Names alone need no contents, which a partial clone does not have.
  const options = [`--skip=${skip}`, '--raw', '--find-renames=100%'];
  return (await logRecords(git, limit, options, signal)).map((record) => {
    const [header = '', ...lines] = record.split('\n');
    const changed = lines.filter((line) => line.startsWith(':'));
    const edited = changed.flatMap((line) => EDITED.exec(line)?.[1] ?? []);
    return { ...parseHeader(header), filesChanged: changed.length, edited };
  });
}

/** The same commits, each with all that it changed; runs git once however many they are. */
export async function listChanges(
  git: Git,
  limit: number,
  signal?: AbortSignal,
): Promise<(Omit<Commit, 'description'> & { changes: RawChange[] })[]> {
  const records = await withRenames((renames) =>
    logRecords(git, limit, [...RAW_OPTIONS, renames, '--no-abbrev'], signal),
  );
  return records.map((record) => {
    const end = record.indexOf('\0');
    const raw = end < 0 ? '' : record.slice(end + 1);
    return {
      ...parseHeader(end < 0 ? record : record.slice(0, end)),
      // Between its head and what it changed git puts a line break where it changed something.
      changes: parseRaw(raw.replace(/^\n/, '')),
    };
  });
}

/** What git's log says of each of the last commits without merges that change something here. */
async function logRecords(
  git: Git,
  limit: number,
  options: readonly string[],
  signal?: AbortSignal,
): Promise<string[]> {
  if (!(await hasCommits(git, signal))) return [];
  const prefix = (await git.run(['rev-parse', '--show-prefix'], signal)).trim();
  const paths = prefix === '' ? [] : ['--', '.'];
  const asked = [`--max-count=${limit}`, '--no-merges', ...options, `--format=%x1e${HEADER}`];
  const output = await git.run(['log', ...asked, ...paths], signal);
  // A record that a file's odd name has cut short does not begin with a commit.
  return output.split(RECORD).filter((record) => HEADED.test(record));
}

/** @throws GitError when there is no such commit */
export async function readCommit(
  git: Git,
  revision: string,
  signal?: AbortSignal,
): Promise<Commit> {
  const sha = await git
    .run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], signal)
    .catch((error: unknown) => {
      if (!(error instanceof GitError) || error.exitCode !== NO_SUCH_OBJECT) throw error;
      throw new GitError('GitFailed', `There is no commit “${revision}” here.`, { cause: error });
    });
  const format = `--format=${HEADER}%x1f%b`;
  const output = await git.run(['log', '--max-count=1', format, sha.trim()], signal);
  const description = output.split(FIELD).slice(5).join(FIELD).trim();
  return { ...parseHeader(output), description };
}

/** Files that a commit changes against its first parent; renames are one change. */
export async function changesOfCommit(
  git: Git,
  commit: Pick<Commit, 'sha' | 'parents'>,
  signal?: AbortSignal,
): Promise<RawChange[]> {
  const [parent] = commit.parents;
  const range = parent === undefined ? ['--root', commit.sha] : [parent, commit.sha];
  const options = [...RAW_OPTIONS, '--no-commit-id'];
  return withRenames(async (renames) =>
    parseRaw(await git.run(['diff-tree', ...options, renames, ...range], signal)),
  );
}

/**
 * Whether a clone's history was cut off at a commit, so that git takes its files for new ones though
 * it has a parent.
 */
export async function isCutOff(
  git: Git,
  { sha, parents }: Pick<Commit, 'sha' | 'parents'>,
  signal?: AbortSignal,
): Promise<boolean> {
  if (parents.length > 0) return false;
  const [header = ''] = (await git.run(['cat-file', 'commit', sha], signal)).split('\n\n');
  return /^parent /m.test(header);
}

/**
 * Files that differ between the last commit and the working tree, those that git does not know yet
 * at the end; before the first commit all files. New ids are of no object. Submodules are not
 * looked into, and ignored files are left out.
 */
export async function changesOfWorkingTree(git: Git, signal?: AbortSignal): Promise<RawChange[]> {
  if (!(await hasCommits(git, signal))) return newFiles(git, ['--cached', '--others'], signal);
  const options = [...RAW_OPTIONS, '--ignore-submodules=all'];
  const known = await withRenames(async (renames) =>
    parseRaw(await git.run(['diff-index', ...options, renames, 'HEAD'], signal)),
  );
  const conflicts = await filesInConflict(git, signal);
  const settled = known.filter(({ path }) => !conflicts.has(path));
  const listed = new Set([...settled.map(({ path }) => path), ...conflicts]);
  const others = await newFiles(git, ['--others'], signal);
  return [
    ...settled,
    ...[...conflicts].map((path) => ({ path, oldId: null, newId: null, isInConflict: true })),
    ...others.filter(({ path }) => !listed.has(path)),
  ];
}

/** Files with an edit count as renamed, too, where the clone has the contents to compare. */
async function withRenames<T>(ask: (renames: string) => Promise<T>): Promise<T> {
  try {
    return await ask('--find-renames');
  } catch (error) {
    if (error instanceof GitError && error.code === 'NotFetched') return ask('--find-renames=100%');
    throw error;
  }
}

/** What a merge, or a commit that is moved or taken back, left for a person to settle. */
async function filesInConflict(git: Git, signal?: AbortSignal): Promise<Set<string>> {
  const output = await git.run(['ls-files', '-z', '--unmerged'], signal);
  const lines = output.split('\0').filter(Boolean);
  return new Set(lines.map((line) => line.slice(line.indexOf('\t') + 1)));
}

async function newFiles(
  git: Git,
  which: readonly string[],
  signal: AbortSignal | undefined,
): Promise<RawChange[]> {
  const output = await git.run(['ls-files', '-z', '--exclude-standard', ...which], signal);
  const paths = [...new Set(output.split('\0').filter(Boolean))];
  const regular = await Promise.all(paths.map((path) => isRegularFile(join(git.folder, path))));
  return paths
    .filter((_, index) => regular[index])
    .map((path) => ({ path, oldId: null, newId: NOT_STORED }));
}

/** Not a link, nor a folder of another repository, nor gone since git listed it. */
async function isRegularFile(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

async function hasCommits(git: Git, signal?: AbortSignal): Promise<boolean> {
  try {
    await git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], signal);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.exitCode === NO_SUCH_OBJECT) return false;
    throw error;
  }
}

function parseHeader(header: string): Omit<Commit, 'description'> {
  const [sha = '', parents = '', author = '', seconds = '0', title = ''] = header.split(FIELD);
  const date = Number(seconds) * 1000;
  return { sha, title, author, date, parents: parents.split(' ').filter(Boolean) };
}

/** `:oldmode newmode oldid newid status\0path\0[newpath\0]`; links and submodules are left out. */
function parseRaw(output: string): RawChange[] {
  const parts = output.split('\0');
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < parts.length;) {
    const [oldMode = '', newMode = '', oldId = '', newId = '', status = ''] = (parts[index] ?? '')
      .slice(1)
      .split(' ');
    const renamed = status.startsWith('R') || status.startsWith('C');
    const path = parts[index + (renamed ? 2 : 1)] ?? '';
    index += renamed ? 3 : 2;
    if (status === 'U') continue;
    const sides = [oldMode, newMode].filter((mode) => mode !== '000000');
    if (!sides.every((mode) => REGULAR_FILE.test(mode))) continue;
    changes.push({
      path,
      oldId: oldMode === '000000' ? null : oldId,
      newId: newMode === '000000' ? null : newId,
    });
  }
  return changes;
}

/** Plain files of a commit at and below the folder in which git runs, by path, with their object ids. */
export async function filesOfCommit(
  git: Git,
  sha: string,
  signal?: AbortSignal,
): Promise<{ path: string; id: string }[]> {
  const output = await git.run(['ls-tree', '-r', '-z', sha], signal);
  return output.split('\0').flatMap((line) => {
    const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return id !== undefined && path !== undefined ? [{ id, path }] : [];
  });
}
