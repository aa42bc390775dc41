import { workspace, type Memento } from 'vscode';
import type { Project, ProjectId } from '../../core/types';
import type { EngineClient } from '../engineClient';

const KEY = 'foldersOfProjects';
/** Those that were opened last are remembered. */
const REMEMBERED = 500;

type Remembered = [ProjectId, string][];

/** Where projects lie on this machine, as far as they were opened on it. */
export class KnownFolders {
  constructor(private readonly memory: Memento) {}

  /** Absolute path of the folder in which a project was opened last. */
  folderOf(id: ProjectId): string | undefined {
    return this.all().find(([known]) => known === id)?.[1];
  }

  async remember(projects: readonly Project[], folder: string): Promise<void> {
    const ids = new Set(projects.map(({ id }) => id));
    const before = this.all();
    if (projects.every(({ id }) => this.folderOf(id) === folder)) return;
    const others = before.filter(([id]) => !ids.has(id));
    const now: Remembered = [...ids].map((id) => [id, folder]);
    await this.memory.update(KEY, [...now, ...others].slice(0, REMEMBERED));
  }

  private all(): Remembered {
    return this.memory.get<Remembered>(KEY, []);
  }
}

/** Remembers the folders of this window's projects as they become known. */
export function rememberFolders(
  known: KnownFolders,
  engine: EngineClient,
  onError: (error: unknown) => void,
): { dispose(): void } {
  return engine.on('profiled', ({ folder, project, packages }) => {
    const isOpen = workspace.workspaceFolders?.some(({ uri }) => uri.fsPath === folder);
    if (isOpen) known.remember([project, ...(packages ?? [])], folder).then(undefined, onError);
  });
}
