import {
  Diagnostic,
  DiagnosticSeverity,
  Range,
  type TextDocument,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { knownLanguageId, uncheckedLanguageId } from '../words/editorLanguage';
import { plainLabel } from '../input/labels';
import type { EditTemplateRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import { choosePattern } from '../input/choosePattern';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import {
  type PlacedProblem,
  TEMPLATE_SCHEME,
  TemplateFiles,
  patternIdIn,
  templateUri,
} from './TemplateFiles';

const SOURCE = 'Cross-Project Learning';

/** Edit Template…: a document that is checked when it is saved, and becomes a new version. */
export function registerEditTemplate({ context, engine, report }: Ui): void {
  const api = (): Promise<EngineApi> => engine.api();
  const diagnostics = languages.createDiagnosticCollection(TEMPLATE_SCHEME);
  const files = new TemplateFiles({
    api,
    onChecked: (uri, text, problems) => {
      diagnostics.set(
        uri,
        problems.map((problem) => asDiagnostic(text, problem)),
      );
    },
    onSaved: (before, after, problems) => tellSaved(api, before, after, problems, report),
  });
  const isOurs = ({ uri }: TextDocument): boolean => uri.scheme === TEMPLATE_SCHEME;
  context.subscriptions.push(
    diagnostics,
    workspace.registerFileSystemProvider(TEMPLATE_SCHEME, files, { isCaseSensitive: true }),
    engine.on('changed', ({ patterns }) => {
      if (patterns) files.lookAgain().catch(report);
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (isOurs(document)) colour(api, document).catch(report);
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A changed language looks like closing and opening, but the document stays.
      if (!isOurs(document) || workspace.textDocuments.includes(document)) return;
      files.forget(document.uri);
      diagnostics.delete(document.uri);
    }),
    registerCommand(
      'crossProjectLearning.editTemplate',
      report,
      async (request) => editTemplate(await api(), request ?? {}),
      (request) => request?.forms !== undefined,
    ),
  );
}

/** Opens a pattern's template to be edited, or changes it as the request says. */
async function editTemplate(
  api: EngineApi,
  { patternId, forms }: Partial<EditTemplateRequest>,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, patternId, {
    title: l10n.t('Edit Template'),
    placeholder: l10n.t('Which pattern?'),
  });
  if (!pattern) return undefined;
  if (!forms) {
    await window.showTextDocument(templateUri(pattern), { preview: false });
    return undefined;
  }
  const { pattern: edited, problems } = await api.editTemplate({ patternId: pattern.id, forms });
  if (edited) return edited;
  const why = problems.find(({ severity }) => severity === 'error')?.message ?? '';
  throw new UserMistake(why, [mend('showPatterns')]);
}

/** Shows a template in the colours of its language, without the checks of the language. */
async function colour(api: () => Promise<EngineApi>, document: TextDocument): Promise<void> {
  const { language } = await (await api()).pattern({ patternId: patternIdIn(document.uri) });
  const id = uncheckedLanguageId(await knownLanguageId(language));
  if (document.languageId !== id) await languages.setTextDocumentLanguage(document, id);
}

function tellSaved(
  api: () => Promise<EngineApi>,
  before: LearnedPattern,
  { patternName, id }: LearnedPattern,
  problems: readonly PlacedProblem[],
  onError: (error: unknown) => void,
): void {
  const undo = l10n.t('Undo');
  const what = [
    l10n.t('“{0}” was changed.', plainLabel(patternName)),
    ...problems.map(({ message }) => message).slice(0, 2),
    ...(problems.length > 2 ? [l10n.t('{0} more are in the editor.', problems.length - 2)] : []),
  ].join(' ');
  const code = before.versions.at(-1)?.code;
  const show = problems.length > 0 ? window.showWarningMessage : window.showInformationMessage;
  void show(what, undo).then(async (button) => {
    if (button !== undo || code === undefined) return;
    await (await api()).restoreVersion({ patternId: id, code }).catch(onError);
  });
}

function asDiagnostic(text: string, { severity, message, start, end }: PlacedProblem): Diagnostic {
  const [from, to] = [start, Math.max(end, start + 1)].map((offset) => positionAt(text, offset));
  const diagnostic = new Diagnostic(
    new Range(...from!, ...to!),
    message,
    severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  );
  diagnostic.source = SOURCE;
  return diagnostic;
}

function positionAt(text: string, offset: number): [line: number, character: number] {
  const lines = text.slice(0, offset).split('\n');
  return [lines.length - 1, lines.at(-1)?.length ?? 0];
}
