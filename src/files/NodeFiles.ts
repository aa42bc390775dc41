import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CancellationSignal } from '../core/ports';
import type { FileEntry, Files } from '../detect/Files';
import { isRepository } from '../git/findRepository';
import { decode, glance, type Decoded } from './decode';
import { encodingOf, UTF8_ONLY, type FolderEncodings } from './encodingOf';
import { isIgnored, levelOf, surroundingsOf, type IgnoreLevel } from './ignoreLevels';

/** Folders that no one lists by hand: version control, installed packages, caches. */
const SKIPPED_FOLDERS = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.venv',
  '__pycache__',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.gradle',
  '.terraform',
  '.yarn',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.dart_tool',
  '.idea',
  '.vs',
]);
const MAX_FILES = 250_000;
const MAX_DEPTH = 64;
const FOLDERS_AT_ONCE = 16;
const STATS_AT_ONCE = 64;

export interface NodeFilesOptions {
  /** Further patterns in the syntax of `.gitignore`, relative to the root. */
  excludedGlobs?: readonly string[];
  /** Most files that are listed. A larger project is listed in part, with a line in the log. */
  maxFiles?: number;
  /** What the settings say of files without a byte order mark; all are UTF-8 without. */
  encodings?: FolderEncodings;
  log: (message: string) => void;
}

interface Folder {
  /** With a trailing `/`, empty for the root. */
  path: string;
  levels: readonly IgnoreLevel[];
  /** In one, others are left out, as git leaves them out. */
  isInRepository: boolean;
}

/** A folder on disk as git sees it: without what is ignored, symbolic links not followed. */
export class NodeFiles implements Files {
  readonly #root: string;
  readonly #options: NodeFilesOptions;

  constructor(root: string, options: NodeFilesOptions) {
    this.#root = path.resolve(root);
    this.#options = options;
  }

  /** Absolute path of the folder. */
  get root(): string {
    return this.#root;
  }

  /** Says what a reader elsewhere has to say of these files. */
  log(message: string): void {
    this.#options.log(message);
  }

