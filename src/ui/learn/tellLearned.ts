import { l10n, window } from 'vscode';
import type { PatternId } from '../../core/types';
import type { LearningResult } from '../../engine/api/LearningApi';
import { runCommand } from '../manifest/commands';
import { percent } from '../words/words';
import { movedInWords } from './changeInWords';

/** Says what was learned, without waiting for an answer. */
export function tellLearned({ pattern, created, notes, moved }: LearningResult): PatternId {
  const { id, patternName, confidence } = pattern;
  const sentence = created
    ? l10n.t('Learned “{0}” (confidence {1}).', patternName, percent(confidence))
    : l10n.t('“{0}” was known already (confidence {1}).', patternName, percent(confidence));
  const show = l10n.t('Show');
  void window
    .showInformationMessage([sentence, ...notes, ...movedInWords(moved)].join(' '), show)
    .then((button) => {
      if (button === show) {
        void runCommand('crossProjectLearning.showPattern', { patternId: id });
      }
    });
  return id;
}
