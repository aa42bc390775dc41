import { l10n } from 'vscode';
import type { EmptyReason } from '../manifest/contextKeyMap';

/** Why a folder has no rows; the welcome texts of the manifest say the same at more length. */
export const EMPTY_WORDS: Readonly<Record<EmptyReason, () => string>> = {
  noFolder: () => l10n.t('No folder is open'),
  looking: () => l10n.t('Looking at the project…'),
  failed: () => l10n.t('Could not be loaded'),
  languageUnknown: () => l10n.t('Language not detected'),
  libraryGone: () => l10n.t('The learning library is gone'),
  nothingLearned: () => l10n.t('Nothing learned yet'),
  otherLanguages: () => l10n.t('Nothing for its languages'),
  allDismissed: () => l10n.t('All patterns are hidden'),
  lowConfidence: () => l10n.t('Confidence is too low'),
  lowSimilarity: () => l10n.t('No similar project'),
  filteredOut: () => l10n.t('Nothing fits the filter'),
  nothingLeft: () => l10n.t('No match is left'),
};
