import { WorkspaceEdit, workspace, type WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/EngineApi';
import type { ApplicationPlan, ChangedSite } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders';
import { applyEdit, readOnly } from './applyEdit';
import type { UserMistake } from '../UserMistake';
import { openDocuments, rangesOf } from './planDocuments';
import { readBack } from './readBack';
import { savedTexts } from './savedTexts';

/**
 * Applies a plan as one refactoring, saved as the setting `files.refactoring.autoSave` says where
 * nothing else was waiting to be saved.
 * @param onPartly is told of files that could not be changed when others could, or were saved otherwise
 * @returns what was really changed.
 * @throws when something is to be filled in, which nobody would be asked for
 */
export async function applyPlan(
  api: EngineApi,
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
  onPartly: (mistake: UserMistake) => void,
): Promise<ChangedSite[]> {
  if (plan.files.some(({ edits }) => edits.some(({ inputs }) => inputs !== undefined))) {
    throw new Error('A place that needs input was to be changed without it.');
  }
  const documents = await openDocuments(folder, plan.files);
  // What a person has not saved yet is theirs to save.
  const unsaved = new Set(
    documents.filter(({ document }) => document.isDirty).map(({ file }) => file.path),
  );
  const edit = new WorkspaceEdit();
  for (const { document, file } of documents) {
    for (const [index, range] of rangesOf(file).entries()) {
      edit.replace(document.uri, range, file.edits[index]?.newText ?? '');
    }
  }
  const refused = await applyEdit(
    edit,
    documents.map(({ document }) => document),
    { isRefactoring: true },
  );
  const isRefused = ({ path }: { path: string }): boolean =>
    refused.has(uriIn(folder, path).toString());
  const unchanged = plan.files.filter(isRefused).map(({ path }) => path);
  if (unchanged.length === plan.files.length) throw readOnly(unchanged);
  if (unchanged.length > 0) onPartly(readOnly(unchanged));
  const saves = workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true);
  const written = await Promise.all(
    plan.files.map(async (file) => {
      if (isRefused(file)) return [];
      // A document that only the preview had open may have been closed with it.
      const document = await workspace.openTextDocument(uriIn(folder, file.path));
      // The editor itself saves a refactoring of several files only.
      if (saves && document.isDirty && !unsaved.has(file.path)) await document.save();
      return [{ file, document }];
    }),
  );
  const saved = written.flat().filter(({ document }) => !document.isDirty);
  const onDisk = await savedTexts(api, folder, saved, onPartly);
  return written
    .flat()
    .flatMap(({ file, document }) => readBack(file, onDisk.get(file.path) ?? document.getText()));
}
