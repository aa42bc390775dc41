import type { SimilarityCalculator } from './similarity';
import type { LearnedPattern, MatchReason, Project, ProjectContext } from './types';

/** Why a pattern is offered to a project: what the two projects share, and its track record. */
export function matchReasons(
  pattern: LearnedPattern,
  source: ProjectContext,
  target: Project,
  similarities: SimilarityCalculator,
): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (pattern.sourceProjectId === target.id) {
    reasons.push({ kind: 'same-project' });
  } else {
    const compared = similarities.compare(source, target);
    for (const kind of ['language', 'framework', 'domain'] as const) {
      const [value, other] = [target[kind], source[kind]];
      if (compared[kind] === 'none' || value === null || other === null) continue;
      reasons.push({ kind, value, other, exact: compared[kind] === 'exact' });
    }
  }
  if (pattern.successRate !== null) {
    const { successCount: successes, failureCount: failures, projectCount: projects } = pattern;
    reasons.push({ kind: 'track-record', successes, failures, projects });
  }
  return reasons;
}
