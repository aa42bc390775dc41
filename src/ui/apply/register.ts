import { Uri } from 'vscode';
import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { showTemplate } from '../virtualDocuments';
import { applyPattern } from './applyPattern';
import { insertTemplate } from './insertTemplate';

/** Inserting, applying and looking at patterns. */
export function registerApplying(ui: Ui): void {
  ui.context.subscriptions.push(
    registerCommand('crossProjectLearning.insertTemplate', ui.report, (request) =>
      insertTemplate(ui, request instanceof Uri ? {} : (request ?? {})),
    ),
    registerCommand(
      'crossProjectLearning.applyPattern',
      ui.report,
      (request) => applyPattern(ui, request ?? {}),
      (request) => request?.confirm === false,
    ),
    registerCommand('crossProjectLearning.showPattern', ui.report, async ({ patternId }) => {
      const api = await ui.engine.api();
      const { codeTemplate, patternName } = await api.pattern({ patternId });
      await showTemplate(codeTemplate, patternName);
    }),
  );
}
