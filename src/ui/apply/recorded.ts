import { l10n, type WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import { hasCode } from '../mends/reportError';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { changedInWords } from '../words/words';
import { nothingChanged } from './nothingChanged';
import { changedRegion } from './readBack';
import { restInWords, tellResult } from './tellApplied';
import { applyPlan, type Made } from './workspaceEdit';

/**
 * Records what stands in the files by now. Where the library cannot take it down, that is told with
 * the ways to try again and to take the changes back: nothing else will ever do.
 * @throws UserMistake when it is not recorded
 */
export async function recorded<T>(
  ui: Ui,
  api: EngineApi,
  folder: WorkspaceFolder,
  made: Made,
  record: () => Promise<T>,
): Promise<T> {
  try {
    return await record();
  } catch (error) {
    ui.log.error(error instanceof Error ? error : String(error));
    const sentence = l10n.t(
      'Changed {0}, but that could not be recorded, so it could not be reverted later: {1}',
      changedInWords(made.changed),
      reasonOf(error),
    );
    const reported = (work: Promise<unknown>): Promise<unknown> => work.catch(ui.report);
    throw new UserMistake(sentence, [
      { title: l10n.t('Try Again'), run: () => reported(recorded(ui, api, folder, made, record)) },
      { title: l10n.t('Revert Now'), run: () => reported(takeBack(ui, api, folder, made)) },
    ]);
  }
}

/** The library's own sentence says that nothing was saved, which is true of the library alone. */
function reasonOf(error: unknown): string {
  const isTold = hasCode(error, 'NotSaved') || hasCode(error, 'LibraryGone');
  if (isTold && error.reasons[0] !== undefined) return error.reasons[0];
  return error instanceof Error ? error.message : String(error);
}

/** Puts back what stood in the files, unless they were changed since, and says so. */
async function takeBack(
  ui: Ui,
  api: EngineApi,
  folder: WorkspaceFolder,
  { changed, texts }: Made,
): Promise<void> {
  const files = [...texts].map(([path, { before, now, encoding }]) => {
    const { start, end, after } = changedRegion({ path, before: now }, before);
    return {
      path,
      before: now,
      after: before,
      encoding,
      edits: [{ path, start, end, newText: after }],
    };
  });
  const back = await applyPlan(api, folder, { files, skipped: [], sites: [] }, ui.report);
  const stand = new Set(back.unchanged.map(({ path }) => path));
  const taken = changed.filter(({ path }) => !stand.has(path));
  if (taken.length === 0) throw nothingChanged(back.unchanged);
  const sentence = l10n.t('Reverted {0}.', changedInWords(taken));
  tellResult([sentence, ...restInWords(back, [])], [], { isWhole: stand.size === 0 });
}
