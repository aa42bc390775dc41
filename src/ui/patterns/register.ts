import { l10n, window, type TreeView } from 'vscode';
import { askFilter } from '../filter/askFilter';
import { filterInWords } from '../filter/filterInWords';
import { NO_FILTER, narrows } from '../filter/PatternListFilter';
import { registerCommand, registerRowCommand } from '../manifest/commands';
import { setContextKey } from '../manifest/contextKeys';
import type { Ui } from '../Ui';
import { showDetails } from './details';
import { editPattern, renamePattern } from './editForm';
import { purgePattern, reviewLowPerformers, setArchived } from './keeping';
import { mergeDuplicates, mergePattern } from './merging';
import { setOnlyIn } from './onlyIn';
import { PatternsModel } from './PatternsModel';
import { PatternsTree } from './PatternsTree';
import type { PatternsRow } from './rows';
import { compareVersion, restoreVersion, showVersions } from './versions';

const VIEW = 'crossProjectLearning.learnedPatterns';

/** The view Learned Patterns, and the maintenance of what is in it. */
export function registerPatterns(ui: Ui): void {
  const model = new PatternsModel(ui);
  const tree = new PatternsTree(model);
  const view = window.createTreeView<PatternsRow>(VIEW, {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const load = (): void => {
    const loading = model.ensureLoaded();
    void window.withProgress({ location: { viewId: VIEW } }, () => loading.catch(ui.report));
  };
  if (view.visible) load();
  ui.context.subscriptions.push(
    model,
    view,
    model.onDidChange(() => {
      showSummary(model, view);
      tree.refresh();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) load();
    }),
  );
  registerFilter(ui, model);
  registerCare(ui);
}

function showSummary(model: PatternsModel, view: TreeView<PatternsRow>): void {
  const { filter, patterns, isCut, isLost, state } = model;
  view.description = patterns.length > 0 ? `${patterns.length}${isCut ? '+' : ''}` : undefined;
  setContextKey('crossProjectLearning.patternsFiltered', narrows(filter));
  const isEmpty = state === 'ready' && patterns.length === 0;
  const nothing = isLost ? 'gone' : narrows(filter) ? 'filtered' : 'none';
  const why = isEmpty ? nothing : '';
  setContextKey('crossProjectLearning.noPatterns', why);
  // Above an empty list a line would take the place of the words that say why.
  view.message = isEmpty ? undefined : filterInWords(filter);
}

function registerFilter(ui: Ui, model: PatternsModel): void {
  ui.context.subscriptions.push(
    registerCommand('crossProjectLearning.filterPatterns', ui.report, async (request) => {
      const set = (filter: typeof model.filter): void => void (model.filter = filter);
      if (request?.text !== undefined || request?.types) {
        set({ text: request.text ?? '', types: request.types ?? null });
      } else await askFilter(l10n.t('Filter Learned Patterns'), model.filter, set);
    }),
    registerCommand('crossProjectLearning.clearPatternFilter', ui.report, async () => {
      model.filter = NO_FILTER;
    }),
  );
}

function registerCare({ context, engine, report }: Ui): void {
  const api = (): ReturnType<typeof engine.api> => engine.api();
  context.subscriptions.push(
    registerCommand('crossProjectLearning.showPatternDetails', report, async (request) =>
      showDetails(await api(), request ?? {}),
    ),
    registerCommand(
      'crossProjectLearning.renamePattern',
      report,
      async (request) => renamePattern(await api(), request ?? {}),
      (request) => request?.name !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.editPattern',
      report,
      async (request) => editPattern(await api(), request ?? {}),
      (request) => (request?.name ?? request?.type ?? request?.description) !== undefined,
    ),
    registerCommand('crossProjectLearning.showVersions', report, async (request) =>
      showVersions(await api(), request ?? {}),
    ),
    registerRowCommand('crossProjectLearning.compareVersion', report, async (request) =>
      compareVersion(await api(), request),
    ),
    registerRowCommand('crossProjectLearning.restoreVersion', report, async (request) =>
      restoreVersion(await api(), request),
    ),
    registerCommand('crossProjectLearning.archivePattern', report, async (request) =>
      setArchived(await api(), request ?? {}, true, report),
    ),
    registerCommand('crossProjectLearning.restorePattern', report, async (request) =>
      setArchived(await api(), request ?? {}, false, report),
    ),
    registerCommand(
      'crossProjectLearning.purgePattern',
      report,
      async (request) => purgePattern(await api(), request ?? {}),
      (request) => request?.confirm === false,
    ),
    registerCommand(
      'crossProjectLearning.setOnlyIn',
      report,
      async (request) => setOnlyIn(await api(), request ?? {}),
      (request) => request?.onlyIn !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.mergePattern',
      report,
      async (request) => mergePattern(await api(), request ?? {}),
      (request) => request?.from !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.mergeDuplicates',
      report,
      async (request) => mergeDuplicates(await api(), request ?? {}),
      (request) => request?.confirm === false,
    ),
    registerCommand('crossProjectLearning.reviewLowPerformers', report, async () =>
      reviewLowPerformers(await api()),
    ),
  );
}
