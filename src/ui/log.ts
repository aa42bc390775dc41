import { registerCommand } from './manifest/commands';
import type { Ui } from './Ui';

/** The command that shows what was logged. */
export function registerLog({ context, log, report }: Ui): void {
  context.subscriptions.push(
    registerCommand('crossProjectLearning.showLog', report, () => {
      log.show();
      return Promise.resolve();
    }),
  );
}
