import {
  SnippetString,
  SnippetTextEdit,
  TextEditorRevealType,
  WorkspaceEdit,
  window,
  type WorkspaceFolder,
} from 'vscode';
import type { ApplicationPlan, ChangedSite } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders/folders';
import { applyEdit } from './applyEdit';
import { openDocuments, rangesOf } from './planDocuments';
import { nothingChanged } from './nothingChanged';
import { readBack } from './readBack';
import { snippetText } from './snippetText';
import type { Made } from './workspaceEdit';

/**
 * Writes the planned edits of a file into its editor as one snippet, with a tab stop for each name
 * that a person fills in. The file is theirs to save.
 * @returns what was changed there, with what is proposed in place of what they type.
 */
export async function fillIn(
  folder: WorkspaceFolder,
  file: ApplicationPlan['files'][number],
): Promise<Made> {
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
  const refused = await applyEdit(edit, [document]);
  if (refused.size > 0) throw nothingChanged([{ path: file.path }]);
  const now = document.getText();
  const texts = new Map([[file.path, { before: file.before, now }]]);
  return { changed: numberedAsOne(readBack(file, now)), texts, unchanged: [], unsaved: [] };
}

/** Edits that are filled in together are one place, however many they are. */
function numberedAsOne(sites: ChangedSite[]): ChangedSite[] {
  return sites.length > 1 ? sites.map((site) => ({ ...site, places: [0] })) : sites;
}
