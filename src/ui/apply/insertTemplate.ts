import { SnippetString, l10n, type TextEditor } from 'vscode';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import type { ChangedSite } from '../../engine/api/ApplicationApi';
import { folderOf, pathIn } from '../folders/folders';
import type { PatternRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { activeEditor, pickToInsert } from './pickForEditor';
import { recorded } from './recorded';

/**
 * Inserts a pattern's code at the cursor as a snippet and records it as an application.
 * @returns the application, or nothing when the person gave up or the file is of no folder.
 */
export async function insertTemplate(
  ui: Ui,
  request: Partial<PatternRequest>,
): Promise<ApplicationId | undefined> {
  const editor = activeEditor(l10n.t('Open the file first in which to insert code.'));
  const api = await ui.engine.api();
  const patternId = request.patternId ?? (await pickToInsert(api, editor));
  if (!patternId) return undefined;
  const pattern = await api.pattern({ patternId });
  const folder = folderOf(editor.document);
  const before = editor.document.getText();
  const inserted = await insert(editor, pattern);
  if (!folder) return undefined;
  const path = pathIn(folder, editor.document.uri);
  const site = { ...inserted, path };
  const texts = new Map([[path, { before, now: editor.document.getText() }]]);
  const made = { changed: [site], texts, unchanged: [], unsaved: [path] };
  const application = await recorded(ui, api, folder, made, () =>
    api.recordApplication({
      folder: folder.uri.fsPath,
      patternId: pattern.id,
      sourceProjectId: pattern.sourceProjectId,
      sites: [site],
    }),
  );
  return application.id;
}

/** Inserts at the selection; answers what was changed, with an empty path. */
async function insert(
  editor: TextEditor,
  { codeTemplate, patternName }: LearnedPattern,
): Promise<ChangedSite> {
  const { document, selection } = editor;
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  const before = document.getText(selection);
  const rest = document.getText().length - end;
  if (!(await editor.insertSnippet(new SnippetString(codeTemplate.snippet), selection))) {
    throw new UserMistake(l10n.t('“{0}” could not be inserted here.', patternName), [
      mend('showPatterns'),
    ]);
  }
  const text = document.getText();
  return { path: '', start, end, before, after: text.slice(start, text.length - rest) };
}
