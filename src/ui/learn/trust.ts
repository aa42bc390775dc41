import { l10n, workspace } from 'vscode';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';

/** @throws UserMistake where the workspace is not trusted */
export function refuseWithoutTrust(): void {
  if (workspace.isTrusted) return;
  throw new UserMistake(
    l10n.t('Learning from git needs a trusted workspace, because git may run its programs.'),
    [mend('trust')],
  );
}
