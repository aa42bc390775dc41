import {
  commands,
  l10n,
  SnippetString,
  SnippetTextEdit,
  TextEditorRevealType,
  WorkspaceEdit,
  window,
  workspace,
  type TextDocument,
  type WorkspaceFolder,
} from 'vscode';
import type { ApplicationPlan, ChangedSite } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders';
import { UserMistake } from '../UserMistake';
import { openDocuments, rangesOf } from './planDocuments';
import { readBack } from './readBack';
import { snippetText } from './snippetText';
import { notAccepted } from './workspaceEdit';

/** How long the editor may take to tell that a document was changed, in milliseconds. */
const PATIENCE = 2000;

/**
 * Writes the planned edits of a file into its editor as one snippet, with a tab stop for each name
 * that a person fills in. The file is theirs to save.
 * @returns what was changed, with what is proposed in place of what they type.
 */
export async function fillIn(
  folder: WorkspaceFolder,
  file: ApplicationPlan['files'][number],
): Promise<ChangedSite[]> {
  // VS Code makes tab stops in the active editor only, and writes plain text into any other.
  const editor = await window.showTextDocument(uriIn(folder, file.path), { preview: false });
  await openDocuments(folder, [file]);
  const { document } = editor;
  const ranges = rangesOf(file);
  const numbers = new Map<string, number>();
  const edits = ranges.map((range, index) => {
    const { newText = '', inputs = [] } = file.edits[index] ?? {};
    const snippet = new SnippetString(snippetText(newText, inputs, numbers));
    const edit = new SnippetTextEdit(range, snippet);
    // The text is as it is to stand there.
    edit.keepWhitespace = true;
    return edit;
  });
  const first = ranges[file.edits.findIndex(({ inputs }) => inputs !== undefined)];
  if (first) editor.revealRange(first, TextEditorRevealType.InCenterIfOutsideViewport);
  const edit = new WorkspaceEdit();
  edit.set(document.uri, edits);
  if (!(await workspace.applyEdit(edit))) throw notAccepted();
  if (!(await becomesDirty(document))) {
    await commands.executeCommand('workbench.action.files.revert');
    throw new UserMistake(
      l10n.t('{0} is read-only in this window; nothing was changed.', file.path),
      [{ title: l10n.t('Open Settings'), run: showReadonlySettings }],
    );
  }
  return readBack(file, document.getText());
}

function showReadonlySettings(): Thenable<unknown> {
  return commands.executeCommand('workbench.action.openSettings', 'files.readonly');
}

/** Whether an edit has made a document dirty: VS Code shows it in a read-only one, but keeps none. */
async function becomesDirty(document: TextDocument): Promise<boolean> {
  if (document.isDirty) return true;
  return new Promise((resolve) => {
    const end = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve(document.isDirty);
    };
    const timer = setTimeout(end, PATIENCE);
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && document.isDirty) end();
    });
  });
}
