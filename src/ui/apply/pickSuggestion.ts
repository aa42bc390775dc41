import { l10n, type WorkspaceFolder } from 'vscode';
import type { PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { mend } from '../mends/mends';
import { suggestionRequest } from '../manifest/suggestionRequest';
import { GROUP_WORDS } from '../suggestions/groupWords';
import type { FolderSuggestions, GroupId } from '../suggestions/rows';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import { UserMistake } from '../UserMistake';
import { placesInWords, sitesInWords } from '../words/words';
import { pickPattern, type PatternGroup, type PickedPattern } from '../input/pickPattern';

/** Those that can be applied first. */
const GROUPS: readonly GroupId[] = ['fits', 'looking', 'insert', 'none'];

/**
 * Asks for one of the patterns that are suggested for a folder, in the groups of the view, with the
 * places as they are found.
 */
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
  const groups = (): PatternGroup[] => {
    const of = model.current.find((each) => each.folder === folder.uri.fsPath);
    return GROUPS.map((group) => ({
      title: GROUP_WORDS[group](),
      patterns: suggestions
        .filter((suggestion) => groupOf(suggestion, of) === group)
        .map((suggestion) => ({ ...asPicked(suggestion), note: noteOf(suggestion, of) })),
    }));
  };
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

function groupOf(
  { patternId, codeTemplate }: Suggestion,
  of: FolderSuggestions | undefined,
): GroupId {
  if (codeTemplate.kind === 'snippet') return 'insert';
  const sites = of?.sites.get(patternId);
  if (!sites || of?.looking.has(patternId)) return 'looking';
  return sites.length > 0 ? 'fits' : 'none';
}

function noteOf(suggestion: Suggestion, of: FolderSuggestions | undefined): string | undefined {
  switch (groupOf(suggestion, of)) {
    case 'fits':
      return sitesInWords(of?.sites.get(suggestion.patternId) ?? []);
    case 'none':
      return placesInWords(0);
    case 'looking':
      return l10n.t('counting places…');
    default:
      return undefined;
  }
}
