import { l10n, type WorkspaceFolder } from 'vscode';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { mend } from '../mends/mends';
import { suggestionRequest } from '../manifest/suggestionRequest';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import { UserMistake } from '../UserMistake';
import { sitesInWords } from '../words/words';
import { pickPattern, type PatternGroup, type PickedPattern } from '../input/pickPattern';

/** Asks for one of the patterns that are suggested for a folder, with the places as they are found. */
export async function pickSuggestion(
  api: EngineApi,
  folder: WorkspaceFolder,
  model: SuggestionsModel,
  onError: (error: unknown) => void,
): Promise<PatternId | undefined> {
  const suggestions = await api.suggestions(suggestionRequest(folder));
  if (suggestions.length === 0) {
    throw new UserMistake(l10n.t('No pattern is suggested for {0}.', folder.name), [
      mend('explain'),
      mend('learnFromCommit'),
    ]);
  }
  const groups = (): PatternGroup[] => [
    {
      title: l10n.t('Suggested for {0}', folder.name),
      patterns: suggestions.map((suggestion) => ({
        ...asPicked(suggestion),
        note: placesOf(suggestion, folder, model),
      })),
    },
  ];
  let listening: { dispose(): void } | undefined;
  const picked = await pickPattern(
    l10n.t('Apply Pattern'),
    l10n.t('Which pattern?'),
    groups(),
    (show) => {
      listening = model.onDidChange(() => show(groups()));
      model.ensureLoaded().catch(onError);
    },
  );
  listening?.dispose();
  return picked?.id;
}

/** A suggestion as a pick shows it. */
export function asPicked(suggestion: Suggestion): PickedPattern {
  return { ...suggestion, id: suggestion.patternId };
}

function placesOf(
  { patternId, codeTemplate }: Suggestion,
  folder: WorkspaceFolder,
  model: SuggestionsModel,
): string {
  if (codeTemplate.kind === 'snippet') return l10n.t('to insert');
  const of = model.current.find((each) => each.folder === folder.uri.fsPath);
  const sites = of?.sites.get(patternId);
  return sites && !of?.looking.has(patternId) ? sitesInWords(sites) : l10n.t('counting places…');
}
