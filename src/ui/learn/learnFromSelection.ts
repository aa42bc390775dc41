import { l10n, window } from 'vscode';
import type { PatternId } from '../../core/types';
import { folderOf, pathIn } from '../folders/folders';
import { walk } from '../input/steps';
import type { LearnRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { formSteps, isAnswered, type FormState } from '../input/patternForm';
import { refuseWithoutConsent } from './preconditions';
import { dedent } from './dedent';
import { learnUnderFreeName } from './learnUnderFreeName';
import { confirmTemplate } from './previewTemplate';
import { tellLearned } from './tellLearned';

/** Learns the selected code as a template to insert. */
export async function learnFromSelection(
  ui: Ui,
  request: LearnRequest,
): Promise<PatternId | undefined> {
  const editor = window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) {
    throw new UserMistake(l10n.t('Select the code first that is to be learned.'), [
      mend('learnFromCommit'),
    ]);
  }
  const { document } = editor;
  const folder = folderOf(document);
  if (!folder) {
    throw new UserMistake(l10n.t('Only code of a folder of this workspace can be learned.'), [
      mend('openFolder'),
    ]);
  }
  const { start } = editor.selection;
  const text = dedent(
    document.lineAt(start).text.slice(0, start.character),
    document.getText(editor.selection),
  );
  const language = document.languageId;
  const api = await ui.engine.api();
  await refuseWithoutConsent(api, folder);
  const form: FormState = {
    name: request.name ?? '',
    type: request.type ?? 'refactoring',
    description: request.description ?? '',
  };
  const done = await walk([
    async () => {
      if (isAnswered(request)) return 'skipped';
      const template = await api.previewSelection({ language, text });
      return confirmTemplate({ template, covered: 1, edits: 1, notes: [] }, undefined);
    },
    ...formSteps(form, request),
  ]);
  if (!done) return undefined;
  const place = { folder: folder.uri.fsPath, path: pathIn(folder, document.uri), language, text };
  const learned = await learnUnderFreeName(form, request, (answers) =>
    api.learnFromSelection({ ...place, ...answers }),
  );
  return learned && tellLearned(learned);
}
