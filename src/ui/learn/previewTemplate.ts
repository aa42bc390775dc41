import { l10n, window } from 'vscode';
import type { CodeTemplate } from '../../core/types';
import type { LearningPreview } from '../../engine/api/LearningApi';
import type { StepResult } from '../input/steps';
import { askAboutPreview } from '../previewQuestion';
import { showTemplate } from '../virtualDocuments';

/**
 * Shows what would be learned and asks whether it is meant.
 * @param other title of what else can be done with it, if there is something.
 */
export async function confirmTemplate(
  preview: LearningPreview,
  canGoBack: boolean,
): Promise<StepResult>;
export async function confirmTemplate(
  preview: LearningPreview,
  canGoBack: boolean,
  other: string | undefined,
): Promise<StepResult | 'other'>;
export async function confirmTemplate(
  { template, covered, edits, notes }: LearningPreview,
  canGoBack: boolean,
  other?: string,
): Promise<StepResult | 'other'> {
  const shown = await showTemplate(template, l10n.t('Preview of the Pattern'));
  const answer = await askAboutPreview(shown, {
    question: [
      l10n.t('Is this what you mean?'),
      coverageInWords(template, covered, edits),
      ...notes,
    ].join(' '),
    yes: l10n.t('Learn This'),
    other,
    back: canGoBack ? l10n.t('Choose Other Parts') : undefined,
  });
  if (answer === 'yes') return 'next';
  return answer ?? 'cancelled';
}

/** Says why nothing can be learned from the chosen parts, and lets choose other ones. */
export async function explainNothingToLearn(
  message: string,
  canGoBack: boolean,
): Promise<StepResult> {
  const back = l10n.t('Choose Other Parts');
  const answer = await window.showWarningMessage(message, ...(canGoBack ? [back] : []));
  return answer === back ? 'back' : 'cancelled';
}

function coverageInWords(template: CodeTemplate, covered: number, edits: number): string {
  const holes = /\$\d/.test(template.after + template.before)
    ? ` ${l10n.t('$1, $2, … stand for code that may differ.')}`
    : '';
  if (template.kind === 'snippet') {
    return l10n.t('It inserts code and does not replace any.') + holes;
  }
  if (covered < edits) {
    return l10n.t('It reproduces {0} of {1} edits of the change.', covered, edits) + holes;
  }
  return edits === 1
    ? l10n.t('It reproduces the one edit of the change.') + holes
    : l10n.t('It reproduces all {0} edits of the change.', edits) + holes;
}
