import { l10n } from 'vscode';
import type { ProfileField, ProjectContext, ProjectSimilarity } from '../../core/types';
import { PROFILE_FIELDS } from '../profile/profileWords';
import { properName } from '../properName';

const MATCHES = {
  language: 'languageMatch',
  framework: 'frameworkMatch',
  domain: 'domainMatch',
} as const satisfies Record<ProfileField, keyof ProjectSimilarity>;

/** Whether one field of two projects is the same, as a line. */
export function partInWords(
  field: ProfileField,
  here: ProjectContext,
  there: ProjectSimilarity,
): { text: string; matches: boolean } {
  const matches = there[MATCHES[field]];
  const name = PROFILE_FIELDS[field]();
  const [own, other] = [here[field], there[field]].map((value) =>
    value === null ? l10n.t('none') : properName(value),
  );
  const text = matches
    ? l10n.t('{0}: {1}, the same', name, other ?? '')
    : l10n.t('{0}: {1} there, {2} here', name, other ?? '', own ?? '');
  return { text, matches };
}
