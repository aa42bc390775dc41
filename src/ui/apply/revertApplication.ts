import { type QuickPickItem, type WorkspaceFolder, l10n, workspace } from 'vscode';
import type { Application, ApplicationId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { ApplicationPlan, RevertPlan } from '../../engine/api/ApplicationApi';
import { countPlaces } from '../words/countPlaces';
import { folderAt, pickFolder } from '../folders/folders';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { RevertRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { appliedInWords } from '../words/appliedInWords';
import type { PreviewView } from '../preview/PreviewView';
import { withProgress } from '../input/progress';
import { projectPlaces } from '../folders/projectPlaces';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { changedInWords, placesInWords } from '../words/words';
import { askWhyReverted } from '../outcome/askWhyReverted';
import { nothingChanged } from './nothingChanged';
import { PlacesToRevert } from './PlacesToRevert';
import { recorded } from './recorded';
import { restInWords, tellResult } from './tellApplied';
import { type Made, applyPlan } from './workspaceEdit';

/**
 * Takes an application back where its code still stands, after a preview.
 * @returns whether anything was taken back; nothing when the person gave up.
 */
export async function revertApplication(
  ui: Ui,
  preview: PreviewView,
  request: Partial<RevertRequest>,
): Promise<boolean | undefined> {
  if (!workspace.isTrusted) {
    throw new UserMistake(l10n.t('Files are changed only in a trusted workspace.'), [
      mend('trust'),
    ]);
  }
  const folder = request.folder
    ? folderAt(request.folder)
    : await pickFolder(l10n.t('Revert Application: In Which Folder?'));
  if (!folder) return undefined;
  const api = await ui.engine.api();
  const applicationId = request.applicationId ?? (await pickApplication(api, folder));
  if (!applicationId) return undefined;
  const planAgain = (): Promise<RevertPlan> =>
    api.planRevert({ folder: folder.uri.fsPath, applicationId });
  const plan = await withProgress(l10n.t('Looking for what was applied'), (signal) =>
    api.planRevert({ folder: folder.uri.fsPath, applicationId }, signal),
  );
  if (plan.files.length === 0) throw nothingLeft(plan);
  const places = new PlacesToRevert(plan, planAgain);
  const chosen = request.confirm === false ? plan : await choose(preview, folder, places);
  if (!chosen) return undefined;
  const made = await applyPlan(api, folder, { ...chosen, skipped: [], sites: [] }, ui.report);
  if (made.changed.length === 0 && made.unchanged.length > 0) throw nothingChanged(made.unchanged);
  const sentences = [
    l10n.t('Reverted {0}.', changedInWords(made.changed)),
    ...restInWords(made, []),
  ];
  if (!isAllOf(made, places.whole)) {
    tellResult(sentences, [], { isWhole: made.unchanged.length === 0 });
  } else {
    await recorded(ui, api, folder, made, () => api.recordReverted({ applicationId }));
    askWhyReverted(ui, { folder: folder.uri.fsPath, applicationId }, sentences.join(' '));
  }
  return true;
}

function isAllOf({ changed }: Made, { files, impossible }: RevertPlan): boolean {
  const all = countPlaces(files.flatMap(({ edits }) => edits));
  return countPlaces(changed) === all && impossible.every(({ companion }) => companion);
}

async function choose(
  preview: PreviewView,
  folder: WorkspaceFolder,
  places: PlacesToRevert,
): Promise<Pick<ApplicationPlan, 'files'> | undefined> {
  const { files, impossible } = places.whole;
  const all = placesInWords(countPlaces(files.flatMap(({ edits }) => edits)));
  const answer = await preview.ask(folder, places, {
    title: l10n.t('Preview of Reverting'),
    question: l10n.t(
      'Revert the checked places? The code of {0} stands as it was applied. Nothing has been changed yet.',
      all,
    ),
    yes: l10n.t('Revert'),
    notes: impossible.map(impossibleInWords),
  });
  return answer && 'plan' in answer ? answer.plan : undefined;
}

async function pickApplication(
  api: EngineApi,
  folder: WorkspaceFolder,
): Promise<ApplicationId | undefined> {
  const places = await projectPlaces(api, folder);
  const lists = await Promise.all(
    places.map(({ path }) => api.applicationsIn({ folder: folder.uri.fsPath, path })),
  );
  const items: (QuickPickItem & { application: Application })[] = lists
    .flat()
    .filter(({ application }) => application.revertedAt === null && application.sites.length > 0)
    .sort((a, b) => b.application.appliedAt - a.application.appliedAt)
    .map(({ application, pattern }) => ({
      label: plainLabel(pattern.patternName),
      description: appliedInWords(application),
      detail: [...new Set(application.sites.map(({ path }) => path))].join(', '),
      application,
    }));
  if (items.length === 0) {
    throw new UserMistake(
      l10n.t('Nothing was applied in {0} that could be reverted.', folder.name),
      [mend('explain')],
    );
  }
  const picked = await pickOne({
    title: l10n.t('Revert Application: Which One?'),
    placeholder: l10n.t('You see each change before anything is written'),
    items,
  });
  return typeof picked === 'object' ? picked.application.id : undefined;
}

function nothingLeft({ impossible }: RevertPlan): UserMistake {
  const sentence = l10n.t('Nothing of this application can be reverted.');
  return new UserMistake([sentence, ...impossible.map(impossibleInWords)].join(' '), [
    mend('showPatterns'),
  ]);
}

function impossibleInWords({ path, line, reason }: RevertPlan['impossible'][number]): string {
  return `${path}:${line + 1}: ${reason}`;
}
