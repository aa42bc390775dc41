import { type QuickPickItem, QuickPickItemKind } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import { codeInOneLine, plainLabel, templateInOneLine } from './labels';
import { pickOne } from './pick';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';
import { PATTERN_TYPE_WORDS, percent } from '../words/words';

/** The parts of a pattern that a pick shows; suggestions and learned patterns both have them. */
export type PickedPattern = Pick<
  LearnedPattern,
  'patternName' | 'patternType' | 'description' | 'codeTemplate' | 'confidence'
> & {
  id: string;
  /** The words that stand first. */
  note?: string;
  /** Whether only its new code is of interest. */
  insertsOnly?: boolean;
};

interface PatternItem extends QuickPickItem {
  pattern?: PickedPattern;
}

export interface PatternGroup {
  title: string;
  patterns: readonly PickedPattern[];
}

/**
 * Asks for a pattern out of titled groups.
 * @param prepare is called once, with what shows other groups instead
 */
export async function pickPattern(
  title: string,
  placeholder: string,
  groups: readonly PatternGroup[],
  prepare?: (show: (groups: readonly PatternGroup[]) => void) => void,
): Promise<PickedPattern | undefined> {
  const picked = await pickOne({
    title,
    placeholder,
    items: itemsOf(groups),
    prepare: (pick) =>
      prepare?.((others) => {
        const active = pick.activeItems[0]?.pattern?.id;
        pick.keepScrollPosition = true;
        pick.items = itemsOf(others);
        pick.activeItems = pick.items.filter(({ pattern }) => pattern?.id === active);
      }),
  });
  return typeof picked === 'object' ? picked.pattern : undefined;
}

function itemsOf(groups: readonly PatternGroup[]): PatternItem[] {
  return groups.flatMap((group): PatternItem[] =>
    group.patterns.length === 0
      ? []
      : [{ label: group.title, kind: QuickPickItemKind.Separator }, ...group.patterns.map(itemOf)],
  );
}

function itemOf(pattern: PickedPattern): PatternItem {
  return {
    label: `$(${PATTERN_TYPE_ICONS[pattern.patternType]}) ${plainLabel(pattern.patternName)}`,
    description: [
      ...(pattern.note ? [pattern.note] : []),
      percent(pattern.confidence),
      PATTERN_TYPE_WORDS[pattern.patternType](),
    ].join(' · '),
    detail: pattern.insertsOnly
      ? codeInOneLine(pattern.codeTemplate.after)
      : templateInOneLine(pattern.codeTemplate),
    pattern,
  };
}
