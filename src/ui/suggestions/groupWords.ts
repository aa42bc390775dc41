import { l10n } from 'vscode';
import type { GroupId } from './rows';

/** The titles of the groups, in the view and where one of its patterns is asked for. */
export const GROUP_WORDS: Readonly<Record<GroupId, () => string>> = {
  awaiting: () => l10n.t('Did It Work?'),
  fits: () => l10n.t('Ready to Apply'),
  looking: () => l10n.t('Looking for Places…'),
  insert: () => l10n.t('To Insert'),
  none: () => l10n.t('No Match in This Project'),
  language: () => l10n.t('Needs Only the Language'),
};
