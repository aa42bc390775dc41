import { l10n, window } from 'vscode';
import type { ApplicationId } from '../../core/types';
import type { WhyReverted } from '../../engine/api/ObservationApi';
import type { Ui } from '../Ui';

/**
 * Tells that an application was taken back and asks why, in one click; nobody waits for an answer.
 * A wrong place and wrong code are failures; “not now”, and no answer, say nothing of the pattern.
 */
export function askWhyReverted(
  ui: Ui,
  { folder, applicationId }: { folder: string; applicationId: ApplicationId },
  sentence: string,
): void {
  const reasons: readonly { title: string; why?: WhyReverted }[] = [
    { title: l10n.t('Wrong Place'), why: 'wrong place' },
    { title: l10n.t('Wrong Code'), why: 'wrong code' },
    { title: l10n.t('Not Now') },
  ];
  const ask = l10n.t('{0} Why?', sentence);
  const titles = reasons.map(({ title }) => title);
  void window.showInformationMessage(ask, ...titles).then(async (picked) => {
    const why = reasons.find(({ title }) => title === picked)?.why;
    if (!why) return;
    try {
      const api = await ui.engine.api();
      const { patternName, confidence } = await api.whyReverted({ folder, applicationId, why });
      const now = confidence.toFixed(2);
      void window.showInformationMessage(
        why === 'wrong place'
          ? l10n.t('“{0}” is not offered there again: confidence {1}', patternName, now)
          : l10n.t('“{0}” did not work: confidence {1}', patternName, now),
      );
    } catch (error) {
      ui.report(error);
    }
  });
}
