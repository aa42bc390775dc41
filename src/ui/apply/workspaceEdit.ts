import {
  WorkspaceEdit,
  workspace,
  type TextDocument,
  type Uri,
  type WorkspaceFolder,
} from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { ApplicationPlan, ChangedSite, PlannedFile } from '../../engine/api/ApplicationApi';
import type { UserMistake } from '../UserMistake';
import { applyEdit } from './applyEdit';
import { openDocuments, rangesOf } from './planDocuments';
import { readBack } from './readBack';
import { readDisk, type ReadDisk } from './readDisk';
import { savedTexts, type SavedFile } from './savedTexts';
import { putBackUnsaved, saveChanged, type Unchanged } from './saving';

/** The result of a plan. */
export interface Made {
  /** The texts that stand in the files now. */
  changed: ChangedSite[];
  /** The texts of the changed files, by path. */
  texts: Map<string, { before: string; now: string; encoding?: string }>;
  /** Files in which nothing was changed in the end. */
  unchanged: Unchanged[];
  /** Changed files that are a person's to save: they were not saved before, or saving is off. */
  unsaved: string[];
}

/**
 * Makes the changes of a plan as one refactoring and saves them, unless the setting
 * `files.refactoring.autoSave` says not to or something else was waiting to be saved. A file that
 * cannot be saved is put back.
 * @param onHarm is told of files that were saved otherwise than planned
 * @throws when something is to be filled in, which nobody would be asked for
 */
export async function applyPlan(
  api: EngineApi,
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
  onHarm: (mistake: UserMistake) => void,
): Promise<Made> {
  if (plan.files.some(({ edits }) => edits.some(({ inputs }) => inputs !== undefined))) {
    throw new Error('A place that needs input was to be changed without it.');
  }
  const documents = await openDocuments(folder, plan.files);
  const begun = documents.map(({ document, file }) => ({
    file,
    uri: document.uri,
    text: document.getText(),
    // What a person has not saved yet is theirs to save.
    isTheirs: document.isDirty,
  }));
  const refused = await applyEdit(
    editOf(documents),
    documents.map(({ document }) => document),
    { isRefactoring: true },
  );
  const { unchanged, written } = await savedOrPutBack(begun, refused, readDisk(api, folder));
  const saved = written.filter(({ document }) => !document.isDirty);
  const onDisk = await savedTexts(api, folder, saved, onHarm);
  const made: Made = { changed: [], texts: new Map(), unchanged, unsaved: [] };
  for (const { file, document } of written) {
    const { path, before, encoding } = file;
    const now = onDisk.get(path) ?? document.getText();
    const changed = readBack(file, now);
    if (changed.length === 0) continue;
    if (document.isDirty) made.unsaved.push(path);
    made.changed.push(...changed);
    made.texts.set(path, { before, now, encoding });
  }
  return made;
}

function editOf(
  documents: readonly { document: TextDocument; file: PlannedFile }[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { document, file } of documents) {
    for (const [index, range] of rangesOf(file).entries()) {
      edit.replace(document.uri, range, file.edits[index]?.newText ?? '');
    }
  }
  return edit;
}

/** A file that was edited, and its text before. */
interface Begun {
  file: PlannedFile;
  uri: Uri;
  text: string;
  isTheirs: boolean;
}

/** One file after the other: putting back needs the active editor. */
async function savedOrPutBack(
  begun: readonly Begun[],
  refused: ReadonlySet<string>,
  read: ReadDisk,
): Promise<{ unchanged: Unchanged[]; written: SavedFile[] }> {
  const saves = workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true);
  const unchanged: Unchanged[] = [];
  const written: SavedFile[] = [];
  for (const { file, isTheirs, text, uri } of begun) {
    const { path } = file;
    if (refused.has(uri.toString())) {
      unchanged.push({ path });
      continue;
    }
    const reason = saves && !isTheirs ? await saveChanged(uri, read) : undefined;
    if (reason === undefined) {
      // A document that only the preview had open may have been closed with it.
      written.push({ file, document: await workspace.openTextDocument(uri) });
    } else {
      const isBack = await putBackUnsaved(uri, text, read);
      unchanged.push({ path, reason, ...(!isBack && { onlyInEditor: true }) });
    }
  }
  return { unchanged, written };
}
