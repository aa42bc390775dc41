import type { DetectedProfile, ProjectContext } from '../../core/types';
import type { DetectedPackage } from '../../detect/FolderDetection';

/**
 * Packages that are projects of their own: those whose language, framework or domain is another one
 * than that of the project around them. What is not known of a package is as it is around it.
 * @param packages the outer ones first
 * @param isCorrected whether a person has said what a package is, which makes it a project
 */
export function differingPackages(
  root: DetectedProfile,
  packages: readonly DetectedPackage[],
  isCorrected: (path: string) => boolean,
): DetectedPackage[] {
  const kept: DetectedPackage[] = [];
  for (const { path, profile } of packages) {
    const around = kept.findLast((outer) => path.startsWith(`${outer.path}/`))?.profile ?? root;
    const known = knownWithin(profile, around);
    if (differs(known, around) || isCorrected(path)) kept.push({ path, profile: known });
  }
  return kept;
}

/** A profile with what the project around it tells of it, and that this is what tells. */
function knownWithin(profile: DetectedProfile, around: DetectedProfile): DetectedProfile {
  const language = profile.language ?? around.language;
  const domain = domainWithin(profile.domain, around.domain);
  const told = { language, domain };
  const evidence = [...profile.evidence];
  for (const field of ['language', 'domain'] as const) {
    const value = told[field];
    if (value === null || value === profile[field]) continue;
    evidence.push({ field, value, reason: `the project around it is ${value}` });
  }
  return { ...profile, ...told, evidence };
}

/** One of many small services, which looks like any service by itself, is still one of them. */
function domainWithin(domain: string | null, around: string | null): string | null {
  return domain === null || (domain === 'api' && around === 'microservice') ? around : domain;
}

function differs(a: ProjectContext, b: ProjectContext): boolean {
  return a.language !== b.language || a.framework !== b.framework || a.domain !== b.domain;
}
