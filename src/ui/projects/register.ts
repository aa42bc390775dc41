import { window, workspace } from 'vscode';
import { openFolders } from '../folders/folders';
import { registerCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import { SECTION } from '../manifest/settingsMap';
import { debounce } from '../timing';
import { suggestionRequest } from '../manifest/suggestionRequest';
import type { Ui } from '../Ui';
import { lastFolders } from './lastFolders';
import { openProject } from './openProject';
import { ProjectsTree, type ProjectsRow } from './ProjectsTree';

const VIEW = 'crossProjectLearning.similarProjects';
const LISTED = 50;
/** Milliseconds between the last of several changes and asking again. */
const DELAY = 400;

/** The view Similar Projects, and opening them. */
export function registerProjects(ui: Ui): void {
  const { context, engine, report } = ui;
  const tree = new ProjectsTree();
  const view = window.createTreeView<ProjectsRow>(VIEW, { treeDataProvider: tree });

  let loads = 0;
  async function load(): Promise<void> {
    const mine = (loads += 1);
    const api = await engine.api();
    const folders = await Promise.all(
      openFolders().map(async (folder) => {
        const { fsPath } = folder.uri;
        const { minSimilarity } = suggestionRequest(folder);
        const project = await api.profile({ folder: fsPath });
        const similar = await api.similarProjects({ folder: fsPath, minSimilarity, limit: LISTED });
        const ids = similar.map(({ projectId }) => projectId);
        const places = await lastFolders(api, ids);
        return { folder: fsPath, name: folder.name, project, similar, places };
      }),
    );
    // Of several at once the last one has the newest answer.
    if (mine !== loads) return;
    tree.show(folders);
    const none = folders.every(({ similar }) => similar.length === 0);
    setContextKey('crossProjectLearning.noSimilarProjects', none);
  }

  const loadVisibly = (): void => {
    if (!view.visible) return;
    void window.withProgress({ location: { viewId: VIEW } }, () => load().catch(report));
  };
  const again = debounce(DELAY, loadVisibly);
  loadVisibly();
  context.subscriptions.push(
    view,
    again,
    view.onDidChangeVisibility(loadVisibly),
    engine.on('changed', ({ projects }) => {
      if (projects) again.call();
    }),
    engine.on('profiled', () => again.call()),
    workspace.onDidChangeWorkspaceFolders(() => again.call()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) again.call();
    }),
    registerCommand('crossProjectLearning.openProject', report, (request) =>
      openProject(ui, request ?? {}),
    ),
    registerCommand('crossProjectLearning.openProjectInNewWindow', report, (request) =>
      openProject(ui, { ...request, newWindow: true }),
    ),
  );
}
