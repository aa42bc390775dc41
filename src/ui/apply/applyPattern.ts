import { l10n, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type { ApplicationPlan, UnsavedTexts } from '../../engine/api/ApplicationApi';
import { activeFolder, folderAt, pickFolder } from '../folders';
import type { ApplyRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { PreviewView } from '../preview/PreviewView';
import { withProgress } from '../progress';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { filesInWords, placesInWords } from '../words';
import { insertTemplate } from './insertTemplate';
import { sameLines } from './lineText';
import { pickSuggestion } from './pickSuggestion';
import { unsavedTexts } from './unsavedTexts';
import { applyPlan } from './workspaceEdit';

/**
 * Applies a pattern at places of a folder: finds them, shows the changes, lets choose among them,
 * writes them as one refactoring, and records what was changed.
 * @returns the application, or nothing when the person gave up.
 */
export async function applyPattern(
  ui: Ui,
  preview: PreviewView,
  request: Partial<ApplyRequest>,
): Promise<ApplicationId | undefined> {
  if (!workspace.isTrusted) {
    throw new UserMistake(
      l10n.t('Patterns are applied only in a trusted workspace, since applying changes its files.'),
      [mend('trust')],
    );
  }
  const folder = request.folder
    ? folderAt(request.folder)
    : ((request.patternId && activeFolder()) ??
      (await pickFolder(l10n.t('Apply Pattern: In Which Folder?'))));
  if (!folder) return undefined;
  const api = await ui.engine.api();
  const patternId = request.patternId ?? (await pickSuggestion(api, folder));
  if (!patternId) return undefined;
  const pattern = await api.pattern({ patternId });
  if (pattern.codeTemplate.kind === 'snippet') return insertTemplate(ui, { patternId });
  const plan = await choosePlan(api, preview, folder, pattern, request);
  if (!plan) return undefined;
  const sites = await applyPlan(folder, plan);
  const [first] = sites;
  if (!first) return undefined;
  const application = await api.recordApplication({
    folder: folder.uri.fsPath,
    path: first.path,
    patternId: pattern.id,
    sourceProjectId: pattern.sourceProjectId,
    sites,
  });
  tellApplied(pattern, application.id, folder, sites.length, plan.files.length);
  return application.id;
}

/** Finds the places, and lets choose among them until the changes are approved. */
async function choosePlan(
  api: EngineApi,
  preview: PreviewView,
  folder: WorkspaceFolder,
  pattern: LearnedPattern,
  request: Partial<ApplyRequest>,
): Promise<ApplicationPlan | undefined> {
  const unsaved = unsavedTexts(folder);
  const sites = await findSites(api, folder, pattern, request.path, unsaved);
  if (sites.length === 0) {
    throw new UserMistake(l10n.t('“{0}” fits nowhere in {1}.', pattern.patternName, folder.name), [
      mend('refresh'),
    ]);
  }
  const chosen = sites.filter((site) => isNamed(site, request.sites));
  const plan = (some: readonly Site[]): Promise<ApplicationPlan> =>
    api.planApplication({
      folder: folder.uri.fsPath,
      patternId: pattern.id,
      sites: [...some],
      unsaved,
    });
  const whole = await plan(chosen);
  if (whole.files.length === 0) {
    throw new UserMistake(
      l10n.t('All of these places have changed meanwhile. Look for them again.'),
      [mend('refresh')],
    );
  }
  if (request.confirm === false) return whole;
  const offered = request.offer === 'named' ? chosen : sites;
  const places = offered.map((site) => ({ ...site, key: keyOf(site), site }));
  return preview.ask(
    folder,
    {
      places,
      plan: (some) => plan(places.filter((each) => some.includes(each)).map(({ site }) => site)),
    },
    {
      title: l10n.t('Preview of “{0}”', pattern.patternName),
      question: l10n.t(
        'Apply “{0}” to the ticked places? Nothing has been changed yet.',
        pattern.patternName,
      ),
      yes: l10n.t('Apply'),
      notes: whole.stale.length > 0 ? [staleInWords(whole.stale.length)] : [],
    },
    chosen.map(keyOf),
  );
}

async function findSites(
  api: EngineApi,
  folder: WorkspaceFolder,
  pattern: LearnedPattern,
  path: string | undefined,
  unsaved: UnsavedTexts,
): Promise<Site[]> {
  const title = l10n.t('Looking for places for “{0}”', pattern.patternName);
  const what = { folder: folder.uri.fsPath, patternIds: [pattern.id] };
  return withProgress(title, async (signal) => {
    const found = await api.scan({ ...what, path }, signal);
    const saved = found.flatMap(({ sites }) => sites.filter((site) => !(site.path in unsaved)));
    const edited: Site[] = [];
    for (const [file, text] of Object.entries(unsaved)) {
      if (path !== undefined && !(await areOfOneProject(api, what.folder, path, file))) continue;
      const inText = await api.sitesInText({ ...what, path: file, text }, signal);
      edited.push(...inText.flatMap(({ sites }) => sites));
    }
    return [...saved, ...edited].sort(byPlace);
  });
}

async function areOfOneProject(
  api: EngineApi,
  folder: string,
  path: string,
  other: string,
): Promise<boolean> {
  const projects = [
    await api.profile({ folder, path }),
    await api.profile({ folder, path: other }),
  ];
  return projects[0]?.id === projects[1]?.id;
}

function byPlace(a: Site, b: Site): number {
  return a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1;
}

function isNamed({ path, line, text }: Site, named: ApplyRequest['sites']): boolean {
  if (named === undefined || named === 'all') return true;
  return named.some(
    (place) =>
      place.path === path &&
      place.line === line + 1 &&
      (place.text === undefined || sameLines(place.text, text)),
  );
}

function keyOf({ path, start }: Site): string {
  return `${path}\0${start}`;
}

function staleInWords(count: number): string {
  return count === 1
    ? l10n.t('1 place has changed meanwhile and is left out.')
    : l10n.t('{0} places have changed meanwhile and are left out.', count);
}

/** Says what was done, with the way back; nobody waits for an answer. */
function tellApplied(
  { patternName }: LearnedPattern,
  applicationId: ApplicationId,
  folder: WorkspaceFolder,
  places: number,
  files: number,
): void {
  const revert = l10n.t('Revert…');
  const sentence = l10n.t(
    'Applied “{0}” to {1} in {2}.',
    patternName,
    placesInWords(places),
    filesInWords(files),
  );
  void window.showInformationMessage(sentence, revert).then((button) => {
    if (button !== revert) return;
    void runCommand('crossProjectLearning.revertApplication', {
      applicationId,
      folder: folder.uri.fsPath,
    });
  });
}
