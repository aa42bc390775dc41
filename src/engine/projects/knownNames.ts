import { DOMAIN_ALIASES, FRAMEWORK_ALIASES, LANGUAGE_ALIASES } from '../../core/aliases';
import { DEFAULT_FAMILIES } from '../../core/families';
import { canonicalDomain, canonicalFramework } from '../../core/names';
import type { ProfileField } from '../../core/types';
import type { EngineSettings } from '../api/EngineOptions';

/** Canonical names that a profile can be corrected to, the user's own included, sorted. */
export function knownNames(settings: EngineSettings): Record<ProfileField, string[]> {
  return {
    language: sorted(Object.keys(LANGUAGE_ALIASES)),
    framework: sorted([
      ...Object.keys(FRAMEWORK_ALIASES),
      ...members(DEFAULT_FAMILIES.frameworks),
      ...members(settings.frameworkFamilies).map(canonicalFramework),
    ]),
    domain: sorted([
      ...Object.keys(DOMAIN_ALIASES),
      ...members(DEFAULT_FAMILIES.domains),
      ...members(settings.domainCategories).map(canonicalDomain),
    ]),
  };
}

function members(groups: Record<string, string[]>): string[] {
  return Object.values(groups).flat();
}

function sorted(names: string[]): string[] {
  return [...new Set(names)].sort();
}
