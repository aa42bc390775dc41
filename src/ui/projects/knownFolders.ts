import { Uri, workspace } from 'vscode';
import type { Project, ProjectId } from '../../core/types';
import type { EngineClient } from '../engineClient';

/**
 * Where projects lie on this machine, as far as they were opened on it: a small file for each, so
 * that windows never write the same one at a time with different projects.
 */
export class KnownFolders {
  private readonly known = new Map<ProjectId, string>();

  /** @param place folder of the files; made when it is needed. */
  constructor(private readonly place: Uri) {}

  /** Absolute path of the folder in which a project was opened last, as far as it was read. */
  folderOf(id: ProjectId): string | undefined {
    return this.known.get(id);
  }

  /** Reads what this and other windows remembered about these projects. */
  async read(ids: readonly ProjectId[]): Promise<void> {
    await Promise.all(
      ids.map(async (id) => {
        try {
          const content = await workspace.fs.readFile(this.fileOf(id));
          this.known.set(id, new TextDecoder().decode(content));
        } catch {
          // It was never opened on this machine.
          this.known.delete(id);
        }
      }),
    );
  }

  async remember(projects: readonly Project[], folder: string): Promise<void> {
    for (const { id } of projects) {
      if (this.known.get(id) === folder) continue;
      this.known.set(id, folder);
      await workspace.fs.writeFile(this.fileOf(id), new TextEncoder().encode(folder));
    }
  }

  async forgetAll(): Promise<void> {
    this.known.clear();
    await workspace.fs.createDirectory(this.place);
    await workspace.fs.delete(this.place, { recursive: true });
  }

  private fileOf(id: ProjectId): Uri {
    return Uri.joinPath(this.place, `${id}.txt`);
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
    if (isOpen) known.remember([project, ...(packages ?? [])], folder).catch(onError);
  });
}
