import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { changeGenerality } from './changeGenerality';

/** How general learned patterns are. */
export function registerGenerality({ context, engine, report }: Ui): void {
  context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.changeGenerality',
      report,
      async (request) => changeGenerality(await engine.api(), request ?? {}, report),
      (request) => request?.level !== undefined,
    ),
  );
}
