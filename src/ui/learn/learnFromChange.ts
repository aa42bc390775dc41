import { l10n } from 'vscode';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type {
  ChangeOverview,
  ChangeSource,
  ChangedFile,
  FilePick,
} from '../../engine/api/LearningApi';
import { folderAt, pickFolder } from '../folders';
import { BACK } from '../input/pick';
import { walk, type Step } from '../input/steps';
import type { LearnRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { withProgress } from '../progress';
import { hasCode } from '../reportError';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { formSteps, isAnswered, type FormState } from './askForm';
import { refuseWithoutConsent } from './consent';
import { learnUnderFreeName } from './learnUnderFreeName';
import { pickCommit } from './pickCommit';
import { namedParts, pickFiles, pickHunks } from './pickParts';
import { confirmTemplateAtLevel } from './confirmTemplateAtLevel';
import { explainNothingToLearn } from './previewTemplate';
import { skippedInWords } from './skippedInWords';
import { tellLearned } from './tellLearned';
import { refuseWithoutTrust } from './trust';

/** What the questions have answered so far. */
interface Draft {
  folder: string;
  source?: ChangeSource;
  overview?: ChangeOverview;
  files: ChangedFile[];
  picks?: FilePick[];
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
    form: { name: '', type: 'refactoring', description: '' },
  };
  const done = await walk([
    commitStep(ui, api, kind, request, draft),
    overviewStep(api, request, draft),
    filesStep(request, draft),
    hunksStep(request, draft),
    previewStep(ui, api, request, draft),
    ...formSteps(draft.form, request),
  ]);
  if (!done) return undefined;
  const source = sourceOf(draft);
  const learned = await learnUnderFreeName(draft.form, request, (form) =>
    withProgress(l10n.t('Learning “{0}”', form.name), (signal) =>
      api.learnFromChange({ source, picks: draft.picks, level: draft.level, ...form }, signal),
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

function filesStep(request: LearnRequest, draft: Draft): Step {
  return async (canGoBack) => {
    const overview = overviewOf(draft);
    if (request.files || request.hunks || isAnswered(request)) {
      const paths = request.files ?? (request.hunks && Object.keys(request.hunks));
      draft.picks = namedParts(overview, paths, request.hunks ?? {});
      return 'skipped';
    }
    if (overview.files.length === 1 && overview.skipped.length === 0) {
      draft.files = overview.files;
      return 'skipped';
    }
    const files = await pickFiles(overview, canGoBack, request.tickedFiles);
    if (files === BACK) return 'back';
    if (!files) return 'cancelled';
    draft.files = files;
    return 'next';
  };
}

function hunksStep(request: LearnRequest, draft: Draft): Step {
  return async (canGoBack) => {
    if (request.files || request.hunks || isAnswered(request)) return 'skipped';
    draft.picks = draft.files.map(({ path }) => ({ path }));
    if (draft.files.reduce((sum, file) => sum + file.hunks.length, 0) < 2) return 'skipped';
    const picks = await pickHunks(draft.files, overviewOf(draft), canGoBack);
    if (picks === BACK) return 'back';
    if (!picks) return 'cancelled';
    draft.picks = picks;
    return 'next';
  };
}

function previewStep(ui: Ui, api: EngineApi, request: LearnRequest, draft: Draft): Step {
  return async (canGoBack) => {
    if (isAnswered(request)) return 'skipped';
    const source = sourceOf(draft);
    try {
      const preview = await withProgress(l10n.t('Generalising the change'), (signal) =>
        api.previewLearning({ source, picks: draft.picks }, signal),
      );
      const { warnings } = overviewOf(draft);
      const notes = [...preview.notes, ...warnings];
      const { result, level } = await confirmTemplateAtLevel(
        api,
        { ...preview, notes },
        canGoBack,
        ui.report,
      );
      draft.level = level;
      return result;
    } catch (error) {
      if (!hasCode(error, 'NothingToLearn')) throw error;
      return explainNothingToLearn(error.message, canGoBack);
    }
  };
}

function sourceOf({ source }: Draft): ChangeSource {
  if (!source) throw new Error('The source of the change was not asked for.');
  return source;
}

function overviewOf({ overview }: Draft): ChangeOverview {
  if (!overview) throw new Error('The change was not read.');
  return overview;
}

function nothingThere(source: ChangeSource, { skipped }: ChangeOverview): UserMistake {
  const reasons = skippedInWords(skipped);
  const what =
    source.kind === 'commit'
      ? l10n.t('This commit changes no text files.')
      : l10n.t('There are no changes to text files in the working tree.');
  return new UserMistake(reasons ? `${what} ${reasons}` : what, [mend('learnFromCommit')]);
}
