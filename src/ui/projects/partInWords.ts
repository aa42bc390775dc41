import { env, l10n } from 'vscode';
import type { ProfileField, ProjectContext, ProjectSimilarity } from '../../core/types';
import { PROFILE_FIELDS } from '../profile/profileWords';
import { properName } from '../words/properName';

export type PartMatch = 'same' | 'relative' | 'other';

/** Compares one field of a similar project with ours: `text` names the result, `detail` both values. */
export function partInWords(
  field: ProfileField,
  here: ProjectContext,
  there: ProjectSimilarity,
): { match: PartMatch; text: string; detail: string } {
  const match = matchOf(field, there);
  const name = PROFILE_FIELDS[field]().toLocaleLowerCase(env.language);
  const inWords = (value: string | null) => (value === null ? l10n.t('none') : properName(value));
  const [own, other] = [inWords(here[field]), inWords(there[field])];
  const both = l10n.t('{0} there, {1} here', other, own);
  switch (match) {
    case 'same':
      return { match, text: l10n.t('Same {0}', name), detail: other };
    case 'relative':
      return { match, text: l10n.t('Related {0}', name), detail: both };
    case 'other':
      return { match, text: l10n.t('Other {0}', name), detail: both };
  }
}

function matchOf(field: ProfileField, there: ProjectSimilarity): PartMatch {
  switch (field) {
    case 'language':
      return there.languageMatch ? 'same' : there.languageRelated ? 'relative' : 'other';
    case 'framework':
      return there.frameworkMatch ? 'same' : there.frameworkRelated ? 'relative' : 'other';
    case 'domain':
      return there.domainMatch ? 'same' : there.domainRelated ? 'relative' : 'other';
  }
}
