import { SnippetString, commands, l10n, window, type TextEditor } from 'vscode';
import type { ApplicationId, LearnedPattern, PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type { ChangedSite } from '../../engine/api/ApplicationApi';
import { folderOf, pathIn } from '../folders';
import type { PatternRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { suggestionRequest } from '../suggestions/request';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { pickPattern } from './pickPattern';
import { asPicked } from './pickSuggestion';

/** Of one language more are not listed. */
const LISTED = 200;

/**
 * Inserts a pattern's code at the cursor as a snippet and records it as an application.
 * @returns the application, or nothing when the person gave up or the file is of no folder.
 */
export async function insertTemplate(
  ui: Ui,
  request: Partial<PatternRequest>,
): Promise<ApplicationId | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) {
    const openFile = {
      title: l10n.t('Go to File'),
      run: () => commands.executeCommand('workbench.action.quickOpen'),
    };
    throw new UserMistake(l10n.t('Open the file first in which to insert code.'), [openFile]);
  }
  const api = await ui.engine.api();
  const patternId = request.patternId ?? (await pickTemplate(api, editor));
  if (!patternId) return undefined;
  const pattern = await api.pattern({ patternId });
  const site = await insert(editor, pattern);
  const folder = folderOf(editor.document);
  if (!folder) return undefined;
  const application = await api.recordApplication({
    folder: folder.uri.fsPath,
    patternId: pattern.id,
    sourceProjectId: pattern.sourceProjectId,
    sites: [{ ...site, path: pathIn(folder, editor.document.uri) }],
  });
  return application.id;
}

async function pickTemplate(api: EngineApi, editor: TextEditor): Promise<PatternId | undefined> {
  const { document } = editor;
  const { items: ofLanguage } = await api.patterns({
    filter: { language: document.languageId, states: ['active'] },
    page: { limit: LISTED },
  });
  if (ofLanguage.length === 0) {
    throw new UserMistake(
      l10n.t('No pattern has been learned yet for the language of this file.'),
      [mend('learnFromCommit')],
    );
  }
  const known = new Set(ofLanguage.map(({ id }) => id));
  const folder = folderOf(document);
  const all = folder ? await api.suggestions(suggestionRequest(folder)) : [];
  const suggested = all.filter((suggestion) => known.has(suggestion.patternId));
  const offered = new Set(suggested.map((suggestion) => suggestion.patternId));
  const picked = await pickPattern(
    l10n.t('Insert Code Template'),
    l10n.t('Which code? The last line of each entry shows it'),
    [
      { title: l10n.t('Suggested for this project'), patterns: suggested.map(asPicked) },
      {
        title: l10n.t('Other patterns of this language'),
        patterns: ofLanguage.filter(({ id }) => !offered.has(id)),
      },
    ],
  );
  return picked?.id;
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
