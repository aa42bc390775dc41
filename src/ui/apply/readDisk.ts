import { workspace, type Uri, type WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pathIn } from '../folders/folders';

/** The text that the disk has of a file, if it has one. */
export type ReadDisk = (uri: Uri) => Promise<string | undefined>;

/** Reads files of a folder as the engine does, and those that are too large for it as the editor does. */
export function readDisk(api: EngineApi, folder: WorkspaceFolder): ReadDisk {
  return async (uri) => {
    const paths = [pathIn(folder, uri)];
    const [decoded] = await api.onDisk({ folder: folder.uri.fsPath, paths });
    if (decoded && 'text' in decoded) return decoded.text;
    try {
      return await workspace.decode(await workspace.fs.readFile(uri), { uri });
    } catch {
      return undefined;
    }
  };
}
