import { Range, l10n, window, workspace, type TreeView } from 'vscode';
import { askFilter } from '../filter/askFilter';
import { filterInWords } from '../filter/filterInWords';
import { NO_FILTER, narrows } from '../filter/PatternListFilter';
import { openFolders, pickFolder, uriIn } from '../folders/folders';
import type { PlaceRequest } from '../manifest/commandMap';
import { registerCommand, registerRowCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import type { Ui } from '../Ui';
import { showMarkdown } from '../documents/virtualDocuments';
import { dismiss, showDismissed } from './dismissed';
import { explanation } from './explain';
import { pollOtherWindows } from './polling';
import { suggestionRequest } from '../manifest/suggestionRequest';
import { emptyReason, fittingCount, type PatternRow, type Row } from './rows';
import { SuggestionsModel } from './SuggestionsModel';
import { SuggestionsTree } from './SuggestionsTree';

const VIEW = 'crossProjectLearning.suggestedPatterns';
/** The rows are loaded so long after the start even if nobody opened the view, in milliseconds. */
const IDLE = 4000;

/** The view Suggested Patterns with its commands. */
export function registerSuggestions(ui: Ui): SuggestionsModel {
  const model = new SuggestionsModel(ui);
  const tree = new SuggestionsTree(model, (rows: PatternRow[]) => {
    if (view.visible) model.rowsShown(rows).catch(ui.report);
  });
  const view = window.createTreeView<Row>(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  model.watchWhile(() => view.visible);
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
    model.onDidSay(() => showSummary(model, view)),
    showsProgress(model),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) load();
      else void model.attend();
    }),
    registerCommand('crossProjectLearning.refresh', ui.report, () => refresh(ui, model)),
    registerCommand('crossProjectLearning.explainSuggestions', ui.report, () => explain(ui, model)),
    registerRowCommand('crossProjectLearning.dismissSuggestion', ui.report, (row) =>
      dismiss(ui, row),
    ),
    registerCommand(
      'crossProjectLearning.showDismissed',
      ui.report,
      (request) => showDismissed(ui, request ?? {}),
      (request) => request?.patternIds !== undefined,
    ),
    registerCommand('crossProjectLearning.filterSuggestions', ui.report, async (request) => {
      const set = (filter: typeof model.filter): void => void (model.filter = filter);
      if (request?.text !== undefined || request?.types) {
        set({ text: request.text ?? '', types: request.types ?? null });
      } else await askFilter(l10n.t('Filter Suggested Patterns'), model.filter, set);
    }),
    registerCommand('crossProjectLearning.clearSuggestionFilter', ui.report, async () => {
      model.filter = NO_FILTER;
    }),
    registerRowCommand('crossProjectLearning.openSite', ui.report, openSite),
  );
  return model;
}

/** Badge, the lines around the rows, and the context keys that choose the welcome text. */
function showSummary(model: SuggestionsModel, view: TreeView<Row>): void {
  const { current: folders, filter } = model;
  const [only] = folders;
  const fitting = folders.reduce((sum, folder) => sum + fittingCount(folder), 0);
  const tooltip =
    fitting === 1 ? l10n.t('1 pattern fits here') : l10n.t('{0} patterns fit here', fitting);
  view.badge = fitting > 0 ? { value: fitting, tooltip } : undefined;
  view.description = folders.map(({ packageName }) => packageName).find(Boolean);
  setContextKey('crossProjectLearning.suggestionsFiltered', narrows(filter));
  setContextKey(
    'crossProjectLearning.awaitingOutcome',
    folders.some(({ awaiting }) => awaiting.length > 0),
  );
  const empty = only ? (folders.length === 1 ? emptyReason(only, filter) : undefined) : 'noFolder';
  setContextKey('crossProjectLearning.empty', empty ?? '');
  // Above an empty list a line would take the place of the words that say why.
  view.message = model.said ?? (empty ? undefined : filterInWords(filter));
}

/** The view's own progress bar, as long as the model is at work. */
function showsProgress(model: SuggestionsModel): { dispose(): void } {
  let finish: (() => void) | undefined;
  return model.onDidWork(() => {
    if (model.isBusy && !finish) {
      void window.withProgress({ location: { viewId: VIEW } }, () => {
        return new Promise<void>((resolve) => (finish = resolve));
      });
    } else if (!model.isBusy) {
      finish?.();
      finish = undefined;
    }
  });
}

async function refresh(ui: Ui, model: SuggestionsModel): Promise<void> {
  const api = await ui.engine.api();
  await api.poll();
  for (const folder of openFolders()) await api.detectAgain({ folder: folder.uri.fsPath });
  await model.load(true);
}

async function explain(ui: Ui, model: SuggestionsModel): Promise<void> {
  const folder = await pickFolder(l10n.t('Explain Suggestions: Of Which Folder?'));
  if (!folder) return;
  const api = await ui.engine.api();
  const shown = model.current.find((each) => each.folder === folder.uri.fsPath);
  const request = suggestionRequest(folder, shown?.path);
  const report = await api.explainSuggestions(request);
  const { ranking = 'seed' } = request;
  const name = shown?.packageName ?? folder.name;
  await showMarkdown(l10n.t('Suggestions for {0}', name), explanation(name, report, ranking));
}

async function openSite(request: PlaceRequest | Extract<Row, { kind: 'site' }>): Promise<void> {
  const { path, start, end } = 'site' in request ? request.site : request;
  const document = await workspace.openTextDocument(uriIn(request.folder, path));
  const selection = new Range(document.positionAt(start), document.positionAt(end));
  await window.showTextDocument(document, { selection, preview: true });
}
