import type { LearningEvent } from './events';
import { compareEvents } from './events';
import type { ProfileField, Project } from './types';

/**
 * Folds the events of one project: the latest detection with every correction that was not
 * withdrawn on top. `undefined` while it was never profiled. Independent of the order of arrival.
 */
export function foldProject(events: readonly LearningEvent[]): Project | undefined {
  const ordered = [...events].sort(compareEvents);
  const profiled = ordered.filter((event) => event.kind === 'project.profiled');
  const latest = profiled.at(-1);
  if (!latest) return undefined;
  const corrected: Project['corrected'] = {};
  const consent: Project['consent'] = { learn: true, share: true };
  for (const event of ordered) {
    if (event.kind === 'project.consented') Object.assign(consent, event.body.consent);
    if (event.kind !== 'project.corrected') continue;
    Object.assign(corrected, event.body.correction);
    for (const field of event.body.withdrawn ?? []) delete corrected[field];
  }
  const { projectId, repoUrl, subPath, name, profile } = latest.body;
  const field = (key: ProfileField) =>
    corrected[key] !== undefined ? corrected[key] : profile[key];
  return {
    id: projectId,
    repoUrl,
    subPath,
    name,
    language: field('language'),
    framework: field('framework'),
    domain: field('domain'),
    languages: profile.languages,
    evidence: profile.evidence,
    corrected,
    consent,
    createdAt: ordered[0]?.at ?? latest.at,
    updatedAt: ordered.at(-1)?.at ?? latest.at,
  };
}
