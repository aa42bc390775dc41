import {
  Disposable,
  Range,
  WorkspaceEdit,
  l10n,
  workspace,
  type TextDocument,
  type WorkspaceEditMetadata,
} from 'vscode';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';

/**
 * How long a busy editor may take to tell that a document was changed, in milliseconds: what comes
 * later is taken for read-only and put back.
 */
const PATIENCE = 5_000;

/**
 * Applies an edit, and takes it back from documents that are read-only: VS Code changes the text of
 * those as well, but they never become dirty and are never saved.
 * @param documents all that are edited
 * @returns addresses of those that are read-only
 * @throws UserMistake when VS Code refuses the edit
 */
export async function applyEdit(
  edit: WorkspaceEdit,
  documents: readonly TextDocument[],
  metadata?: WorkspaceEditMetadata,
): Promise<Set<string>> {
  const before = new Map(documents.map((document) => [keyOf(document), document.getText()]));
  const unsure = new Set(documents.filter(({ isDirty }) => !isDirty).map(keyOf));
  let allSure = (): void => undefined;
  const sure = new Promise<void>((resolve) => (allSure = resolve));
  const take = (document: TextDocument): void => {
    unsure.delete(keyOf(document));
    if (unsure.size === 0) allSure();
  };
  const listening = Disposable.from(
    workspace.onDidSaveTextDocument(take),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.isDirty) take(document);
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  try {
    if (!(await workspace.applyEdit(edit, metadata))) throw notAccepted();
    if (unsure.size > 0) {
      timer = setTimeout(allSure, PATIENCE);
      await sure;
    }
  } finally {
    clearTimeout(timer);
    listening.dispose();
  }
  if (unsure.size > 0) await putBack(unsure, documents, before);
  return unsure;
}

async function putBack(
  refused: ReadonlySet<string>,
  documents: readonly TextDocument[],
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri } of documents.filter((document) => refused.has(keyOf(document)))) {
    const { lineCount } = await workspace.openTextDocument(uri);
    edit.replace(uri, new Range(0, 0, lineCount, 0), before.get(uri.toString()) ?? '');
  }
  await workspace.applyEdit(edit);
}

function keyOf({ uri }: TextDocument): string {
  return uri.toString();
}

function notAccepted(): UserMistake {
  return new UserMistake(l10n.t('The editor did not accept the edit; nothing was changed.'), [
    mend('showLog'),
  ]);
}
