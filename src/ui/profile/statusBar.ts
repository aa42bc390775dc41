import { Disposable, StatusBarAlignment, l10n, window, workspace } from 'vscode';
import type { Project } from '../../core/types';
import { activeFolder } from '../folders';
import { commandTo } from '../manifest/commands';
import type { Ui } from '../Ui';
import { profileHover, profileInWords } from './profileWords';

/** The profile of the active editor's project in the status bar. */
export function createProfileStatus(ui: Ui): Disposable & { refresh(): void } {
  const item = window.createStatusBarItem(
    'crossProjectLearning.profile',
    StatusBarAlignment.Right,
    90,
  );
  item.name = l10n.t('Project Profile');
  const profiles = new Map<string, Project>();

  function show(): void {
    const folder = activeFolder();
    const project = folder && profiles.get(folder.uri.fsPath);
    if (!folder || !project) {
      item.hide();
      return;
    }
    item.text = `$(symbol-misc) ${profileInWords(project)}`;
    item.tooltip = profileHover(project);
    item.accessibilityInformation = {
      label: l10n.t('Project profile: {0}', profileInWords(project)),
    };
    item.command = commandTo('crossProjectLearning.setProjectProfile', item.name ?? '', {
      folder: folder.uri.fsPath,
    });
    item.show();
  }

  async function load(): Promise<void> {
    const folder = activeFolder()?.uri.fsPath;
    if (!folder || profiles.has(folder)) return;
    const api = await ui.engine.api();
    profiles.set(folder, await api.profile({ folder }));
    show();
  }

  function refresh(): void {
    show();
    load().catch((error: unknown) => {
      // Nobody asked for it; the view tells what is wrong when it is opened.
      ui.log.warn(l10n.t('The profile is not known: {0}', String(error)));
    });
  }

  const listeners = [
    ui.engine.on('profiled', ({ folder, project }) => {
      profiles.set(folder, project);
      show();
    }),
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidChangeWorkspaceFolders(refresh),
  ];
  return Object.assign(Disposable.from(item, ...listeners), { refresh });
}
