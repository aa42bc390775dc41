import { l10n, window, type WorkspaceFolder } from 'vscode';
import type { LearningResult } from '../../engine/api/LearningApi';
import type { EngineApi } from '../../engine/api/EngineApi';
import { walk } from '../input/steps';
import { nameStep, type FormState } from '../input/patternForm';
import { learnUnderFreeName } from '../learn/learnUnderFreeName';
import { tellLearned } from '../learn/tellLearned';
import { mend } from '../mends/mends';
import { withProgress } from '../input/progress';
import { patternsInWords } from '../words/words';
import type { NamedCandidate } from './pickCandidates';

/**
 * Asks for the name of a single one; several get what is guessed.
 * @param isAnswered whether nothing is to be asked.
 * @returns nothing when the person gave up.
 */
export async function askForms(
  chosen: readonly NamedCandidate[],
  isAnswered: boolean,
): Promise<{ id: string; form: FormState }[] | undefined> {
  const asked = chosen.map(({ name, candidate: { id, guess } }) => ({
    id,
    form: { ...guess, name },
  }));
  const [only] = asked;
  if (!only || asked.length > 1 || isAnswered) return asked;
  return (await walk([nameStep(only.form, {}, { isAlone: true })])) ? asked : undefined;
}

/** Learns candidates one after the other, and says how many it were, also when one fails. */
export async function learnCandidates(
  api: EngineApi,
  folder: WorkspaceFolder,
  chosen: readonly { id: string; form: FormState }[],
): Promise<LearningResult[]> {
  const learned: LearningResult[] = [];
  try {
    for (const { id, form } of chosen) {
      const result = await learnUnderFreeName(form, {}, (free) =>
        withProgress(l10n.t('Learning “{0}”', free.name), (signal) =>
          api.learnCandidate({ folder: folder.uri.fsPath, id, ...free }, signal),
        ),
      );
      if (result) learned.push(result);
    }
  } finally {
    tellHowMany(learned, folder);
  }
  return learned;
}

function tellHowMany(learned: readonly LearningResult[], folder: WorkspaceFolder): void {
  const [only] = learned;
  if (!only) return;
  if (learned.length === 1) {
    tellLearned(only);
    return;
  }
  const show = l10n.t('Show');
  const sentence = l10n.t(
    'Learned {0} from the history of {1}.',
    patternsInWords(learned.length),
    folder.name,
  );
  void window.showInformationMessage(sentence, show).then((button) => {
    if (button === show) mend('showPatterns').run();
  });
}
