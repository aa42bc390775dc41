import { type QuickPickItem, l10n } from 'vscode';
import type { MinedCandidate } from '../../engine/api/MiningApi';
import { pickMany } from '../input/pick';
import { plainLabel, templateInOneLine } from '../input/labels';
import { PreviewFromPick } from '../input/PreviewFromPick';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';
import { commitsInWords, placesInWords } from '../words/words';
import { previewCandidate } from './previewCandidate';

/** A candidate under the name that it would get. */
export interface NamedCandidate {
  name: string;
  candidate: MinedCandidate;
}

interface CandidateItem extends QuickPickItem, NamedCandidate {}

/**
 * Asks which candidates are worth learning; none is ticked at first. A button shows the code of one
 * with its examples.
 * @param known how many more are patterns already.
 * @returns nothing when the person gave up.
 */
export async function pickCandidates(
  folder: string,
  candidates: readonly NamedCandidate[],
  known: number,
  onError: (error: unknown) => void,
): Promise<readonly NamedCandidate[] | undefined> {
  const preview = new PreviewFromPick<CandidateItem>(
    l10n.t('Show the Code and Its Examples'),
    ({ candidate, name }) => previewCandidate(candidate, name),
    onError,
  );
  const picked = await pickMany<CandidateItem>({
    title: l10n.t('Recurring Changes of {0}: Which Ones to Learn?', folder),
    placeholder: [
      l10n.t('Check the changes to keep as patterns'),
      ...(known > 0 ? [l10n.t('{0} more are known already', known)] : []),
    ].join('. '),
    items: candidates.map((each) => ({ ...itemOf(each), buttons: [preview.button] })),
    prepare: (pick) => preview.listenTo(pick),
  });
  await preview.close();
  return Array.isArray(picked) ? (picked as CandidateItem[]) : undefined;
}

function itemOf({ name, candidate }: NamedCandidate): CandidateItem {
  const { commits, places, guess, template } = candidate;
  return {
    label: `$(${PATTERN_TYPE_ICONS[guess.type]}) ${plainLabel(name)}`,
    detail: l10n.t(
      '{0} in {1}: {2}',
      ...[placesInWords(places), commitsInWords(commits.length), templateInOneLine(template)],
    ),
    name,
    candidate,
  };
}
