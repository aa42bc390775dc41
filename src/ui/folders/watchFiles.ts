import { Disposable, workspace, type Uri } from 'vscode';
import { debounce } from '../timing';
import { pathIn } from './folders';

/** Milliseconds between the last of several changes and what is told of them. */
const DELAY = 800;

/**
 * Tells which files and folders of the open folders changed, by whomever; several at once.
 * @param tell is given their paths, by the absolute path of the folder that they are relative to
 */
export function watchFiles(
  tell: (changed: ReadonlyMap<string, ReadonlySet<string>>) => void,
): Disposable {
  let changed = new Map<string, Set<string>>();
  const telling = debounce(DELAY, () => {
    const told = changed;
    changed = new Map();
    tell(told);
  });
  const take = (uri: Uri): void => {
    const folder = workspace.getWorkspaceFolder(uri);
    if (folder?.uri.scheme !== 'file' || /[\\/](\.git|node_modules)([\\/]|$)/.test(uri.fsPath))
      return;
    const { fsPath } = folder.uri;
    changed.set(fsPath, (changed.get(fsPath) ?? new Set()).add(pathIn(folder, uri)));
    telling.call();
  };
  const watcher = workspace.createFileSystemWatcher('**/*');
  watcher.onDidChange(take);
  watcher.onDidCreate(take);
  watcher.onDidDelete(take);
  return Disposable.from(
    watcher,
    workspace.onDidSaveTextDocument(({ uri }) => take(uri)),
    telling,
  );
}
