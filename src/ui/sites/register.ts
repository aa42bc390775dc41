import { Uri, languages, window, workspace } from 'vscode';
import { folderOf } from '../folders/folders';
import { registerCommand } from '../manifest/commands';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import type { Ui } from '../Ui';
import { showHints } from './hints';
import { notHere } from './notHere';
import { SITE_ACTIONS, SiteActions } from './SiteActions';
import { SitesInEditors } from './SitesInEditors';
import { whyNotHere } from './whyNotHere';

/** Hints and light bulbs at the places where suggested patterns fit, and why they do not elsewhere. */
export function registerSites(ui: Ui, suggestions: SuggestionsModel): void {
  const sites = new SitesInEditors(suggestions);
  const actions = new SiteActions(sites, () => suggestions.ensureLoaded().catch(ui.report));
  suggestions.watchWhile(seesFiles);
  ui.context.subscriptions.push(
    sites,
    showHints(sites, (shown) => {
      const rows = shown.map(({ suggestion, of: { folder, path } }) => ({
        suggestion,
        folder,
        path,
      }));
      suggestions.rowsShown(rows).catch(ui.report);
    }),
    languages.registerCodeActionsProvider({ scheme: 'file' }, actions, {
      providedCodeActionKinds: SITE_ACTIONS,
    }),
    window.onDidChangeVisibleTextEditors(() => suggestions.attend()),
    registerCommand('crossProjectLearning.notHere', ui.report, (request) => notHere(ui, request)),
    registerCommand('crossProjectLearning.whyNotHere', ui.report, (request) =>
      whyNotHere(ui, request instanceof Uri ? {} : (request ?? {})),
    ),
  );
}

/** Whether an editor shows a file in which sites can be acted on. */
function seesFiles(): boolean {
  return (
    workspace.isTrusted && window.visibleTextEditors.some(({ document }) => folderOf(document))
  );
}
