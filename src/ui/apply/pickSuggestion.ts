import { l10n, type WorkspaceFolder } from 'vscode';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/EngineApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { suggestionRequest } from '../suggestions/request';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';
import { percent } from '../words';
import { pickPattern, type PickedPattern } from './pickPattern';

/** Asks for one of the patterns that are suggested for a folder. */
export async function pickSuggestion(
  api: EngineApi,
  folder: WorkspaceFolder,
): Promise<PatternId | undefined> {
  const suggestions = await api.suggestions(suggestionRequest(folder));
  if (suggestions.length === 0) {
    throw new UserMistake(l10n.t('No pattern is suggested for {0}.', folder.name), [
      mend('explain'),
      mend('learnFromCommit'),
    ]);
  }
  const picked = await pickPattern(l10n.t('Apply Pattern'), l10n.t('Which pattern?'), [
    { title: l10n.t('Suggested for {0}', folder.name), patterns: suggestions.map(asPicked) },
  ]);
  return picked?.id;
}

/** A suggestion with where it comes from. */
export function asPicked(suggestion: Suggestion): PickedPattern {
  return {
    ...suggestion,
    id: suggestion.patternId,
    note: suggestion.own
      ? l10n.t('learned here')
      : l10n.t(
          'from {0}, {1} similar',
          suggestion.source.name,
          percent(suggestion.similarityScore),
        ),
  };
}
