import { l10n } from 'vscode';
import { PATTERN_TYPE_WORDS } from '../words/words';
import { narrows, type PatternListFilter } from './PatternListFilter';

/** The filter of a list as the line above it; `undefined` when it shows everything. */
export function filterInWords(filter: PatternListFilter): string | undefined {
  if (!narrows(filter)) return undefined;
  const { text, types } = filter;
  const parts = [
    ...(text ? [`“${text}”`] : []),
    ...(types ?? []).map((type) => PATTERN_TYPE_WORDS[type]()),
  ];
  return l10n.t('Filter: {0}', parts.join(' · '));
}
