import { Range, l10n, window, workspace, type TreeView } from 'vscode';
import { folderAt, openFolders, pickFolder, uriIn } from '../folders';
import type { PatternRequest, PlaceRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import type { Ui } from '../Ui';
import { showMarkdown } from '../virtualDocuments';
import { explanation } from './explain';
import { pollOtherWindows } from './polling';
import { suggestionRequest } from './request';
import { emptyReason, fittingCount, type PatternRow, type Row } from './rows';
import { SuggestionsModel } from './SuggestionsModel';
import { SuggestionsTree } from './SuggestionsTree';

/** The rows are loaded so long after the start even if nobody opened the view, in milliseconds. */
const IDLE = 4000;

/** The view Suggested Patterns with its commands. */
export function registerSuggestions(ui: Ui): void {
  const model = new SuggestionsModel(ui);
  const tree = new SuggestionsTree(model, (rows: PatternRow[]) => {
    if (view.visible) model.rowsShown(rows).catch(ui.report);
  });
  const view = window.createTreeView<Row>('crossProjectLearning.suggestedPatterns', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  model.isWatched = () => view.visible;
  const load = (): void => void model.ensureLoaded().catch(ui.report);
  const timer = setTimeout(load, IDLE);
  showSummary(model, view);
  if (view.visible) load();
  ui.context.subscriptions.push(
    model,
    view,
    pollOtherWindows(ui),
    { dispose: () => clearTimeout(timer) },
    model.onDidChange(() => {
      showSummary(model, view);
      tree.refresh();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) load();
    }),
    registerCommand('crossProjectLearning.refresh', ui.report, () => refresh(ui, model)),
    registerCommand('crossProjectLearning.explainSuggestions', ui.report, () => explain(ui)),
    registerCommand('crossProjectLearning.dismissSuggestion', ui.report, (row) => dismiss(ui, row)),
    registerCommand('crossProjectLearning.openSite', ui.report, openSite),
  );
}

/** Badge, and the context keys that choose the welcome text. */
function showSummary(model: SuggestionsModel, view: TreeView<Row>): void {
  const folders = model.current;
  const [only] = folders;
  const fitting = folders.reduce((sum, folder) => sum + fittingCount(folder), 0);
  const tooltip =
    fitting === 1 ? l10n.t('1 pattern fits here') : l10n.t('{0} patterns fit here', fitting);
  view.badge = fitting > 0 ? { value: fitting, tooltip } : undefined;
  setContextKey(
    'crossProjectLearning.awaitingOutcome',
    folders.some(({ awaiting }) => awaiting.length > 0),
  );
  const empty = only ? (folders.length === 1 ? emptyReason(only) : undefined) : 'noFolder';
  setContextKey('crossProjectLearning.empty', empty ?? '');
}

async function refresh(ui: Ui, model: SuggestionsModel): Promise<void> {
  const api = await ui.engine.api();
  await api.poll();
  for (const folder of openFolders()) await api.detectAgain({ folder: folder.uri.fsPath });
  await model.load(true);
}

async function explain(ui: Ui): Promise<void> {
  const folder = await pickFolder(l10n.t('Explain Suggestions: Of Which Folder?'));
  if (!folder) return;
  const api = await ui.engine.api();
  const report = await api.explainSuggestions(suggestionRequest(folder));
  await showMarkdown(l10n.t('Suggestions for {0}', folder.name), explanation(folder, report));
}

async function dismiss(ui: Ui, { patternId, folder }: PatternRequest): Promise<void> {
  const target = folder ? folderAt(folder) : await pickFolder(l10n.t('Dismiss: In Which Folder?'));
  if (!target) return;
  const api = await ui.engine.api();
  const request = { folder: target.uri.fsPath, patternId };
  const { patternName } = await api.pattern({ patternId });
  await api.dismiss(request);
  const undo = l10n.t('Offer It Again');
  const sentence = l10n.t(
    '“{0}” will not be suggested for {1} any more.',
    patternName,
    target.name,
  );
  void window.showInformationMessage(sentence, undo).then(async (button) => {
    if (button === undo) await api.offerAgain(request).catch(ui.report);
  });
}

async function openSite({ folder, path, start, end }: PlaceRequest): Promise<void> {
  const document = await workspace.openTextDocument(uriIn(folder, path));
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  await window.showTextDocument(document, { selection, preview: true });
}
