import { commands } from 'vscode';
import { registerCommand } from './manifest/commands';
import type { Ui } from './Ui';

/** The command that opens the walkthrough. */
export function registerGetStarted({ context, report }: Ui): void {
  context.subscriptions.push(
    registerCommand('crossProjectLearning.getStarted', report, async () => {
      await commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#start`,
        false,
      );
    }),
  );
}
