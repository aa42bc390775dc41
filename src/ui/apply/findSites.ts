import { l10n, type WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { UnsavedTexts } from '../../engine/api/ApplicationApi';
import { withProgress } from '../input/progress';
import { unsavedTexts } from './unsavedTexts';

/**
 * All places of a pattern in a folder as it stands in the editors, those that need input among them,
 * with progress that can be cancelled.
 * @param path looks only into the project that has this file
 */
export async function findSites(
  api: EngineApi,
  folder: WorkspaceFolder,
  pattern: LearnedPattern,
  path: string | undefined,
  unsaved: UnsavedTexts,
): Promise<Site[]> {
  const title = l10n.t('Looking for places for “{0}”', pattern.patternName);
  const what = { folder: folder.uri.fsPath, patternIds: [pattern.id], withInputs: true };
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

/** The places of a pattern in some files as the editors and the disk have them now. */
export async function sitesNow(
  { api, folder, pattern }: { api: EngineApi; folder: WorkspaceFolder; pattern: LearnedPattern },
  paths: readonly string[],
): Promise<Site[]> {
  const unsaved = unsavedTexts(folder);
  const what = { folder: folder.uri.fsPath, patternIds: [pattern.id], withInputs: true };
  const saved = paths.filter((path) => !(path in unsaved));
  const found = saved.length > 0 ? await api.scan({ ...what, paths: saved }) : [];
  for (const path of paths) {
    const text = unsaved[path];
    if (text !== undefined) found.push(...(await api.sitesInText({ ...what, path, text })));
  }
  return found.flatMap(({ sites }) => sites).sort(byPlace);
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