  /**
   * Breadth first, so that a list cut off at the bound has what is nearest to the root.
   * @param below only the files in this folder of the project; none when it is ignored or no folder
   */
  async *list(signal: CancellationSignal, below = ''): AsyncGenerator<FileEntry> {
    const maxFiles = this.#options.maxFiles ?? MAX_FILES;
    if (below !== '' && !isInside(below)) return;
    const start = await this.#folderAt(below);
    let folders = start ? [start] : [];
    let listed = 0;
    while (folders.length > 0) {
      const below: Folder[] = [];
      for (let from = 0; from < folders.length; from += FOLDERS_AT_ONCE) {
        if (signal.aborted) return;
        const part = folders.slice(from, from + FOLDERS_AT_ONCE);
        for (const found of await Promise.all(part.map((each) => this.#scan(each, signal)))) {
          below.push(...found.folders);
          for (const entry of found.files) {
            if (signal.aborted) return;
            if (listed === maxFiles) {
              this.#options.log(
                `Only the ${maxFiles} files nearest to ${this.#root} are looked at.`,
              );
              return;
            }
            listed += 1;
            yield entry;
          }
        }
      }
      folders = below;
    }
  }

  async entry(file: string): Promise<FileEntry | undefined> {
    if (!isInside(file) || path.posix.basename(file) === '.git') return undefined;
    const folder = await this.#folderAt(path.posix.dirname(file).replace(/^\.$/, ''));
    if (!folder || isIgnored(file, await this.#levelsIn(folder))) return undefined;
    return this.#stat(file);
  }

  /** The folder at a path without its trailing `/`, `undefined` when it is none or left out. */
  async #folderAt(folder: string): Promise<Folder | undefined> {
    const around = await surroundingsOf(this.#root, this.#options.excludedGlobs ?? []);
    let found: Folder = { path: '', ...around };
    const names = folder === '' ? [] : folder.split('/');
    if (names.length >= MAX_DEPTH || names.some((name) => SKIPPED_FOLDERS.has(name))) {
      return undefined;
    }
    for (const name of names) {
      const levels = await this.#levelsIn(found);
      found = { ...found, path: `${found.path}${name}/`, levels };
      if (isIgnored(found.path, levels) || !(await this.#isFolder(found.path))) return undefined;
      const entered = await this.#entered(found);
      if (!entered) return undefined;
      found = entered;
    }
    return found;
  }

  async #levelsIn({ path: folder, levels }: Folder): Promise<IgnoreLevel[]> {
    return [...levels, ...(await this.#levelOf(folder, ['.gitignore']))];
  }

  /** Files of one folder, and the folders in it. */
  async #scan(
    listed: Folder,
    signal: CancellationSignal,
  ): Promise<{ files: FileEntry[]; folders: Folder[] }> {
    const { path: folder, levels: outer } = listed;
    const names = await this.#names(folder);
    const hasDotGit = names.folders.includes('.git') || names.files.includes('.git');
    const within = hasDotGit ? await this.#entered(listed) : listed;
    if (!within) return { files: [], folders: [] };
    const levels = [...outer, ...(await this.#levelOf(folder, names.files))];
    const folders = names.folders
      .filter((name) => !SKIPPED_FOLDERS.has(name))
      .map((name) => ({ ...within, path: `${folder}${name}/`, levels }))
      .filter((each) => !isIgnored(each.path, levels) && !this.#isTooDeep(each.path));
    const paths = names.files
      // The file by which a worktree or a submodule tells where its repository is.
      .filter((name) => name !== '.git')
      .map((name) => folder + name)
      .filter((file) => !isIgnored(file, levels));
    const files: FileEntry[] = [];
    for (let from = 0; from < paths.length && !signal.aborted; from += STATS_AT_ONCE) {
      const part = paths.slice(from, from + STATS_AT_ONCE);
      for (const entry of await Promise.all(part.map((each) => this.#stat(each)))) {
        if (entry) files.push(entry);
      }
    }
    return { files, folders };
  }

  /** The folder with what holds within; `undefined` for a repository within that of its folder. */
  async #entered(folder: Folder): Promise<Folder | undefined> {
    const isRoot = folder.path === '';
    if (isRoot || !(await isRepository(path.join(this.#root, ...folder.path.split('/'))))) {
      return folder;
    }
    return folder.isInRepository ? undefined : { ...folder, isInRepository: true };
  }

  #isTooDeep(folder: string): boolean {
    if (folder.split('/').length <= MAX_DEPTH) return false;
    this.#options.log(`${folder} is left out: it lies deeper than ${MAX_DEPTH} folders.`);
    return true;
  }

  async read(file: string, maxBytes: number): Promise<string | undefined> {
    const bytes = await this.#bytes(file, maxBytes);
    return bytes && glance(bytes);
  }

  /**
   * The text of a whole file as the editor opens it, or why it has none; `undefined` for a file that
   * is missing or cannot be read.
   */
  async decoded(file: string, maxBytes: number): Promise<Decoded | undefined> {
    return this.#decode(file, await this.#bytes(file, maxBytes + 1), maxBytes);
  }

  /** Like `decoded`, at once: for a thread in which nothing else waits. */
  decodedNow(file: string, maxBytes: number): Decoded | undefined {
    return this.#decode(file, this.#bytesNow(file, maxBytes + 1), maxBytes);
  }

  /**
   * Like `decoded`, for a path that did not come from `list`: `undefined`, too, for one that leads out
   * of the root, by dots or over a symbolic link.
   */
  async decodedInside(file: string, maxBytes: number): Promise<Decoded | undefined> {
    if (!isInside(file)) return undefined;
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      if (!(await this.#isFolder(parts.slice(0, depth).join('/')))) return undefined;
    }
    return (await this.#stat(file)) && this.decoded(file, maxBytes);
  }

  #decode(file: string, bytes: Buffer | undefined, maxBytes: number): Decoded | undefined {
    if (bytes && bytes.length > maxBytes) return { reason: `larger than ${maxBytes} bytes` };
    return bytes && decode(bytes, encodingOf(file, this.#options.encodings ?? UTF8_ONLY));
  }

  async #bytes(file: string, maxBytes: number): Promise<Buffer | undefined> {
    const absolute = path.join(this.#root, ...file.split('/'));
    try {
      const handle = await open(absolute, 'r');
      try {
        const buffer = Buffer.alloc(Math.min(maxBytes, (await handle.stat()).size));
        let length = 0;
        while (length < buffer.length) {
          const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
          if (bytesRead === 0) break;
          length += bytesRead;
        }
        return buffer.subarray(0, length);
      } finally {
        await handle.close();
      }
    } catch (error) {
      this.#logUnlessMissing(file, error);
      return undefined;
    }
  }

  #bytesNow(file: string, maxBytes: number): Buffer | undefined {
    try {
      const handle = openSync(path.join(this.#root, ...file.split('/')), 'r');
      try {
        const buffer = Buffer.allocUnsafe(Math.min(maxBytes, fstatSync(handle).size));
        let length = 0;
        while (length < buffer.length) {
          const read = readSync(handle, buffer, length, buffer.length - length, length);
          if (read === 0) break;
          length += read;
        }
        return buffer.subarray(0, length);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      this.#logUnlessMissing(file, error);
      return undefined;
    }
  }

  /** Whether a path is a folder and no link to one. */
  async #isFolder(folder: string): Promise<boolean> {
    try {
      return (await lstat(path.join(this.#root, ...folder.split('/')))).isDirectory();
    } catch (error) {
      this.#logUnlessMissing(folder, error);
      return false;
    }
  }

  async #stat(file: string): Promise<FileEntry | undefined> {
    try {
      const info = await lstat(path.join(this.#root, ...file.split('/')));
      return info.isFile() ? { path: file, size: info.size, modified: info.mtimeMs } : undefined;
    } catch (error) {
      this.#logUnlessMissing(file, error);
      return undefined;
    }
  }

  /** Names of plain files and folders; a folder that cannot be read counts as empty. */
  async #names(folder: string): Promise<{ files: string[]; folders: string[] }> {
    const files: string[] = [];
    const folders: string[] = [];
    try {
      const where = path.join(this.#root, ...folder.split('/'));
      for (const entry of await readdir(where, { withFileTypes: true })) {
        if (entry.isDirectory()) folders.push(entry.name);
        else if (entry.isFile()) files.push(entry.name);
      }
    } catch (error) {
      this.#options.log(`The folder ${folder || this.#root} cannot be read: ${reasonOf(error)}`);
    }
    return { files, folders };
  }

  #logUnlessMissing(file: string, error: unknown): void {
    if (!isMissing(error)) this.#options.log(`${file} cannot be read: ${reasonOf(error)}`);
  }

  async #levelOf(folder: string, files: readonly string[]): Promise<IgnoreLevel[]> {
    if (!files.includes('.gitignore')) return [];
    return levelOf(folder, await this.read(`${folder}.gitignore`, 256_000));
  }
}

/** Whether a path leads nowhere but down. */
function isInside(file: string): boolean {
  return !file.split('/').some((part) => part === '' || part === '.' || part === '..');
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
