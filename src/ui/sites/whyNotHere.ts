import type { Range } from 'vscode';
import { l10n, window, workspace, type TextEditor } from 'vscode';
import type { LearnedPattern, PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { activeEditor, pickForEditor } from '../apply/pickForEditor';
import { folderOf, pathIn } from '../folders/folders';
import type { ApplyRequest, PatternRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';

/** A place in a file as its editor shows it. */
interface AskedPlace {
  folder: string;
  path: string;
  text: string;
  start: number;
  end: number;
}

/**
 * Says which part of a pattern does not match the selected code, or the line of the cursor.
 * @returns the sentence, `null` when the pattern does fit, nothing when the person gave up.
 */
export async function whyNotHere(
  ui: Ui,
  request: Partial<PatternRequest>,
): Promise<string | null | undefined> {
  const editor = activeEditor(l10n.t('Open the file first in which a pattern should fit.'));
  const place = placeOf(editor);
  const api = await ui.engine.api();
  const patternId = request.patternId ?? (await pickRewrite(api, editor));
  if (!patternId) return undefined;
  const pattern = await api.pattern({ patternId });
  if (pattern.codeTemplate.kind === 'snippet') {
    throw new UserMistake(
      l10n.t('“{0}” only inserts code; it fits at no place.', pattern.patternName),
      [mend('showPatterns')],
    );
  }
  const { text, ...where } = place;
  const unsaved = { [place.path]: text };
  const why = await api.whyNotHere({ ...where, patternId, unsaved });
  if (why === null) tellFits(pattern, await applyRequest(api, patternId, place));
  else tellMismatch(pattern, why);
  return why;
}

/** The selected code; without a selection that of the line. */
function placeOf({ document, selection }: TextEditor): AskedPlace {
  const folder = folderOf(document);
  if (!folder) {
    throw new UserMistake(l10n.t('Patterns fit only in files of an open folder.'), [
      mend('openFolder'),
    ]);
  }
  const line = document.lineAt(selection.active.line);
  const code = line.range.with(
    line.range.start.translate(0, line.firstNonWhitespaceCharacterIndex),
  );
  const range: Range = selection.isEmpty ? code : selection;
  return {
    folder: folder.uri.fsPath,
    path: pathIn(folder, document.uri),
    text: document.getText(),
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
  };
}

function pickRewrite(api: EngineApi, editor: TextEditor): Promise<PatternId | undefined> {
  return pickForEditor(api, editor, {
    title: l10n.t('Why Not Here?'),
    placeholder: l10n.t('Which pattern should fit here?'),
    suits: ({ codeTemplate }) => codeTemplate.kind === 'rewrite',
  });
}

/** The request that applies the pattern at its sites in a place. */
async function applyRequest(
  api: EngineApi,
  patternId: PatternId,
  { folder, path, text, start, end }: AskedPlace,
): Promise<ApplyRequest> {
  const where = { folder, path, text, patternIds: [patternId], withInputs: true };
  const [found] = await api.sitesInText(where);
  const sites = (found?.sites ?? [])
    .filter((site) => site.start < end && site.end > start)
    .map((site) => ({ path, line: site.line + 1, text: site.text }));
  return { patternId, folder, sites, offer: 'named' };
}

function tellFits({ id, patternName }: LearnedPattern, request: ApplyRequest): void {
  const apply = l10n.t('Apply Here…');
  const show = l10n.t('Show Pattern');
  const buttons = workspace.isTrusted ? [apply, show] : [show];
  const sentence = l10n.t('“{0}” does fit here.', patternName);
  void window.showInformationMessage(sentence, ...buttons).then((button) => {
    if (button === apply) void runCommand('crossProjectLearning.applyPattern', request);
    if (button === show) void runCommand('crossProjectLearning.showPattern', { patternId: id });
  });
}

function tellMismatch({ id, patternName }: LearnedPattern, why: string): void {
  const show = l10n.t('Show Pattern');
  const sentence = l10n.t('“{0}” does not fit here. {1}', patternName, why);
  void window.showInformationMessage(sentence, show).then((button) => {
    if (button === show) void runCommand('crossProjectLearning.showPattern', { patternId: id });
  });
}
