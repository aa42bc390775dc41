import { l10n } from 'vscode';
import type { LearnedPattern, PatternId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pickPattern } from './pickPattern';
import { mend } from '../mends/mends';
import { properName } from '../words/properName';
import { UserMistake } from '../UserMistake';
import { experienceInWords } from '../words/experienceInWords';

const LISTED = 500;

interface Wanted {
  title: string;
  placeholder: string;
  /** Which of the learned patterns are meant; all of them without it. */
  suits?: (pattern: LearnedPattern) => boolean;
}

/** The pattern that is named, or the one that a person picks; nothing when they give up. */
export async function choosePattern(
  api: EngineApi,
  patternId: PatternId | undefined,
  { title, placeholder, suits = () => true }: Wanted,
): Promise<LearnedPattern | undefined> {
  if (patternId !== undefined) return api.pattern({ patternId });
  const { items } = await api.patterns({ filter: {}, page: { limit: LISTED } });
  const suitable = items.filter(suits);
  if (suitable.length === 0) {
    throw new UserMistake(l10n.t('There is no learned pattern for that.'), [
      mend('showPatterns'),
      mend('learnFromCommit'),
    ]);
  }
  const languages = [...new Set(suitable.map(({ language }) => language))];
  const picked = await pickPattern(
    title,
    placeholder,
    languages.map((language) => ({
      title: properName(language),
      patterns: suitable
        .filter((pattern) => pattern.language === language)
        .map((pattern) => ({ ...pattern, note: experienceInWords(pattern) })),
    })),
  );
  return suitable.find(({ id }) => id === picked?.id);
}
