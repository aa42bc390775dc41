import { Uri, window, workspace } from 'vscode';
import { openFolders } from '../folders';
import { registerCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import { SECTION } from '../manifest/settingsMap';
import { debounce } from '../suggestions/debounce';
import { suggestionRequest } from '../suggestions/request';
import type { Ui } from '../Ui';
import { KnownFolders, rememberFolders } from './knownFolders';
import { openProject } from './openProject';
import { ProjectsTree, type Row } from './ProjectsTree';

const VIEW = 'crossProjectLearning.similarProjects';
const LISTED = 50;
/** Milliseconds between the last of several changes and asking again. */
const DELAY = 400;

/**
 * The view Similar Projects, and opening them.
 * @returns what is remembered about where projects lie.
 */
export function registerProjects(ui: Ui): KnownFolders {
  const { context, engine, report } = ui;
  const known = new KnownFolders(Uri.joinPath(context.globalStorageUri, 'folders'));
  const tree = new ProjectsTree(known);
  const view = window.createTreeView<Row>(VIEW, { treeDataProvider: tree });

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
        return { folder: fsPath, name: folder.name, project, similar };
      }),
    );
    // Of several at once the last one has the newest answer.
    if (mine !== loads) return;
    await known.read(folders.flatMap(({ similar }) => similar.map((one) => one.projectId)));
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
    rememberFolders(known, engine, report),
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
      openProject(ui, known, request ?? {}),
    ),
    registerCommand('crossProjectLearning.openProjectInNewWindow', report, (request) =>
      openProject(ui, known, { ...request, newWindow: true }),
    ),
  );
  return known;
}
