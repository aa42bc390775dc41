import { l10n } from 'vscode';
import type { EmptyReason } from '../manifest/contextKeyMap';

/** Why a folder has no rows; the welcome texts of the manifest say the same at more length. */
export const EMPTY_WORDS: Readonly<Record<EmptyReason, () => string>> = {
  noFolder: () => l10n.t('No folder is open'),
  looking: () => l10n.t('Looking at the project…'),
  failed: () => l10n.t('The suggestions could not be loaded'),
  languageUnknown: () => l10n.t('The language of this project is not known'),
  libraryGone: () => l10n.t('The learning library is gone'),
  nothingLearned: () => l10n.t('Nothing has been learned yet'),
  otherLanguages: () => l10n.t('Nothing has been learned yet for the languages of this project'),
  allDismissed: () => l10n.t('All patterns for this project were dismissed'),
  lowConfidence: () => l10n.t('No pattern is sure enough for the setting Min Confidence'),
  lowSimilarity: () => l10n.t('No project with patterns is similar enough to this one'),
  filteredOut: () => l10n.t('Nothing fits the filter'),
  nothingLeft: () => l10n.t('No place is left where a pattern fits'),
};
