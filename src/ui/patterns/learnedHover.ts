import { l10n, type MarkdownString } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import { timeInWords } from '../words/appliedInWords';
import { appendFact, patternHover } from '../words/patternHover';

/** A learned pattern with its code and its history in short. */
export function learnedHover(pattern: LearnedPattern): MarkdownString {
  const hover = patternHover(pattern);
  const { createdAt, lastUsed, state, onlyIn } = pattern;
  appendFact(hover, 'mortar-board', l10n.t('Learned {0}', timeInWords(createdAt)));
  if (lastUsed !== null)
    appendFact(hover, 'history', l10n.t('Last used {0}', timeInWords(lastUsed)));
  if (onlyIn !== null) appendFact(hover, 'lock', l10n.t('Offered in one project only'));
  if (state === 'archived')
    appendFact(hover, 'archive', l10n.t('Archived, so it is not suggested'));
  return hover;
}
