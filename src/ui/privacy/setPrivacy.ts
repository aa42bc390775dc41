import { l10n, window } from 'vscode';
import type { Consent, Project } from '../../core/types';
import { folderAt, pickFolder } from '../folders/folders';
import type { ConsentRequest } from '../manifest/commandMap';
import type { Ui } from '../Ui';

/** Sets what a project allows: to be learned from, and to be shared from. */
export async function setPrivacy(ui: Ui, request: ConsentRequest): Promise<Project | undefined> {
  const target = request.folder
    ? folderAt(request.folder)
    : await pickFolder(l10n.t('Project Privacy: Of Which Folder?'));
  if (!target) return undefined;
  const folder = target.uri.fsPath;
  const api = await ui.engine.api();
  const project = await api.profile({ folder });
  const consent = request.consent ?? (await askConsent(project));
  if (!consent) return undefined;
  const changed = await api.setConsent({ folder, consent });
  void window.showInformationMessage(consentInWords(changed));
  return changed;
}

async function askConsent({ name, consent }: Project): Promise<Consent | undefined> {
  const never = [
    {
      label: l10n.t('$(circle-slash) Never learn here'),
      detail: l10n.t(
        'Nothing of this project becomes a pattern. Known patterns are still suggested in it.',
      ),
      picked: !consent.learn,
      what: 'learn' as const,
    },
    {
      label: l10n.t('$(lock) Never share from here'),
      detail: l10n.t(
        'What was learned here never leaves this machine, whatever sharing is set up.',
      ),
      picked: !consent.share,
      what: 'share' as const,
    },
  ];
  const ticked = await window.showQuickPick(never, {
    title: l10n.t('Privacy of {0}', name),
    placeHolder: l10n.t('Check what is never to happen'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!ticked) return undefined;
  const isAllowed = (what: keyof Consent): boolean => ticked.every((item) => item.what !== what);
  return { learn: isAllowed('learn'), share: isAllowed('share') };
}

function consentInWords({ name, consent: { learn, share } }: Project): string {
  if (learn && share)
    return l10n.t('{0} may be learned from, and what is learned there shared.', name);
  if (learn)
    return l10n.t('{0} may be learned from; what is learned there stays on this machine.', name);
  return share
    ? l10n.t('Nothing is learned from {0} any more.', name)
    : l10n.t('Nothing is learned from {0} any more, and nothing from there is shared.', name);
}
