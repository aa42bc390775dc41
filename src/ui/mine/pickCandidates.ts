import {
  ThemeIcon,
  commands,
  l10n,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  type Uri,
} from 'vscode';
import type { MinedCandidate } from '../../engine/api/MiningApi';
import { pickMany } from '../input/pick';
import { plainLabel } from '../input/plainLabel';
import { templateInOneLine } from '../input/codeInOneLine';
import { PATTERN_TYPE_ICONS } from '../patternIcons';
import { properName } from '../properName';
import { closeTabs } from '../virtualDocuments';
import { commitsInWords, placesInWords } from '../words';
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
  const show: QuickInputButton = {
    iconPath: new ThemeIcon('diff'),
    tooltip: l10n.t('Show the Code and Its Examples'),
  };
  let shown: Uri[] = [];
  const preview = async ({ candidate, name }: NamedCandidate): Promise<void> => {
    const earlier = shown;
    shown = await previewCandidate(candidate, name);
    await closeTabs(earlier);
    // The editor took the focus from the list, which is still open.
    await commands.executeCommand('workbench.action.focusQuickOpen');
  };
  const picked = await pickMany<CandidateItem>({
    title: l10n.t('Mine History of {0}: What Is Worth Learning?', folder),
    placeholder: [
      l10n.t('Only what you tick is learned'),
      ...(known > 0 ? [l10n.t('{0} more are known already', known)] : []),
    ].join('. '),
    items: candidates.map((each) => ({ ...itemOf(each), buttons: [show] })),
    prepare: (pick: QuickPick<CandidateItem>) => {
      pick.buttons = [show];
      pick.onDidTriggerItemButton(({ item }) => void preview(item).catch(onError));
      pick.onDidTriggerButton((button) => {
        // Where several can be ticked, none is active at first.
        const [active = pick.items[0]] = pick.activeItems;
        if (button === show && active) preview(active).catch(onError);
      });
    },
  });
  await closeTabs(shown);
  return Array.isArray(picked) ? (picked as CandidateItem[]) : undefined;
}

function itemOf({ name, candidate }: NamedCandidate): CandidateItem {
  const { commits, places, language, guess, template } = candidate;
  return {
    label: `$(${PATTERN_TYPE_ICONS[guess.type]}) ${plainLabel(name)}`,
    description: [commitsInWords(commits.length), placesInWords(places), properName(language)].join(
      ' · ',
    ),
    detail: templateInOneLine(template),
    name,
    candidate,
  };
}
