import {
  Range,
  WorkspaceEdit,
  l10n,
  workspace,
  type TextDocument,
  type WorkspaceFolder,
} from 'vscode';
import type { ApplicationPlan, ChangedSite } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';
import { LineText, sameLines } from './lineText';
import { readBack } from './readBack';

/** How long the editor may take to read a file again that was changed on disk, in milliseconds. */
const REREAD = 3000;

/**
 * Applies a plan as one refactoring, saved as the setting `files.refactoring.autoSave` says where
 * nothing else was waiting to be saved.
 * @returns what was really changed.
 */
export async function applyPlan(
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
): Promise<ChangedSite[]> {
  const documents = await openDocuments(folder, plan);
  // What a person has not saved yet is theirs to save.
  const unsaved = new Set(
    documents.filter(({ document }) => document.isDirty).map(({ file }) => file.path),
  );
  const edit = new WorkspaceEdit();
  for (const { document, file } of documents) {
    const before = new LineText(file.before.replace(/^\uFEFF/, ''));
    const mark = file.before.length - before.text.length;
    for (const { start, end, newText } of file.edits) {
      const from = before.positionAt(start - mark);
      const to = before.positionAt(end - mark);
      const range = new Range(from.line, from.character, to.line, to.character);
      edit.replace(document.uri, range, newText);
    }
  }
  if (!(await workspace.applyEdit(edit, { isRefactoring: true }))) {
    throw new UserMistake(l10n.t('The editor did not accept the edit; nothing was changed.'), [
      mend('showLog'),
    ]);
  }
  const saves = workspace.getConfiguration('files').get<boolean>('refactoring.autoSave', true);
  const changed = await Promise.all(
    plan.files.map(async (file) => {
      // A document that only the preview had open may have been closed with it.
      const document = await workspace.openTextDocument(uriIn(folder, file.path));
      // The editor itself saves a refactoring of several files only.
      if (saves && document.isDirty && !unsaved.has(file.path)) await document.save();
      return readBack(file, document.getText());
    }),
  );
  return changed.flat();
}

/** A file that was changed on disk a moment ago is read again by the editor, which takes a while. */
async function untilReread(document: TextDocument, text: string): Promise<void> {
  const isRead = (): boolean => document.isDirty || sameLines(document.getText(), text);
  if (isRead()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, REREAD);
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && isRead()) end();
    });
  });
}

/** The documents of a plan; refuses those that are not as the plan read them. */
async function openDocuments(
  folder: WorkspaceFolder,
  plan: ApplicationPlan,
): Promise<{ document: TextDocument; file: ApplicationPlan['files'][number] }[]> {
  const documents = await Promise.all(
    plan.files.map(async (file) => ({
      document: await workspace.openTextDocument(uriIn(folder, file.path)),
      file,
    })),
  );
  await Promise.all(documents.map(({ document, file }) => untilReread(document, file.before)));
  const differing = documents.filter(
    ({ document, file }) => !sameLines(document.getText(), file.before),
  );
  if (differing.length > 0) {
    throw new UserMistake(
      l10n.t(
        'These files changed meanwhile or have unsaved changes: {0}. Save them and apply again.',
        differing.map(({ file }) => file.path).join(', '),
      ),
      [
        {
          title: l10n.t('Save Them'),
          run: () => Promise.all(differing.map(({ document }) => document.save())),
        },
      ],
    );
  }
  return documents;
}
