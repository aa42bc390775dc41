import { Uri } from 'vscode';
import { registerCommand, registerRowCommand } from '../manifest/commands';
import { PreviewView } from '../preview/PreviewView';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import type { Ui } from '../Ui';
import { showTemplate } from '../documents/virtualDocuments';
import { applyPattern } from './applyPattern';
import { insertTemplate } from './insertTemplate';
import { revertApplication } from './revertApplication';

/** Inserting, applying, taking back and looking at patterns. */
export function registerApplying(ui: Ui, suggestions: SuggestionsModel): void {
  const preview = new PreviewView(ui.report, (error) => ui.log.warn(String(error), error));
  ui.context.subscriptions.push(
    preview,
    registerCommand('crossProjectLearning.showAllChanges', ui.report, () => preview.showAll()),
    registerRowCommand('crossProjectLearning.openPreviewPlace', ui.report, ({ key }) =>
      preview.showPlace(key),
    ),
    registerRowCommand('crossProjectLearning.fillInPlace', ui.report, ({ key }) =>
      preview.fillIn(key),
    ),
    registerRowCommand('crossProjectLearning.checkFile', ui.report, ({ path }) =>
      preview.checkFile(path),
    ),
    registerCommand('crossProjectLearning.insertTemplate', ui.report, (request) =>
      insertTemplate(ui, request instanceof Uri ? {} : (request ?? {})),
    ),
    registerCommand(
      'crossProjectLearning.applyPattern',
      ui.report,
      (request) => applyPattern(ui, preview, suggestions, request ?? {}),
      (request) => request?.confirm === false,
    ),
    registerCommand(
      'crossProjectLearning.revertApplication',
      ui.report,
      (request) => revertApplication(ui, preview, request ?? {}),
      (request) => request?.confirm === false,
    ),
    registerRowCommand('crossProjectLearning.showPattern', ui.report, async ({ patternId }) => {
      const api = await ui.engine.api();
      const { codeTemplate, patternName } = await api.pattern({ patternId });
      await showTemplate(codeTemplate, patternName);
    }),
  );
}
