import { ProgressLocation, l10n, window, type WorkspaceFolder } from 'vscode';
import type { MinedCandidate } from '../../engine/api/MiningApi';
import type { EngineClient } from '../engineClient';
import { MiningProgress, type MiningStep } from './MiningProgress';

export interface Mined {
  candidates: MinedCandidate[];
  /** How many commits were looked through: fewer than asked for where there are no more. */
  commits: number;
}

/**
 * Mines a folder's history with a notification that counts and can cancel.
 * @throws AbortError when the person cancels
 */
export async function mineWithProgress(
  engine: EngineClient,
  folder: WorkspaceFolder,
  commits: number,
): Promise<Mined> {
  const api = await engine.api();
  const { fsPath } = folder.uri;
  const title = l10n.t('Mining the history of {0}', folder.name);
  const location = ProgressLocation.Notification;
  return window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const steps = new MiningProgress();
    const listening = engine.on('progress', ({ task, folder: of, done, total }) => {
      if (task !== 'mine' || of !== fsPath || total === undefined) return;
      const step = steps.step(done, total);
      progress.report({ message: stepInWords(step), increment: step.increment });
    });
    try {
      const params = { folder: fsPath, commits };
      const candidates = await api.mineHistory(params, controller.signal);
      return { candidates, commits: steps.commits };
    } finally {
      listening.dispose();
    }
  });
}

function stepInWords({ phase, done, total }: MiningStep): string {
  return phase === 'commits'
    ? l10n.t('{0} of {1} commits', done, total)
    : l10n.t('comparing {0} of {1} edits', done, total);
}
