import { l10n } from 'vscode';
import type { LearningPreview } from '../../engine/api/LearningApi';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pickLevel, presentLevel } from '../generality/pickLevel';
import type { StepResult } from '../input/steps';
import { confirmTemplate } from './previewTemplate';

/**
 * Shows what would be learned and asks whether it is meant, or how general it is to be.
 * @returns besides the answer the level, if another one than the learner's was chosen.
 */
export async function confirmTemplateAtLevel(
  api: EngineApi,
  preview: LearningPreview,
  back: string | undefined,
  onError: (error: unknown) => void,
): Promise<{ result: StepResult; level?: number }> {
  const { template } = preview;
  const levels = await api.levels({ template });
  const learned = presentLevel(levels);
  const other = levels.length > 1 ? l10n.t('Change Scope…') : undefined;
  const of = { template };
  for (let level = learned; ;) {
    const sides = level === learned ? template : levels[level]!;
    const { before, after } = sides;
    const conditions = level === learned ? preview.conditions : null;
    const shown = { ...preview, conditions, template: { ...template, before, after } };
    const result = await confirmTemplate(shown, back, other);
    if (result !== 'other') return { result, level: level === learned ? undefined : level };
    const title = l10n.t('Learn Pattern: Which Scope?');
    const question = { title, of, template, levels, present: level };
    level = (await pickLevel(api, question, onError)) ?? level;
  }
}
