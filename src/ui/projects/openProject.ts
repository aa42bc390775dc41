import { Uri, commands, l10n, window, workspace } from 'vscode';
import type { ProjectId } from '../../core/types';
import { suggestionRequest } from '../manifest/suggestionRequest';
import { openFolders, pickFolder } from '../folders/folders';
import { pickOne } from '../input/pick';
import type { ProjectRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { percent } from '../words/words';
import { lastFolders } from './lastFolders';

/** Opens a similar project's folder: the one where it was opened last, or one that is chosen. */
export async function openProject(ui: Ui, request: Partial<ProjectRequest>): Promise<void> {
  const projectId = request.projectId ?? (await pickProject(ui));
  if (!projectId) return;
  const places = await lastFolders(await ui.engine.api(), [projectId]);
  const folder = await existing(places.get(projectId));
  const uri = folder ? Uri.file(folder) : await chooseFolder();
  if (!uri) return;
  const forceNewWindow = request.newWindow ?? false;
  await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow });
}

async function pickProject(ui: Ui): Promise<ProjectId | undefined> {
  const folder = openFolders().length > 0 && (await pickFolder(l10n.t('Similar to Which Folder?')));
  if (!folder) return undefined;
  const { minSimilarity } = suggestionRequest(folder);
  const api = await ui.engine.api();
  const similar = await api.similarProjects({ folder: folder.uri.fsPath, minSimilarity });
  if (similar.length === 0) {
    throw new UserMistake(l10n.t('No similar project is known yet.'), [mend('explain')]);
  }
  const picked = await pickOne({
    title: l10n.t('Open Similar Project'),
    items: similar.map(({ projectId, name, similarityScore, repoUrl }) => ({
      label: name,
      description: l10n.t('{0} similar', percent(similarityScore)),
      detail: repoUrl,
      projectId,
    })),
  });
  return typeof picked === 'object' ? picked.projectId : undefined;
}

/** A folder that is still there. */
async function existing(folder: string | undefined): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  try {
    await workspace.fs.stat(Uri.file(folder));
    return folder;
  } catch {
    // It was moved or deleted; a person can say where it is now.
    return undefined;
  }
}

async function chooseFolder(): Promise<Uri | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: l10n.t('Where Is This Project on This Machine?'),
      openLabel: l10n.t('Open'),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return uri;
}
