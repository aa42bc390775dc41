/** Why the list of suggestions is empty; each has its own welcome text in the manifest. */
export const EMPTY_REASONS = [
  'noFolder',
  'looking',
  'failed',
  'languageUnknown',
  'libraryGone',
  'nothingLearned',
  'otherLanguages',
  'allDismissed',
  'lowConfidence',
  'lowSimilarity',
  'nothingLeft',
  'filteredOut',
] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** Every context key that the manifest's `when` clauses may ask for. */
export interface ContextKeys {
  'crossProjectLearning.empty': EmptyReason | '';
  'crossProjectLearning.awaitingOutcome': boolean;
  'crossProjectLearning.previewAsks': boolean;
  'crossProjectLearning.readsHistory': boolean;
  'crossProjectLearning.previewsPlaces': boolean;
  'crossProjectLearning.suggestionsFiltered': boolean;
  'crossProjectLearning.patternsFiltered': boolean;
  'crossProjectLearning.noPatterns': '' | 'none' | 'filtered' | 'gone';
  'crossProjectLearning.noSimilarProjects': boolean;
}

export const CONTEXT_KEYS: Readonly<Record<keyof ContextKeys, true>> = {
  'crossProjectLearning.empty': true,
  'crossProjectLearning.awaitingOutcome': true,
  'crossProjectLearning.previewAsks': true,
  'crossProjectLearning.readsHistory': true,
  'crossProjectLearning.previewsPlaces': true,
  'crossProjectLearning.suggestionsFiltered': true,
  'crossProjectLearning.patternsFiltered': true,
  'crossProjectLearning.noPatterns': true,
  'crossProjectLearning.noSimilarProjects': true,
};
