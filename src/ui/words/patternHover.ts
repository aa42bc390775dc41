import { MarkdownString, l10n } from 'vscode';
import type { CodeTemplate, LearnedPattern } from '../../core/types';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { conditionsInWords } from './conditionsInWords';
import { editorLanguageId } from './editorLanguage';
import { PATTERN_TYPE_ICONS, REASON_ICONS } from './patternIcons';
import { properName } from './properName';
import { experienceInWords, likelyInWords } from './experienceInWords';
import { PATTERN_TYPE_WORDS, percent, reasonInWords } from './words';

/** A suggestion with its code and the evidence for it, as a hover shows it. */
export function suggestionHover(suggestion: Suggestion): MarkdownString {
  const hover = header(suggestion);
  appendTemplate(hover, suggestion.codeTemplate);
  const { confidence, similarityScore, own, source, language, conditions } = suggestion;
  appendFact(hover, 'checklist', l10n.t('Needs {0}', conditionsInWords(language, conditions)));
  appendFact(
    hover,
    'verified',
    l10n.t('confidence {0}, {1}', percent(confidence), likelyInWords(suggestion)),
  );
  appendFact(
    hover,
    'repo',
    own
      ? l10n.t('From this project')
      : l10n.t('{0} similar: {1}', percent(similarityScore), source.name),
  );
  for (const reason of suggestion.reasons) {
    if (reason.kind === 'track-record' || reason.kind === 'same-project') continue;
    appendFact(hover, REASON_ICONS[reason.kind], reasonInWords(reason));
  }
  return hover;
}

/** A learned pattern with its code, as a hover shows it. */
export function patternHover(pattern: LearnedPattern): MarkdownString {
  const hover = header(pattern);
  appendTemplate(hover, pattern.codeTemplate);
  const sure = l10n.t(
    'confidence {0}, {1}',
    percent(pattern.confidence),
    experienceInWords(pattern),
  );
  appendFact(hover, 'verified', sure);
  return hover;
}

/** Adds a line with an icon to a hover. */
export function appendFact(hover: MarkdownString, icon: string, text: string): void {
  hover.appendMarkdown(`$(${icon})&nbsp; `).appendText(text).appendMarkdown('  \n');
}

function header(
  pattern: Pick<LearnedPattern, 'patternName' | 'patternType' | 'language' | 'description'>,
): MarkdownString {
  const { patternName, patternType, language, description } = pattern;
  const hover = new MarkdownString(undefined, true);
  hover.appendMarkdown(`$(${PATTERN_TYPE_ICONS[patternType]}) **`).appendText(patternName);
  hover.appendMarkdown('** — ');
  hover.appendText(`${PATTERN_TYPE_WORDS[patternType]()}, ${properName(language)}`);
  hover.appendMarkdown('\n\n');
  if (description) hover.appendText(description).appendMarkdown('\n\n');
  return hover;
}

function appendTemplate(hover: MarkdownString, template: CodeTemplate): void {
  const language = editorLanguageId(template.language);
  if (template.kind === 'rewrite') {
    hover.appendCodeblock(template.before, language);
    hover.appendMarkdown(`$(arrow-down) ${l10n.t('becomes')}\n`);
  }
  hover.appendCodeblock(template.after, language);
  hover.appendMarkdown('\n');
}
