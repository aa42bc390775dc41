import { commands, l10n } from 'vscode';
import { runCommand } from '../manifest/commands';
import { SECTION } from '../manifest/settingsMap';
import type { Mend } from '../UserMistake';
import type { MendId } from './mendsOfCodes';

const run =
  (command: string, ...args: unknown[]) =>
  (): unknown =>
    commands.executeCommand(command, ...args);

const MENDS: Readonly<Record<MendId, () => Mend>> = {
  openFolder: () => ({
    title: l10n.t('Open Folder'),
    run: run('workbench.action.files.openFolder'),
  }),
  trust: () => ({ title: l10n.t('Manage Workspace Trust'), run: run('workbench.trust.manage') }),
  setGitPath: () => ({ title: l10n.t('Set the Path of Git'), run: openSettings('git.path') }),
  setLibraryFolder: () => ({
    title: l10n.t('Choose Another Folder'),
    run: openSettings(`${SECTION}.libraryFolder`),
  }),
  restoreBackup: () => ({
    title: l10n.t('Restore Backup…'),
    run: () => runCommand('crossProjectLearning.restoreBackup'),
  }),
  manageUnsafeRepositories: () => ({
    title: l10n.t('Manage Unsafe Repositories'),
    run: run('git.manageUnsafeRepositories'),
  }),
  openTerminal: () => ({
    title: l10n.t('Open Terminal'),
    run: run('workbench.action.terminal.new'),
  }),
  showSourceControl: () => ({
    title: l10n.t('Show Source Control'),
    run: run('workbench.view.scm'),
  }),
  initializeRepository: () => ({ title: l10n.t('Initialize Repository'), run: run('git.init') }),
  learnFromCommit: () => ({
    title: l10n.t('Choose Another Commit'),
    run: () => runCommand('crossProjectLearning.learnFromCommit'),
  }),
  learnFromWorkingChanges: () => ({
    title: l10n.t('Learn from Working Changes'),
    run: () => runCommand('crossProjectLearning.learnFromWorkingChanges'),
  }),
  refresh: () => ({
    title: l10n.t('Refresh'),
    run: () => runCommand('crossProjectLearning.refresh'),
  }),
  explain: () => ({
    title: l10n.t('Explain Suggestions'),
    run: () => runCommand('crossProjectLearning.explainSuggestions'),
  }),
  showPatterns: () => ({
    title: l10n.t('Show Learned Patterns'),
    run: run(`${SECTION}.learnedPatterns.focus`),
  }),
  setPrivacy: () => ({
    title: l10n.t('Project Privacy'),
    run: () => runCommand('crossProjectLearning.setPrivacy'),
  }),
  openSettings: () => ({ title: l10n.t('Open Settings'), run: openSettings(SECTION) }),
  showLog: () => ({
    title: l10n.t('Show Log'),
    run: () => runCommand('crossProjectLearning.showLog'),
  }),
};

/** A remedy of a mistake, as a button. */
export function mend(id: MendId): Mend {
  return MENDS[id]();
}

function openSettings(key: string): () => unknown {
  return run('workbench.action.openSettings', key);
}
