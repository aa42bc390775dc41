import { l10n, window, type QuickPick, type QuickPickItem, type WorkspaceFolder } from 'vscode';
import type { ProfileField, Project } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import {
  activeFolder,
  folderAt,
  folderOf,
  openFolders,
  pathIn,
  pickFolder,
} from '../folders/folders';
import { BACK, pickOne } from '../input/pick';
import type { ProfileRequest } from '../manifest/commandMap';
import { projectPlaces, type ProjectPlace } from '../folders/projectPlaces';
import { properName } from '../words/properName';
import type { Ui } from '../Ui';
import {
  FIELD_ORDER,
  PROFILE_FIELDS,
  evidenceInWords,
  profileInWords,
  valueInWords,
} from './profileWords';

/** A folder, and a file in it when its package is meant. */
interface ProfilePlace {
  folder: string;
  path?: string;
}

interface FieldItem extends QuickPickItem {
  field?: ProfileField;
}

/** The new value of a field; `undefined` gives detection the word again. */
interface ValueItem extends QuickPickItem {
  value: string | null | undefined;
}

/**
 * Sets what detection got wrong, or gives it the word again.
 * @returns the profile as it is afterwards, or nothing when there is no folder to choose.
 */
export async function setProfile(ui: Ui, request: ProfileRequest): Promise<Project | undefined> {
  const title = l10n.t('Set Project Profile: Of Which Folder?');
  const chosen = request.folder
    ? folderAt(request.folder)
    : openFolders().length > 1
      ? await pickFolder(title)
      : (activeFolder() ?? (await pickFolder(title)));
  if (!chosen) return undefined;
  const place: ProfilePlace = { folder: chosen.uri.fsPath, path: request.path };
  const api = await ui.engine.api();
  if (request.correction || request.withdrawn) {
    return api.correctProfile({
      ...place,
      correction: request.correction ?? {},
      withdrawn: request.withdrawn,
    });
  }
  if (!request.folder) {
    const picked = await pickProject(api, chosen);
    if (!picked) return undefined;
    place.path = picked.path;
  }
  let project = await api.profile(place);
  for (;;) {
    const item = await pickOne({
      title: l10n.t('Profile of {0}', project.name),
      placeholder: l10n.t('Select what to correct'),
      items: fieldItems(project),
    });
    if (!item || item === BACK) return project;
    project = item.field
      ? await changeField(api, place, project, item.field)
      : await api.correctProfile({ ...place, correction: {}, withdrawn: FIELD_ORDER });
  }
}

/** Asks which of a folder's projects is meant, if it has several; that of the active editor first. */
async function pickProject(
  api: EngineApi,
  folder: WorkspaceFolder,
): Promise<ProjectPlace | undefined> {
  const places = await projectPlaces(api, folder);
  const [only] = places;
  if (places.length === 1) return only;
  const document = window.activeTextEditor?.document;
  const path = document && folderOf(document) === folder ? pathIn(folder, document.uri) : undefined;
  const active = await api.profile({ folder: folder.uri.fsPath, path });
  const items = places
    .map((place) => ({
      label: place.project.name,
      description: profileInWords(place.project),
      place,
    }))
    .sort((a, b) => Number(isActive(b)) - Number(isActive(a)));
  function isActive({ place }: { place: ProjectPlace }): boolean {
    return place.project.id === active.id;
  }
  const picked = await pickOne({ title: l10n.t('Set Project Profile: Of Which Project?'), items });
  return typeof picked === 'object' ? picked.place : undefined;
}

async function changeField(
  api: EngineApi,
  place: ProfilePlace,
  project: Project,
  field: ProfileField,
): Promise<Project> {
  const known = (await api.knownNames())[field];
  const picked = await pickOne<ValueItem>({
    title: `${project.name}: ${PROFILE_FIELDS[field]()}`,
    placeholder: l10n.t('Choose one or type another'),
    canGoBack: true,
    items: valueItems(project, field, known),
    prepare: (pick) => offerTyped(pick, known),
  });
  if (!picked || picked === BACK) return project;
  return picked.value === undefined
    ? api.correctProfile({ ...place, correction: {}, withdrawn: [field] })
    : api.correctProfile({ ...place, correction: { [field]: picked.value } });
}

function fieldItems(project: Project): FieldItem[] {
  const items: FieldItem[] = FIELD_ORDER.map((field) => {
    const value = valueInWords(project, field);
    const evidence = evidenceInWords(project, field);
    return {
      label: value || evidence,
      description: PROFILE_FIELDS[field](),
      detail: value ? evidence : undefined,
      field,
    };
  });
  if (Object.keys(project.corrected).length > 0) {
    items.push({ label: l10n.t('$(discard) Use What Is Detected') });
  }
  return items;
}

function valueItems(project: Project, field: ProfileField, known: readonly string[]): ValueItem[] {
  const items: ValueItem[] = [];
  if (field in project.corrected) {
    items.push({ label: l10n.t('$(discard) Use What Is Detected'), value: undefined });
  }
  const now = project[field];
  if (now !== null) {
    items.push({ label: properName(now), description: l10n.t('now'), value: now });
  }
  items.push(
    ...known.filter((value) => value !== now).map((value) => ({ label: properName(value), value })),
    { label: l10n.t('$(circle-slash) None'), value: null },
  );
  return items;
}

/** A name that is not in the list can be typed. */
function offerTyped(pick: QuickPick<ValueItem>, known: readonly string[]): void {
  const items = pick.items;
  pick.onDidChangeValue((typed) => {
    const value = typed.trim();
    const isKnown = known.includes(value.toLowerCase());
    pick.items =
      value && !isKnown
        ? [{ label: l10n.t('$(edit) {0}', value), value, alwaysShow: true }, ...items]
        : items;
  });
}
