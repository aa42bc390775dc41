import { l10n, window } from 'vscode';
import type { CodeTemplate } from '../../core/types';
import type { LearningPreview } from '../../engine/api/LearningApi';
import type { StepResult } from '../input/steps';
import { conditionsInWords, hasConditions } from '../words/conditionsInWords';
import { askAboutPreview } from '../documents/previewQuestion';
import { showTemplate } from '../documents/virtualDocuments';

/**
 * Shows what would be learned and asks whether it is meant.
 * @param back title of what leads to another choice, if there is one.
 * @param other title of what else can be done with it, if there is something.
 */
export async function confirmTemplate(
  preview: LearningPreview,
  back: string | undefined,
): Promise<StepResult>;
export async function confirmTemplate(
  preview: LearningPreview,
  back: string | undefined,
  other: string | undefined,
): Promise<StepResult | 'other'>;
export async function confirmTemplate(
  { template, changes, conditions, notes }: LearningPreview,
  back: string | undefined,
  other?: string,
): Promise<StepResult | 'other'> {
  const shown = await showTemplate(template, l10n.t('Preview of the Pattern'));
  const answer = await askAboutPreview(shown, {
    question: [
      l10n.t('Save this pattern?'),
      coverageInWords(template, changes),
      ...(conditions && hasConditions(conditions)
        ? [l10n.t('It fits in {0}.', conditionsInWords(template.language, conditions))]
        : []),
      ...notes,
    ].join(' '),
    yes: l10n.t('Save Pattern'),
    other,
    back,
  });
  if (answer === 'yes') return 'next';
  return answer ?? 'cancelled';
}

/** Says why nothing can be learned from the chosen parts, and lets choose other ones. */
export async function explainNothingToLearn(
  message: string,
  back: string | undefined,
): Promise<StepResult> {
  const answer = await window.showWarningMessage(message, ...(back ? [back] : []));
  return answer !== undefined ? 'back' : 'cancelled';
}

/** How much of what the person picked the pattern does, and what its holes are. */
function coverageInWords(template: CodeTemplate, changes: LearningPreview['changes']): string {
  const holes = /\$\d/.test(template.after + template.before)
    ? [l10n.t('$1, $2, … stand for code that may differ.')]
    : [];
  return [...coverage(template, changes), ...holes].join(' ');
}

function coverage({ kind }: CodeTemplate, changes: LearningPreview['changes']): string[] {
  if (kind === 'snippet') return [l10n.t('It inserts code and does not replace any.')];
  if (!changes) return [];
  const { covered, all } = changes;
  if (covered < all) return [l10n.t('It covers {0} of the {1} chosen changes.', covered, all)];
  return [
    all === 1 ? l10n.t('It covers the change.') : l10n.t('It covers all {0} chosen changes.', all),
  ];
}
