import { l10n, type WorkspaceFolder } from 'vscode';
import type { MinedCandidate } from '../../engine/api/MiningApi';
import type { EngineClient } from '../client/engineClient';
import { percent } from '../words/words';
import type { HistoryReading } from './HistoryReading';
import { MiningProgress, type MiningStep } from './MiningProgress';

export interface Mined {
  candidates: MinedCandidate[];
  /** How many commits were looked through: fewer than asked for where there are no more. */
  commits: number;
}

/**
 * Mines a folder's history, which shows how far it is and can be stopped.
 * @throws AbortError when the person stops it
 */
export async function mineWithProgress(
  engine: EngineClient,
  reading: HistoryReading,
  folder: WorkspaceFolder,
  commits: number,
): Promise<Mined> {
  const api = await engine.api();
  const { fsPath } = folder.uri;
  return reading.show(l10n.t('Reading the history of {0}', folder.name), async (signal, tell) => {
    const steps = new MiningProgress();
    let reached = 0;
    const listening = engine.on('progress', ({ task, folder: of, done, total }) => {
      if (task !== 'mine' || of !== fsPath || total === undefined) return;
      const step = steps.step(done, total);
      reached += step.increment;
      tell(l10n.t('{0}, {1}', percent(reached / 100), stepInWords(step)));
    });
    try {
      const candidates = await api.mineHistory({ folder: fsPath, commits }, signal);
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
