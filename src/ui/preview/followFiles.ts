import type { Uri } from 'vscode';
import { Disposable, RelativePattern, workspace, type WorkspaceFolder } from 'vscode';
import { uriIn } from '../folders/folders';

/** How long files may be quiet until they are looked at again, in milliseconds. */
const QUIET = 200;

/** Follows files in the editors and on the disk. */
export interface FollowedFiles extends Disposable {
  /** Looks at once at what changed, and settles when all of it has been seen. */
  settled(): Promise<void>;
}

/**
 * Tells of files of a folder that change, one call after the other.
 * @param look gets the paths that changed since its last call; what it throws goes to `onError`
 */
export function followFiles(
  folder: WorkspaceFolder,
  paths: readonly string[],
  look: (paths: readonly string[]) => Promise<void>,
  onError: (error: unknown) => void,
): FollowedFiles {
  const pathOf = new Map(paths.map((path) => [uriIn(folder, path).toString(), path]));
  const changed = new Set<string>();
  let looking = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const lookNow = (): Promise<void> => {
    clearTimeout(timer);
    looking = looking.then(async () => {
      if (changed.size === 0) return;
      const some = [...changed];
      changed.clear();
      await look(some).catch(onError);
    });
    return looking;
  };
  const take = (uri: Uri): void => {
    const path = pathOf.get(uri.toString());
    if (path === undefined) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => void lookNow(), QUIET);
  };
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*'));
  const listening = Disposable.from(
    watcher,
    watcher.onDidChange(take),
    watcher.onDidCreate(take),
    watcher.onDidDelete(take),
    workspace.onDidChangeTextDocument(({ document }) => take(document.uri)),
  );
  const dispose = (): void => {
    clearTimeout(timer);
    changed.clear();
    listening.dispose();
  };
  return { settled: lookNow, dispose };
}
