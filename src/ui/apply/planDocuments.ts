import { Range, commands, l10n, workspace, type TextDocument, type WorkspaceFolder } from 'vscode';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders/folders';
import { UserMistake } from '../UserMistake';
import { LineText, sameLines } from '../words/lineText';

type PlannedFile = ApplicationPlan['files'][number];

/** How long the editor may take to read a file again that was changed on disk, in milliseconds. */
const REREAD = 10_000;

/** The documents of planned files; refuses those that are not as the plan read them. */
export async function openDocuments(
  folder: WorkspaceFolder,
  files: readonly PlannedFile[],
): Promise<{ document: TextDocument; file: PlannedFile }[]> {
  const documents = await Promise.all(
    files.map(async (file) => ({
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
  const elsewise = documents.filter(({ document, file }) => !canWrite(document, file));
  if (elsewise.length > 0) throw openedElsewise(elsewise.map(({ file }) => file.path));
  return documents;
}

/** Whether a document is saved as the plan has the file; all encodings that are saved have ASCII. */
function canWrite({ encoding }: TextDocument, file: PlannedFile): boolean {
  const isAscii = file.edits.every(({ newText }) => /^[\0-\x7f]*$/.test(newText));
  return isAscii || encoding === (file.encoding ?? 'utf8');
}

function openedElsewise(paths: readonly string[]): UserMistake {
  const run = (): Thenable<unknown> =>
    commands.executeCommand('workbench.action.openSettings', 'files.encoding');
  return new UserMistake(
    l10n.t(
      'The editor has these files open in another encoding than the settings name: {0}. Close them and apply again.',
      paths.join(', '),
    ),
    [{ title: l10n.t('Open Settings'), run }],
  );
}

/** Where the edits of a file are in its document, in their order. */
export function rangesOf(file: PlannedFile): Range[] {
  const before = new LineText(file.before.replace(/^\uFEFF/, ''));
  const mark = file.before.length - before.text.length;
  return file.edits.map(({ start, end }) => {
    const from = before.positionAt(start - mark);
    const to = before.positionAt(end - mark);
    return new Range(from.line, from.character, to.line, to.character);
  });
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
