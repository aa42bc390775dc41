import { l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { PatternForm } from '../../engine/api/LearningApi';
import { BACK, askText } from '../input/pick';
import { walk } from '../input/steps';
import { formSteps } from '../input/patternForm';
import type { EditRequest } from '../manifest/commandMap';
import { hasCode } from '../mends/reportError';
import { choosePattern } from '../input/choosePattern';

/** Gives a pattern another name; asks again as long as it is taken. */
export async function renamePattern(
  api: EngineApi,
  request: Partial<EditRequest>,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Rename Pattern'),
    placeholder: l10n.t('Which pattern?'),
  });
  if (!pattern) return undefined;
  const patternId = pattern.id;
  if (request.name !== undefined) return api.editPattern({ patternId, name: request.name });
  let refused: { name: string; why: string } | undefined;
  for (;;) {
    const name = await askText({
      title: l10n.t('Rename “{0}”', pattern.patternName),
      value: refused?.name ?? pattern.patternName,
      mistake: (value) => {
        if (!value) return l10n.t('A pattern needs a name.');
        return value === refused?.name ? refused.why : undefined;
      },
    });
    if (name === undefined || name === BACK || name === pattern.patternName) return undefined;
    try {
      return await api.editPattern({ patternId, name });
    } catch (error) {
      if (!hasCode(error, 'InvalidArgument')) throw error;
      refused = { name, why: error.message };
    }
  }
}

/** Changes name, type and description of a pattern. */
export async function editPattern(
  api: EngineApi,
  request: Partial<EditRequest>,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Edit Pattern'),
    placeholder: l10n.t('Which pattern?'),
  });
  if (!pattern) return undefined;
  const { patternName: name, patternType: type, description } = pattern;
  const given = named(request);
  if (Object.keys(given).length > 0) return api.editPattern({ patternId: pattern.id, ...given });
  const form: PatternForm = { name, type, description };
  const title = l10n.t('Edit “{0}”', name);
  if (!(await walk(formSteps(form, {}, title)))) return undefined;
  const edited = await api.editPattern({ patternId: pattern.id, ...form });
  void window.showInformationMessage(l10n.t('“{0}” was changed.', edited.patternName));
  return edited;
}

function named({ name, type, description }: Partial<EditRequest>): Partial<PatternForm> {
  return {
    ...(name !== undefined && { name }),
    ...(type !== undefined && { type }),
    ...(description !== undefined && { description }),
  };
}
