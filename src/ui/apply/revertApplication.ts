import { l10n, window, workspace, type QuickPickItem, type WorkspaceFolder } from 'vscode';
import type { Application, ApplicationId } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type { ApplicationPlan, RevertPlan } from '../../engine/api/ApplicationApi';
import { folderAt, pickFolder } from '../folders';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/plainLabel';
import type { RevertRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { appliedInWords } from '../outcome/appliedInWords';
import type { PreviewView } from '../preview/PreviewView';
import { withProgress } from '../progress';
import { projectPlaces } from '../projectPlaces';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { filesInWords, placesInWords } from '../words';
import { LineText } from './lineText';
import { planOfEdits } from './planOfEdits';
import { applyPlan } from './workspaceEdit';

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
  const plan = await withProgress(l10n.t('Looking for what was applied'), (signal) =>
    api.planRevert({ folder: folder.uri.fsPath, applicationId }, signal),
  );
  if (plan.files.length === 0) throw nothingLeft(plan);
  const chosen = request.confirm === false ? plan : await choose(preview, folder, plan);
  if (!chosen) return undefined;
  const sites = await applyPlan(api, folder, { ...chosen, skipped: [], sites: [] }, ui.report);
  const files = new Set(sites.map(({ path }) => path)).size;
  const isAll = editsOf(chosen) === editsOf(plan) && files === chosen.files.length;
  const whole = isAll && plan.impossible.length === 0;
  if (whole) await api.recordReverted({ applicationId });
  void window.showInformationMessage(
    l10n.t('Took back {0} in {1}.', placesInWords(sites.length), filesInWords(files)),
  );
  return true;
}

async function choose(
  preview: PreviewView,
  folder: WorkspaceFolder,
  plan: RevertPlan,
): Promise<Pick<ApplicationPlan, 'files'> | undefined> {
  const places = plan.files.flatMap((file) => {
    const text = new LineText(file.before);
    return file.edits.map((edit) => ({
      key: `${file.path}\0${edit.start}`,
      path: file.path,
      line: text.positionAt(edit.start).line,
      text: file.before.slice(edit.start, edit.end) || edit.newText,
      start: edit.start,
      edit,
    }));
  });
  const answer = await preview.ask(
    folder,
    {
      places,
      plan: async (some) =>
        planOfEdits(
          plan.files,
          places.filter((place) => some.includes(place)).map(({ edit }) => edit),
        ),
    },
    {
      title: l10n.t('Preview of Reverting'),
      question: l10n.t('Take the ticked places back? Nothing has been changed yet.'),
      yes: l10n.t('Revert'),
      notes: plan.impossible.map(impossibleInWords),
    },
  );
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
      l10n.t('Nothing was applied in {0} that could be taken back.', folder.name),
      [mend('explain')],
    );
  }
  const picked = await pickOne({ title: l10n.t('Revert Application: Which One?'), items });
  return typeof picked === 'object' ? picked.application.id : undefined;
}

function nothingLeft({ impossible }: RevertPlan): UserMistake {
  const sentence = l10n.t('Nothing of this application can be taken back.');
  return new UserMistake([sentence, ...impossible.map(impossibleInWords)].join(' '), [
    mend('showPatterns'),
  ]);
}

function impossibleInWords({ path, line, reason }: RevertPlan['impossible'][number]): string {
  return `${path}:${line + 1}: ${reason}`;
}

function editsOf({ files }: Pick<ApplicationPlan, 'files'>): number {
  return files.reduce((sum, file) => sum + file.edits.length, 0);
}
