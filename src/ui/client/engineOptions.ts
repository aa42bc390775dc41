import { Uri, workspace, type ExtensionContext } from 'vscode';
import type { EngineOptions } from '../../engine/api/EngineOptions';
import { encodingsIn } from './encodings';
import { openFolders } from '../folders/folders';
import { machineSetting } from '../manifest/machineSetting';
import { readSettings } from '../manifest/settings';

/** The options that the engine is started with, as the settings and folders are now. */
export function engineOptions(context: ExtensionContext): EngineOptions {
  const { settings } = readSettings();
  const { excludedGlobs, frameworkFamilies, domainCategories } = settings;
  return {
    libraryFolder: settings.libraryFolder || context.globalStorageUri.fsPath,
    snapshotFolder: context.storageUri?.fsPath,
    memoryFolder: context.globalStorageUri.fsPath,
    folders: openFolders().map((folder) => folder.uri.fsPath),
    trusted: workspace.isTrusted,
    gitPath: gitPath(),
    assetsFolder: Uri.joinPath(context.extensionUri, 'dist').fsPath,
    settings: {
      excludedGlobs,
      frameworkFamilies,
      domainCategories,
      encodings: Object.fromEntries(
        openFolders().map((folder) => [folder.uri.fsPath, encodingsIn(folder)]),
      ),
    },
  };
}

/** The git extension's own setting; a workspace has no say in which program is run. */
function gitPath(): string {
  const set = machineSetting('git', 'path') as string | string[] | null | undefined;
  const first = Array.isArray(set) ? set[0] : set;
  return first || 'git';
}
