import { l10n, window, workspace, type WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import type { ApplicationPlan, EngineApi } from '../../engine/EngineApi';
import { activeFolder, folderAt, pickFolder } from '../folders';
import { BACK } from '../input/pick';
import type { ApplyRequest } from '../manifest/commandMap';
import { withProgress } from '../progress';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { filesInWords, placesInWords } from '../words';
import { insertTemplate } from './insertTemplate';
import { pickSuggestion } from './pickSuggestion';
import { pickSites } from './pickSites';
import { confirmPlan } from './previewPlan';
import { applyPlan } from './workspaceEdit';

/**
 * Applies a pattern at places of a folder: finds them, asks which, shows the changes, writes them as
 * one refactoring, and records what was changed.
 * @returns the application, or nothing when the person gave up.
 */
export async function applyPattern(
  ui: Ui,
  request: Partial<ApplyRequest>,
): Promise<ApplicationId | undefined> {
  if (!workspace.isTrusted) {
    throw new UserMistake(
      l10n.t('Patterns are applied only in a trusted workspace, since applying changes its files.'),
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
  const plan = await choosePlan(api, folder, pattern, request);
  if (!plan) return undefined;
  const sites = await applyPlan(folder, plan);
  if (sites.length === 0) return undefined;
  const application = await api.recordApplication({
    folder: folder.uri.fsPath,
    patternId: pattern.id,
    sourceProjectId: pattern.sourceProjectId,
    sites,
  });
  tellApplied(pattern, sites.length, plan.files.length);
  return application.id;
}

/** Finds the places, and lets choose among them until the changes are approved. */
async function choosePlan(
  api: EngineApi,
  folder: WorkspaceFolder,
  pattern: LearnedPattern,
  request: Partial<ApplyRequest>,
): Promise<ApplicationPlan | undefined> {
  const sites = await findSites(api, folder, pattern);
  if (sites.length === 0) {
    throw new UserMistake(l10n.t('“{0}” fits nowhere in {1}.', pattern.patternName, folder.name));
  }
  for (;;) {
    const chosen = request.sites === 'all' ? sites : await pickSites(pattern.patternName, sites);
    if (!chosen || chosen === BACK) return undefined;
    const plan = await api.planApplication({
      folder: folder.uri.fsPath,
      patternId: pattern.id,
      sites: chosen,
    });
    const places = chosen.length - plan.stale.length;
    if (places === 0) {
      throw new UserMistake(
        l10n.t('All of these places have changed meanwhile. Look for them again.'),
      );
    }
    if (request.confirm === false) return plan;
    const answer = await confirmPlan(folder, plan, {
      patternName: pattern.patternName,
      places,
      canGoBack: request.sites !== 'all',
    });
    if (answer === 'yes') return plan;
    if (answer !== 'back') return undefined;
  }
}

async function findSites(
  api: EngineApi,
  folder: WorkspaceFolder,
  pattern: LearnedPattern,
): Promise<Site[]> {
  const title = l10n.t('Looking for places for “{0}”', pattern.patternName);
  const found = await withProgress(title, (signal) =>
    api.scan({ folder: folder.uri.fsPath, patternIds: [pattern.id] }, signal),
  );
  return found.flatMap(({ sites }) => sites);
}

function tellApplied({ patternName }: LearnedPattern, places: number, files: number): void {
  void window.showInformationMessage(
    l10n.t(
      'Applied “{0}” to {1} in {2}. Undo takes it back.',
      patternName,
      placesInWords(places),
      filesInWords(files),
    ),
  );
}
