import { l10n } from 'vscode';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type {
  ChangeOverview,
  ChangeParts,
  ChangeSource,
  ChangedFile,
  FilePick,
} from '../../engine/api/LearningApi';
import { folderAt, pickFolder } from '../folders/folders';
import { BACK } from '../input/pick';
import { type Step, type StepResult, walk } from '../input/steps';
import type { LearnRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { withProgress } from '../input/progress';
import { hasCode } from '../mends/reportError';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { type FormState, isAnswered, nameStep } from '../input/patternForm';
import { refuseWithoutConsent, refuseWithoutTrust } from './preconditions';
import { learnUnderFreeName } from './learnUnderFreeName';
import { pickCommit } from './pickCommit';
import { namedParts, pickFiles, pickHunks } from './pickParts';
import { confirmTemplateAtLevel } from './confirmTemplateAtLevel';
import { explainNothingToLearn } from './previewTemplate';
import { movedInWords, skippedFilesInWords } from './changeInWords';
import { tickedFiles } from './tickedFiles';
import { tellLearned } from './tellLearned';

/** The answers so far. */
interface Draft {
  folder: string;
  source?: ChangeSource;
  overview?: ChangeOverview;
  files: ChangedFile[];
  picks?: FilePick[];
  /** Whether the person wants to choose among files and changes. */
  isChoosing: boolean;
  /** How general it is to be, if that was chosen. */
  level?: number;
  form: FormState;
}

/**
 * Learns from a commit or from the working tree, asking for what the request leaves open.
 * @returns the pattern, or nothing when the person gave up.
 */
export async function learnFromChange(
  ui: Ui,
  kind: ChangeSource['kind'],
  request: LearnRequest,
): Promise<PatternId | undefined> {
  refuseWithoutTrust();
  const folder = request.folder
    ? folderAt(request.folder)
    : await pickFolder(l10n.t('Learn Pattern: Which Folder?'));
  if (!folder) return undefined;
  const api = await ui.engine.api();
  await refuseWithoutConsent(api, folder);
  const draft: Draft = {
    folder: folder.uri.fsPath,
    files: [],
    isChoosing: false,
    form: { name: '', type: 'refactoring', description: '' },
  };
  const done = await walk([
    commitStep(ui, api, kind, request, draft),
    overviewStep(api, request, draft),
    filesStep(kind, request, draft),
    hunksStep(kind, request, draft),
    previewStep(ui, api, request, draft),
    nameStep(draft.form, request, { isAlone: true }),
  ]);
  if (!done) return undefined;
  const parts = partsOf(draft);
  const learned = await learnUnderFreeName(draft.form, request, (form) =>
    withProgress(l10n.t('Learning “{0}”', form.name), (signal) =>
      api.learnFromChange({ ...parts, level: draft.level, ...form }, signal),
    ),
  );
  return learned && tellLearned(learned);
}

function commitStep(
  ui: Ui,
  api: EngineApi,
  kind: ChangeSource['kind'],
  request: LearnRequest,
  draft: Draft,
): Step {
  const { folder } = draft;
  return async (canGoBack) => {
    // The changes that are to be chosen among are those of the commit that was picked.
    if (draft.isChoosing && draft.source) return 'skipped';
    if (kind === 'working-tree') {
      draft.source = { kind, folder };
      return 'skipped';
    }
    if (request.commit) {
      draft.source = { kind, folder, sha: request.commit };
      return 'skipped';
    }
    const sha = await pickCommit(api, folder, canGoBack, ui.report);
    if (sha === BACK) return 'back';
    if (sha === undefined) return 'cancelled';
    draft.source = { kind, folder, sha };
    return 'next';
  };
}

function overviewStep(api: EngineApi, request: LearnRequest, draft: Draft): Step {
  return async () => {
    if (draft.isChoosing && draft.overview) return 'skipped';
    const source = sourceOf(draft);
    const overview = await withProgress(l10n.t('Reading the change'), (signal) =>
      api.changes({ source }, signal),
    );
    if (overview.files.length === 0) throw nothingThere(source, overview);
    draft.overview = overview;
    draft.form.name = request.name ?? overview.guess.name;
    draft.form.type = request.type ?? overview.guess.type;
    draft.form.description = request.description ?? overview.guess.description;
    return 'skipped';
  };
}

/** Takes the files that probably belong to the pattern; a person who wants to choose can go back. */
function filesStep(kind: ChangeSource['kind'], request: LearnRequest, draft: Draft): Step {
  return async () => {
    const overview = overviewOf(draft);
    if (request.files || request.hunks || isAnswered(request)) {
      const paths = request.files ?? (request.hunks && Object.keys(request.hunks));
      draft.picks = namedParts(overview, paths, request.hunks ?? {});
      return 'skipped';
    }
    const likely = request.tickedFiles ?? tickedFiles(overview.files);
    const only = overview.files.length === 1 && overview.skipped.length === 0;
    if (!draft.isChoosing || only) {
      draft.files = overview.files.filter(({ path }) => likely.includes(path));
      return 'skipped';
    }
    const files = await pickFiles(overview, asksForCommit(kind, request), likely);
    if (files === BACK) return toCommit(draft);
    if (!files) return 'cancelled';
    draft.files = files;
    return 'next';
  };
}

function hunksStep(kind: ChangeSource['kind'], request: LearnRequest, draft: Draft): Step {
  return async (canGoBack) => {
    if (request.files || request.hunks || isAnswered(request)) return 'skipped';
    draft.picks = draft.files.map(({ path }) => ({ path }));
    if (!draft.isChoosing || changesIn(draft.files) < 2) return 'skipped';
    const canGo = canGoBack || asksForCommit(kind, request);
    const picks = await pickHunks(draft.files, overviewOf(draft), canGo);
    if (picks === BACK) return canGoBack ? 'back' : toCommit(draft);
    if (!picks) return 'cancelled';
    draft.picks = picks;
    return 'next';
  };
}

function previewStep(ui: Ui, api: EngineApi, request: LearnRequest, draft: Draft): Step {
  return async (canGoBack) => {
    if (isAnswered(request)) return 'skipped';
    try {
      const preview = await withProgress(l10n.t('Generalising the change'), (signal) =>
        api.previewLearning(partsOf(draft), signal),
      );
      const { warnings } = overviewOf(draft);
      const notes = [...preview.notes, ...movedInWords(preview.moved), ...warnings];
      const { result, level } = await confirmTemplateAtLevel(
        api,
        { ...preview, notes },
        wayBack(draft, canGoBack),
        ui.report,
      );
      draft.level = level;
      return wentBack(result, draft);
    } catch (error) {
      if (!hasCode(error, 'NothingToLearn')) throw error;
      return wentBack(await explainNothingToLearn(error.message, wayBack(draft, canGoBack)), draft);
    }
  };
}

/** The title of what leads back from the preview, if there is something to choose. */
function wayBack(draft: Draft, canGoBack: boolean): string | undefined {
  if (hasChoice(draft)) return l10n.t('Change Selection');
  return canGoBack ? l10n.t('Choose Another Commit') : undefined;
}

function wentBack(result: StepResult, draft: Draft): StepResult {
  if (result === 'back') draft.isChoosing = hasChoice(draft);
  return result;
}

function hasChoice(draft: Draft): boolean {
  if (draft.picks?.some(({ hunks }) => hunks !== undefined) && !draft.isChoosing) return false;
  return changesIn(overviewOf(draft).files) > 1;
}

function changesIn(files: readonly ChangedFile[]): number {
  return files.reduce((sum, { hunks }) => sum + hunks.length, 0);
}

function asksForCommit(kind: ChangeSource['kind'], { commit }: LearnRequest): boolean {
  return kind === 'commit' && commit === undefined;
}

/** Back to the commits, of which another one may be picked. */
function toCommit(draft: Draft): StepResult {
  draft.isChoosing = false;
  return 'back';
}

function sourceOf({ source }: Draft): ChangeSource {
  if (!source) throw new Error('The source of the change was not asked for.');
  return source;
}

/** The chosen parts of the change as it was read. */
function partsOf(draft: Draft): ChangeParts {
  return { source: sourceOf(draft), draft: overviewOf(draft).draft, picks: draft.picks };
}

function overviewOf({ overview }: Draft): ChangeOverview {
  if (!overview) throw new Error('The change was not read.');
  return overview;
}

function nothingThere(source: ChangeSource, { skipped }: ChangeOverview): UserMistake {
  const reasons = skippedFilesInWords(skipped);
  const what =
    source.kind === 'commit'
      ? l10n.t('This commit changes no text files.')
      : l10n.t('There are no changes to text files in the working tree.');
  return new UserMistake(reasons ? `${what} ${reasons}` : what, [mend('learnFromCommit')]);
}
