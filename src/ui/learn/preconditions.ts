import { type WorkspaceFolder, l10n, workspace } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import { mend } from '../mends/mends';
import { runCommand } from '../manifest/commands';
import { UserMistake } from '../UserMistake';

/** @throws UserMistake where a person said that nothing is to be learned */
export async function refuseWithoutConsent(api: EngineApi, folder: WorkspaceFolder): Promise<void> {
  const { fsPath } = folder.uri;
  const { consent, name } = await api.profile({ folder: fsPath });
  if (consent.learn) return;
  const allow = {
    title: l10n.t('Allow Learning Here'),
    run: () =>
      runCommand('crossProjectLearning.setPrivacy', { folder: fsPath, consent: { learn: true } }),
  };
  throw new UserMistake(l10n.t('Nothing is learned from {0}, because you said so.', name), [
    allow,
    mend('setPrivacy'),
  ]);
}

/** @throws UserMistake where the workspace is not trusted */
export function refuseWithoutTrust(): void {
  if (workspace.isTrusted) return;
  throw new UserMistake(
    l10n.t('Learning from git needs a trusted workspace, because git may run its programs.'),
    [mend('trust')],
  );
}
