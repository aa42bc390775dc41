import { Disposable, window } from 'vscode';
import type { Ui } from '../Ui';

/** Milliseconds between two looks at what other windows recorded. */
const INTERVAL = 5000;

/** Lets the engine look for what other windows recorded: on focus, and regularly while focused. */
export function pollOtherWindows(ui: Ui): Disposable {
  let underWay = false;
  async function poll(): Promise<void> {
    if (!ui.engine.started || !window.state.focused || underWay) return;
    underWay = true;
    try {
      await (await ui.engine.api()).poll();
    } catch (error) {
      // The next look may succeed; nobody waits for this one.
      ui.log.warn(String(error));
    } finally {
      underWay = false;
    }
  }
  const timer = setInterval(() => void poll(), INTERVAL);
  return Disposable.from(
    window.onDidChangeWindowState(() => void poll()),
    { dispose: () => clearInterval(timer) },
  );
}
