import { l10n, workspace, type WorkspaceFolder } from 'vscode';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import type { LeftOutFile } from '../../engine/api/SiteApi';
import { activeFolder, folderAt, pickFolder } from '../folders/folders';
import { leftOutInWords } from '../words/leftOutInWords';
import type { ApplyRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import type { PreviewView } from '../preview/PreviewView';
import { isKnown } from '../mends/reportError';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import type { Ui } from '../Ui';
import { Unexpected } from '../mends/Unexpected';
import { UserMistake } from '../UserMistake';
import { choosePlaces } from './choosePlaces';
import { fillIn } from './fillIn';
import { findSites } from './findSites';
import { insertTemplate } from './insertTemplate';
import { leftPlaces } from './leftPlaces';
import { nothingChanged } from './nothingChanged';
import { recorded } from './recorded';
import { pickSuggestion } from './pickSuggestion';
import { tellApplied } from './tellApplied';
import { unsavedTexts } from './unsavedTexts';
import { applyPlan } from './workspaceEdit';

/**
 * Applies a pattern at places of a folder: finds them, shows the changes, lets choose among them,
 * writes them as one refactoring, and records what was changed. A place that needs input is written
 * by itself, into its editor, for a person to fill in.
 * @returns the application, or nothing when the person gave up.
 */
export async function applyPattern(
  ui: Ui,
  preview: PreviewView,
  suggestions: SuggestionsModel,
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
  const patternId =
    request.patternId ?? (await pickSuggestion(api, folder, suggestions, ui.report));
  if (!patternId) return undefined;
  const pattern = await api.pattern({ patternId });
  if (pattern.codeTemplate.kind === 'snippet') return insertTemplate(ui, { patternId });
  const unsaved = unsavedTexts(folder);
  const sites = await findSites(api, folder, pattern, request.path, unsaved);
  const leftOut = await api.leftOut({ folder: folder.uri.fsPath, path: request.path });
  if (sites.length === 0) throw fitsNowhere(pattern, folder, leftOut);
  const choice = await choosePlaces(
    { api, folder, pattern, sites, leftOut },
    preview,
    request,
  ).catch((error: unknown) => {
    if (isKnown(error)) throw error;
    throw new Unexpected(l10n.t('Could not apply; nothing was changed.'), error);
  });
  const [file] = choice?.plan.files ?? [];
  if (!choice || !file) return undefined;
  const { filledIn, plan } = choice;
  const made = filledIn
    ? await fillIn(folder, file)
    : await applyPlan(api, folder, plan, ui.report);
  const [first] = made.changed;
  if (!first) {
    if (made.unchanged.length > 0) throw nothingChanged(made.unchanged);
    return undefined;
  }
  const record = async (): Promise<ApplicationId> => {
    const application = await api.recordApplication({
      folder: folder.uri.fsPath,
      path: first.path,
      patternId: pattern.id,
      sourceProjectId: pattern.sourceProjectId,
      sites: made.changed,
    });
    tellApplied({
      pattern,
      applicationId: application.id,
      folder,
      path: request.path,
      made,
      left: leftPlaces(plan, made.unchanged),
      filledIn: filledIn?.inputs,
      needingInput: sites.filter((site) => site.inputs && site !== filledIn).length,
    });
    return application.id;
  };
  return recorded(ui, api, folder, made, record);
}

function fitsNowhere(
  { patternName }: LearnedPattern,
  { name }: WorkspaceFolder,
  leftOut: readonly LeftOutFile[],
): UserMistake {
  const sentence = l10n.t('“{0}” fits nowhere in {1}.', patternName, name);
  const more = leftOut.length > 0 ? [`${leftOutInWords(leftOut)}.`] : [];
  return new UserMistake([sentence, ...more].join(' '), [mend('refresh')]);
}
