import { type WorkspaceFolder, l10n, window } from 'vscode';
import type { PatternId } from '../../core/types';
import { folderAt, pickFolder } from '../folders/folders';
import { refuseWithoutConsent, refuseWithoutTrust } from '../learn/preconditions';
import type { MineRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { readSettings } from '../manifest/settings';
import { mend } from '../mends/mends';
import { isCancellation } from '../mends/reportError';
import type { Ui } from '../Ui';
import type { Mend } from '../UserMistake';
import { commitsInWords } from '../words/words';
import { distinctNames } from './distinctNames';
import type { HistoryReading } from './HistoryReading';
import { askForms, learnCandidates } from './learnCandidates';
import { type Mined, mineWithProgress } from './mineWithProgress';
import { pickCandidates } from './pickCandidates';

const MOST_COMMITS = 5000;

/**
 * Looks for changes that recur in a folder's history, and learns those that a person ticks.
 * @returns the patterns, or nothing when the person gave up.
 */
export async function mineHistory(
  ui: Ui,
  reading: HistoryReading,
  request: MineRequest,
): Promise<PatternId[] | undefined> {
  refuseWithoutTrust();
  const folder = request.folder
    ? folderAt(request.folder)
    : await pickFolder(l10n.t('Find Recurring Changes: In Which Folder?'));
  if (!folder) return undefined;
  const api = await ui.engine.api();
  await refuseWithoutConsent(api, folder);
  const commits = request.commits ?? readSettings(folder).settings['mining.commits'];
  const mined = await mineUntilStopped(ui, reading, folder, commits);
  if (!mined) return undefined;
  const found = mined.candidates;
  const fresh = found.filter(({ known }) => known === undefined);
  const names = distinctNames(fresh.map(({ guess }) => guess.name));
  const candidates = fresh.map((candidate, index) => ({ candidate, name: names[index]! }));
  if (candidates.length === 0) {
    tellNothingFound(folder, mined.commits, mined.commits >= commits, found.length);
    return [];
  }
  const known = found.length - fresh.length;
  const chosen =
    request.learn === 'all'
      ? candidates
      : await pickCandidates(folder.name, candidates, known, ui.report);
  const forms = chosen && (await askForms(chosen, request.learn === 'all'));
  if (!forms) return undefined;
  const learned = await learnCandidates(api, folder, forms);
  return learned.map(({ pattern }) => pattern.id);
}

/** Says what becomes of a mining that a person stops. */
async function mineUntilStopped(
  ui: Ui,
  reading: HistoryReading,
  folder: WorkspaceFolder,
  commits: number,
): Promise<Mined | undefined> {
  try {
    return await mineWithProgress(ui.engine, reading, folder, commits);
  } catch (error) {
    if (!isCancellation(error)) throw error;
    offer(l10n.t('Stopped. The commits that were looked at are not looked at again.'), [
      {
        title: l10n.t('Go On'),
        run: () =>
          runCommand('crossProjectLearning.mineHistory', { folder: folder.uri.fsPath, commits }),
      },
    ]);
    return undefined;
  }
}

function tellNothingFound(
  folder: WorkspaceFolder,
  commits: number,
  areMore: boolean,
  known: number,
): void {
  const further: Mend = {
    title: l10n.t('Look Further Back'),
    run: () =>
      runCommand('crossProjectLearning.mineHistory', {
        folder: folder.uri.fsPath,
        commits: Math.min(commits * 4, MOST_COMMITS),
      }),
  };
  const back = areMore && commits < MOST_COMMITS ? [further] : [];
  if (known > 0) {
    const sentence = l10n.t(
      'All that recurs in the last {0} of {1} is known already.',
      commitsInWords(commits),
      folder.name,
    );
    offer(sentence, [mend('showPatterns'), ...back]);
    return;
  }
  const sentence = l10n.t(
    'No change recurs in the last {0} of {1}, or it was reverted.',
    commitsInWords(commits),
    folder.name,
  );
  offer(sentence, [...back, mend('learnFromCommit')]);
}

function offer(sentence: string, mends: readonly Mend[]): void {
  const titles = mends.map(({ title }) => title);
  void window
    .showInformationMessage(sentence, ...titles)
    .then((button) => mends.find(({ title }) => title === button)?.run());
}
