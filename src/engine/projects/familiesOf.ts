import { InvalidArgument } from '../../core/errors';
import { DEFAULT_FAMILIES, extendFamilies, type Families } from '../../core/families';
import type { EngineEvents } from '../api/EngineEvents';
import type { EngineSettings } from '../api/EngineOptions';

type FamilySettings = Pick<EngineSettings, 'frameworkFamilies' | 'domainCategories'>;

/**
 * The built-in families and categories with those of the settings. One that is wrong is left out.
 * @param tell gets a sentence for each that is, with its setting
 */
export function familiesOf(
  settings: FamilySettings,
  tell: (mistake: EngineEvents['settingMistaken']) => void,
): Families {
  let families = DEFAULT_FAMILIES;
  const add = (setting: keyof FamilySettings, extra: Partial<Families>): void => {
    try {
      families = extendFamilies(families, extra);
    } catch (error) {
      if (!(error instanceof InvalidArgument)) throw error;
      const message = `${error.message} It is left out of crossProjectLearning.${setting}.`;
      tell({ setting, message });
    }
  };
  for (const [title, names] of Object.entries(settings.frameworkFamilies)) {
    add('frameworkFamilies', { frameworks: Object.fromEntries([[title, names]]) });
  }
  for (const [title, names] of Object.entries(settings.domainCategories)) {
    add('domainCategories', { domains: Object.fromEntries([[title, names]]) });
  }
  return families;
}
