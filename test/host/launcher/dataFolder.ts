import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where one VS Code keeps everything of its user; shared by all the windows of a session. */
export interface DataFolder {
  root: string;
  userData: string;
  extensions: string;
}

const QUIET_SETTINGS: Record<string, unknown> = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  // As on the desktop; in a browser VS Code would save a file while a test still types into it.
  'files.autoSave': 'off',
};

/** The parts of a data folder: the server's own layout, which the desktop is given by its flags. */
export function dataFolderAt(root: string): DataFolder {
  return {
    root,
    userData: path.join(root, 'data'),
    extensions: path.join(root, 'extensions'),
  };
}

/** Of machine scope: in a window of the server only those of the server's machine count. */
const MACHINE_SETTINGS = ['crossProjectLearning.libraryFolder', 'git.path'];

/** Adds settings to the user's, on top of those that keep the screen quiet. */
export function writeUserSettings(data: DataFolder, settings: Record<string, unknown>): void {
  mkdirSync(data.extensions, { recursive: true });
  addTo(path.join(data.userData, 'User', 'settings.json'), { ...QUIET_SETTINGS }, settings);
  const entries = Object.entries(settings).filter(([name]) => MACHINE_SETTINGS.includes(name));
  if (entries.length > 0) addTo(machineSettingsFile(data), {}, Object.fromEntries(entries));
}

/** Where the server keeps the settings of its machine. */
export function machineSettingsFile({ userData }: Pick<DataFolder, 'userData'>): string {
  return path.join(userData, 'Machine', 'settings.json');
}

function addTo(
  file: string,
  basis: Record<string, unknown>,
  settings: Record<string, unknown>,
): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const all = { ...basis, ...readSettings(file), ...settings };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function readSettings(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
