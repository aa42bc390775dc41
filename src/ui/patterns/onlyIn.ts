import { type QuickPickItem, l10n, window } from 'vscode';
import type { LearnedPattern, ProjectId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { openFolders } from '../folders/folders';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { OnlyInRequest } from '../manifest/commandMap';
import { projectPlaces } from '../folders/projectPlaces';
import { choosePattern } from '../input/choosePattern';

interface ScopeItem extends QuickPickItem {
  onlyIn: ProjectId | null;
}

/** Offers a pattern in one project only, or everywhere again. */
export async function setOnlyIn(
  api: EngineApi,
  request: Partial<OnlyInRequest>,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Suggest Only in One Project'),
    placeholder: l10n.t('Which pattern?'),
  });
  if (!pattern) return undefined;
  const onlyIn = request.onlyIn === undefined ? await askScope(api, pattern) : request.onlyIn;
  if (onlyIn === undefined) return undefined;
  const changed = await api.setOnlyIn({ patternId: pattern.id, onlyIn });
  void window.showInformationMessage(
    onlyIn === null
      ? l10n.t('“{0}” may be suggested in every project.', pattern.patternName)
      : l10n.t('“{0}” is suggested in that one project only.', pattern.patternName),
  );
  return changed;
}

async function askScope(
  api: EngineApi,
  { id, patternName, onlyIn }: LearnedPattern,
): Promise<ProjectId | null | undefined> {
  const items: ScopeItem[] = [
    { label: l10n.t('$(globe) Every project'), onlyIn: null, description: now(onlyIn === null) },
  ];
  const add = (name: string, projectId: ProjectId, description?: string): void => {
    if (items.some((item) => item.onlyIn === projectId)) return;
    items.push({
      label: `$(lock) ${plainLabel(name)}`,
      description: now(projectId === onlyIn) ?? description,
      onlyIn: projectId,
    });
  };
  for (const { project } of await api.origins({ patternId: id })) {
    if (project) add(project.name, project.id, l10n.t('from that project'));
  }
  for (const folder of openFolders()) {
    for (const { project } of await projectPlaces(api, folder)) add(project.name, project.id);
  }
  const picked = await pickOne({
    title: l10n.t('“{0}”: Suggest Where?', patternName),
    placeholder: l10n.t('In other projects it is then never offered'),
    items,
  });
  return typeof picked === 'object' ? picked.onlyIn : undefined;
}

function now(isNow: boolean): string | undefined {
  return isNow ? l10n.t('now') : undefined;
}
