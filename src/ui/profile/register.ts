import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { setProfile } from './setProfile';
import { createProfileStatus } from './statusBar';

/** The status bar asks for the profile so long after the start, in milliseconds. */
const IDLE = 1500;

/** The profile in the status bar, and its correction by hand. */
export function registerProfile(ui: Ui): void {
  const status = createProfileStatus(ui);
  const timer = setTimeout(() => status.refresh(), IDLE);
  ui.context.subscriptions.push(
    status,
    { dispose: () => clearTimeout(timer) },
    registerCommand(
      'crossProjectLearning.setProjectProfile',
      ui.report,
      (request) => setProfile(ui, request ?? {}),
      (request) => request?.correction !== undefined,
    ),
  );
}
