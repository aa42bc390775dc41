import type { ProjectId } from '../../core/types';
import { Turns } from '../../core/Turns';
import { type Disk, isMissing } from '../../store/disk/Disk';
import type { Log } from '../../store/disk/Log';
import type { ProjectFolder } from '../api/ProfileApi';

const MAX_BYTES = 64 * 1024;
const MAX_FOLDERS = 20;
/** A folder that was seen more recently is not written again. */
const SEEN_LATELY_MS = 60 * 60 * 1000;
const ID = /^[0-9a-f-]{32,64}$/;

/**
 * Where projects lie on this machine. A small file for each project, outside of the library and its
 * journals: no backup has it, and it is never shared.
 */
export class ProjectFolders {
  private readonly turns = new Turns();

  /** @param place absolute path with `/` of the folder of the files; without it nothing is kept */
  constructor(
    private readonly disk: Disk,
    private readonly place: string | undefined,
    private readonly now: () => number,
    private readonly log: Log,
  ) {}

  /** The folders of a project, the one that was seen last first. They may be gone since. */
  async of(id: ProjectId): Promise<ProjectFolder[]> {
    if (this.place === undefined || !ID.test(id)) return [];
    const kept = await this.read(`${this.place}/${id}.json`);
    if (kept !== undefined) return foldersIn(kept);
    const path = await this.read(this.firstForm(id));
    return path ? [{ path, lastSeen: 0 }] : [];
  }

  /** Remembers that projects are open in a folder. One that cannot be written is told in the log. */
  async saw(ids: readonly ProjectId[], path: string): Promise<void> {
    await this.turns.run(async () => {
      for (const id of ids) await this.sawOne(id, path);
    });
  }

  async forgetAll(): Promise<void> {
    const { place } = this;
    if (place === undefined) return;
    await this.turns.run(async () => {
      for (const { name } of await this.disk.list(place)) {
        await this.disk.remove(`${place}/${name}`);
      }
    });
  }

  /** Resolves when all that was seen is on disk. */
  settled(): Promise<void> {
    return this.turns.settled();
  }

  private async sawOne(id: ProjectId, path: string): Promise<void> {
    if (this.place === undefined || !ID.test(id)) return;
    const lastSeen = this.now();
    const known = await this.of(id);
    const [first] = known;
    if (first?.path === path && lastSeen - first.lastSeen < SEEN_LATELY_MS) return;
    const others = known.filter((folder) => folder.path !== path);
    const folders = [{ path, lastSeen }, ...others].slice(0, MAX_FOLDERS);
    try {
      const text = JSON.stringify({ folders });
      await this.disk.replace(`${this.place}/${id}.json`, [Buffer.from(text)]);
      await this.disk.remove(this.firstForm(id));
    } catch (error) {
      this.log('warn', `It cannot be remembered that a project lies in ${path}.`, error);
    }
  }

  /** Version 0.1 kept the path alone. */
  private firstForm(id: ProjectId): string {
    return `${this.place}/${id}.txt`;
  }

  private async read(file: string): Promise<string | undefined> {
    try {
      return Buffer.from(await this.disk.read(file, 0, MAX_BYTES)).toString('utf8');
    } catch (error) {
      if (!isMissing(error)) this.log('warn', `${file} cannot be read.`, error);
      return undefined;
    }
  }
}

/** The folders in a file; none of a damaged one. */
function foldersIn(text: string): ProjectFolder[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return [];
  }
  const { folders } = (content ?? {}) as { folders?: unknown };
  return Array.isArray(folders) ? folders.filter(isFolder) : [];
}

function isFolder(value: unknown): value is ProjectFolder {
  if (typeof value !== 'object' || value === null) return false;
  const { path, lastSeen } = value as Partial<Record<string, unknown>>;
  return typeof path === 'string' && typeof lastSeen === 'number';
}
