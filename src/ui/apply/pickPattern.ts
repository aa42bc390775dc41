import { QuickPickItemKind, type QuickPickItem } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import { codeInOneLine } from '../input/codeInOneLine';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/plainLabel';
import { PATTERN_TYPE_ICONS } from '../patternIcons';
import { PATTERN_TYPE_WORDS, percent } from '../words';

/** What a pick shows of a pattern; suggestions and learned patterns both have it. */
export type PickedPattern = Pick<
  LearnedPattern,
  'patternName' | 'patternType' | 'description' | 'codeTemplate' | 'confidence'
> & { id: string; note?: string };

interface PatternItem extends QuickPickItem {
  pattern?: PickedPattern;
}

/** Asks for a pattern out of titled groups. */
export async function pickPattern(
  title: string,
  placeholder: string,
  groups: readonly { title: string; patterns: readonly PickedPattern[] }[],
): Promise<PickedPattern | undefined> {
  const items = groups.flatMap((group): PatternItem[] =>
    group.patterns.length === 0
      ? []
      : [{ label: group.title, kind: QuickPickItemKind.Separator }, ...group.patterns.map(itemOf)],
  );
  const picked = await pickOne({ title, placeholder, items });
  return typeof picked === 'object' ? picked.pattern : undefined;
}

function itemOf(pattern: PickedPattern): PatternItem {
  return {
    label: `$(${PATTERN_TYPE_ICONS[pattern.patternType]}) ${plainLabel(pattern.patternName)}`,
    description: [
      PATTERN_TYPE_WORDS[pattern.patternType](),
      percent(pattern.confidence),
      ...(pattern.note ? [pattern.note] : []),
    ].join(' · '),
    detail: codeInOneLine(pattern.codeTemplate.after),
    pattern,
  };
}
