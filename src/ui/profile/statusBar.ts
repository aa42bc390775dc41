import { Disposable, StatusBarAlignment, l10n, window, workspace } from 'vscode';
import type { Project } from '../../core/types';
import { activeFolder, folderOf, pathIn } from '../folders/folders';
import { commandTo } from '../manifest/commands';
import { debounce } from '../timing';
import type { Ui } from '../Ui';
import { profileHover, profileInWords } from './profileWords';

/** Milliseconds between the last of several changes and asking for the profile. */
const DELAY = 150;

/** The profile of the active editor's project in the status bar: of its package, if it has one. */
export function createProfileStatus(ui: Ui): Disposable & { refresh(): void } {
  const item = window.createStatusBarItem(
    'crossProjectLearning.profile',
    StatusBarAlignment.Right,
    90,
  );
  item.name = l10n.t('Project Profile');
  let asked = 0;

  function show(project: Project, folder: string, path: string | undefined): void {
    item.text = `$(symbol-misc) ${profileInWords(project)}`;
    item.tooltip = profileHover(project);
    item.accessibilityInformation = {
      label: l10n.t('Project profile: {0}', profileInWords(project)),
    };
    const request = { folder, path };
    item.command = commandTo('crossProjectLearning.setProjectProfile', item.name ?? '', request);
    item.show();
  }

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const folder = activeFolder();
    if (!folder) {
      item.hide();
      return;
    }
    const document = window.activeTextEditor?.document;
    const isIn = document && folderOf(document) === folder;
    const path = isIn ? pathIn(folder, document.uri) : undefined;
    const api = await ui.engine.api();
    const project = await api.profile({ folder: folder.uri.fsPath, path });
    if (mine === asked) show(project, folder.uri.fsPath, path);
  }

  const refresh = debounce(DELAY, () => {
    load().catch((error: unknown) => {
      // Nobody asked for it; the view tells what is wrong when it is opened.
      ui.log.warn(l10n.t('The profile is not known: {0}', String(error)));
    });
  });
  return Object.assign(
    Disposable.from(
      item,
      refresh,
      ui.engine.on('profiled', () => refresh.call()),
      window.onDidChangeActiveTextEditor(() => refresh.call()),
      workspace.onDidChangeWorkspaceFolders(() => refresh.call()),
    ),
    { refresh: () => refresh.call() },
  );
}
