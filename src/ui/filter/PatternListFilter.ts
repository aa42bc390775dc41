import type { LearnedPattern, PatternType } from '../../core/types';

/** The filter of a list of patterns. */
export interface PatternListFilter {
  /** Words that must all occur in name, description or code, without case. */
  text: string;
  /** Types that are shown; `null` shows all. */
  types: readonly PatternType[] | null;
}

export const NO_FILTER: PatternListFilter = { text: '', types: null };

type Filtered = Pick<
  LearnedPattern,
  'patternName' | 'patternType' | 'description' | 'codeTemplate' | 'language'
>;

/** Whether a filter shows a pattern. */
export function passes(pattern: Filtered, { text, types }: PatternListFilter): boolean {
  if (types && !types.includes(pattern.patternType)) return false;
  const { patternName, description, language, codeTemplate } = pattern;
  const all = [patternName, description, language, codeTemplate.before, codeTemplate.after];
  const haystack = all.join('\n').toLowerCase();
  return wordsOf(text).every((word) => haystack.includes(word));
}

/** Whether a filter hides anything at all. */
export function narrows({ text, types }: PatternListFilter): boolean {
  return types !== null || wordsOf(text).length > 0;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
