import { l10n, type QuickPickItem } from 'vscode';
import type { PatternType } from '../../core/types';
import type { PatternForm } from '../../engine/api/LearningApi';
import { BACK, askText, pickOne } from './pick';
import type { Step } from './steps';
import { PATTERN_TYPE_WORDS } from '../words/words';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';

/** Name, type and description as they are being filled in. */
export interface FormState extends PatternForm {
  /** A name that turned out to be taken, with what is wrong with it. */
  refused?: { name: string; why: string };
}

/**
 * Asks for the name.
 * @param isAlone whether type and description stay as they were guessed, which it then says
 */
export function nameStep(
  form: FormState,
  given: Partial<PatternForm>,
  { prefix = l10n.t('Learn Pattern'), isAlone = false } = {},
): Step {
  return async (canGoBack) => {
    if (given.name !== undefined && !form.refused) return 'skipped';
    const type = PATTERN_TYPE_WORDS[form.type]();
    const name = await askText({
      title: l10n.t('{0}: Name', prefix),
      prompt: isAlone
        ? l10n.t('What the change does, in a few words. Type: {0}; Edit Pattern… changes it.', type)
        : l10n.t('What the change does, in a few words'),
      value: form.name,
      canGoBack,
      mistake: (value) => {
        if (!value) return l10n.t('A pattern needs a name.');
        return value === form.refused?.name ? form.refused.why : undefined;
      },
    });
    if (name === BACK) return 'back';
    if (name === undefined) return 'cancelled';
    form.name = name;
    return 'next';
  };
}

/** Asks for the fields of the form that `given` does not name. */
export function formSteps(
  form: FormState,
  given: Partial<PatternForm>,
  prefix = l10n.t('Learn Pattern'),
): Step[] {
  return [
    nameStep(form, given, { prefix }),
    async (canGoBack) => {
      if (given.type !== undefined) return 'skipped';
      const picked = await pickOne({
        title: l10n.t('{0}: Type', prefix),
        placeholder: l10n.t('What kind of change is it?'),
        items: typeItems(form.type),
        canGoBack,
      });
      if (picked === BACK) return 'back';
      if (!picked) return 'cancelled';
      form.type = picked.type;
      return 'next';
    },
    async (canGoBack) => {
      if (given.description !== undefined || isAnswered(given)) return 'skipped';
      const description = await askText({
        title: l10n.t('{0}: Description', prefix),
        prompt: l10n.t('When and why to use it (may stay empty)'),
        value: form.description,
        canGoBack,
      });
      if (description === BACK) return 'back';
      if (description === undefined) return 'cancelled';
      form.description = description;
      return 'next';
    },
  ];
}

/** Whether a request says enough to learn without asking. */
export function isAnswered(given: Partial<PatternForm>): boolean {
  return given.name !== undefined && given.type !== undefined;
}

function typeItems(guess: PatternType): (QuickPickItem & { type: PatternType })[] {
  const types = Object.keys(PATTERN_TYPE_WORDS) as PatternType[];
  types.sort((a, b) => Number(b === guess) - Number(a === guess));
  return types.map((type) => ({
    label: `$(${PATTERN_TYPE_ICONS[type]}) ${PATTERN_TYPE_WORDS[type]()}`,
    description: type === guess ? l10n.t('guessed from the change') : undefined,
    type,
  }));
}
