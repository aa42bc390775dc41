import { commands, l10n, window, type TextEditor } from 'vscode';
import type { CodeTemplate, LearnedPattern, PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { folderOf } from '../folders/folders';
import { mend } from '../mends/mends';
import { suggestionRequest } from '../manifest/suggestionRequest';
import { UserMistake } from '../UserMistake';
import { pickPattern, type PatternGroup } from '../input/pickPattern';
import { asPicked } from './pickSuggestion';

/** Of one language more are not listed. */
const LISTED = 200;

/** The active editor. Where there is none, the mistake is told in these words. */
export function activeEditor(mistake: string): TextEditor {
  const editor = window.activeTextEditor;
  if (editor) return editor;
  const openFile = {
    title: l10n.t('Go to File'),
    run: () => commands.executeCommand('workbench.action.quickOpen'),
  };
  throw new UserMistake(mistake, [openFile]);
}

/** Patterns that can be inserted into a document: snippets first, then new code that stands by itself. */
export async function pickToInsert(
  api: EngineApi,
  { document }: TextEditor,
): Promise<PatternId | undefined> {
  const patterns = await ofLanguage(api, document.languageId);
  const conditions = await api.conditions({ patternIds: patterns.map(({ id }) => id) });
  const whole = patterns.filter((_, index) => conditions[index]?.isWhole);
  if (whole.length === 0) {
    throw new UserMistake(
      l10n.t('No code to insert has been learned yet for the language of this file.'),
      [mend('learnFromCommit')],
    );
  }
  const groupOf = (title: string, kind: CodeTemplate['kind']): PatternGroup => ({
    title,
    patterns: whole
      .filter(({ codeTemplate }) => codeTemplate.kind === kind)
      .map((pattern) => ({ ...pattern, insertsOnly: true })),
  });
  const picked = await pickPattern(l10n.t('Insert Code Template'), l10n.t('Pick a snippet'), [
    groupOf(l10n.t('Made to insert'), 'snippet'),
    groupOf(l10n.t('New code of other patterns'), 'rewrite'),
  ]);
  return picked?.id;
}

async function ofLanguage(api: EngineApi, language: string): Promise<LearnedPattern[]> {
  const filter = { states: ['active' as const] };
  const page = { limit: LISTED };
  return (await api.patterns({ filter, page, servedIn: language })).items;
}

/** Asks for a pattern of a document's language; those that are suggested for its project first. */
export async function pickForEditor(
  api: EngineApi,
  { document }: TextEditor,
  { title, placeholder, suits }: PickWords,
): Promise<PatternId | undefined> {
  const suitable = (await ofLanguage(api, document.languageId)).filter(suits ?? (() => true));
  if (suitable.length === 0) {
    throw new UserMistake(
      l10n.t('No pattern has been learned yet for the language of this file.'),
      [mend('learnFromCommit')],
    );
  }
  const known = new Set(suitable.map(({ id }) => id));
  const folder = folderOf(document);
  const all = folder ? await api.suggestions(suggestionRequest(folder)) : [];
  const suggested = all.filter((suggestion) => known.has(suggestion.patternId));
  const offered = new Set(suggested.map((suggestion) => suggestion.patternId));
  const picked = await pickPattern(title, placeholder, [
    { title: l10n.t('Suggested for this project'), patterns: suggested.map(asPicked) },
    {
      title: l10n.t('Other patterns of this language'),
      patterns: suitable.filter(({ id }) => !offered.has(id)),
    },
  ]);
  return picked?.id;
}

interface PickWords {
  title: string;
  placeholder: string;
  /** Which patterns are meant; all of them without it. */
  suits?: (pattern: LearnedPattern) => boolean;
}
