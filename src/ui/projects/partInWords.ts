import { l10n } from 'vscode';
import type { ProfileField, ProjectContext, ProjectSimilarity } from '../../core/types';
import { PROFILE_FIELDS } from '../profile/profileWords';
import { properName } from '../properName';

export type PartMatch = 'same' | 'relative' | 'other';

/** How one field of a similar project compares to ours, as a line. */
export function partInWords(
  field: ProfileField,
  here: ProjectContext,
  there: ProjectSimilarity,
): { text: string; match: PartMatch } {
  const match = matchOf(field, there);
  const name = PROFILE_FIELDS[field]();
  const inWords = (value: string | null) => (value === null ? l10n.t('none') : properName(value));
  const [own, other] = [inWords(here[field]), inWords(there[field])];
  switch (match) {
    case 'same':
      return { match, text: l10n.t('{0}: {1}, the same', name, other) };
    case 'relative':
      return { match, text: l10n.t('{0}: {1} there, its relative {2} here', name, other, own) };
    case 'other':
      return { match, text: l10n.t('{0}: {1} there, {2} here', name, other, own) };
  }
}

function matchOf(field: ProfileField, there: ProjectSimilarity): PartMatch {
  switch (field) {
    case 'language':
      return there.languageMatch ? 'same' : 'other';
    case 'framework':
      return there.frameworkMatch ? 'same' : there.frameworkRelated ? 'relative' : 'other';
    case 'domain':
      return there.domainMatch ? 'same' : there.domainRelated ? 'relative' : 'other';
  }
}
