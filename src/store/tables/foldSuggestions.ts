import type { ApplicationId, AppliedSite, OutcomeEvidence, ProjectId } from '../../core/types';
import type { SuggestionEvent } from './History';
import { positionOf } from '../journal/position';

export interface FoldedSuggestion {
  sourceId: ProjectId;
  similarity: number;
  position: string;
  suggestedAt: number;
  applied: boolean;
}

export interface FoldedApplication {
  id: ApplicationId;
  sourceId: ProjectId;
  similarity: number;
  sites: AppliedSite[];
  appliedAt: number;
  revertedAt: number | null;
  revertedBy: OutcomeEvidence | null;
  position: string;
}

export interface FoldedPair {
  /** One per source project, the first that was shown or applied. */
  suggestions: FoldedSuggestion[];
  /** One per identity, the first. */
  applications: FoldedApplication[];
  dismissed: boolean;
  /** Now or ever. */
  wasDismissed: boolean;
}

/**
 * Folds all events about one pattern, by all its identities, in one target project. Independent of
 * the order in which they are given.
 */
export function foldSuggestions(events: readonly SuggestionEvent[]): FoldedPair {
  const suggestions = new Map<ProjectId, FoldedSuggestion>();
  const applications = new Map<ApplicationId, FoldedApplication>();
  const reverted = new Map<ApplicationId, SuggestionEvent & { kind: 'application.reverted' }>();
  let dismissed = false;
  let wasDismissed = false;
  const ordered = events
    .map((event) => ({ event, position: positionOf(event) }))
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  for (const { event, position } of ordered) {
    if (event.kind === 'suggestion.dismissed') dismissed = wasDismissed = true;
    else if (event.kind === 'suggestion.offered-again') dismissed = false;
    else if (event.kind === 'application.reverted') {
      const { applicationId } = event.body;
      reverted.set(applicationId, reverted.get(applicationId) ?? event);
    } else {
      const { sourceProjectId: sourceId, similarity } = event.body;
      const suggestion = suggestions.get(sourceId) ?? {
        sourceId,
        similarity,
        position,
        suggestedAt: event.at,
        applied: false,
      };
      suggestions.set(sourceId, suggestion);
      if (event.kind !== 'pattern.applied') continue;
      suggestion.applied = true;
      const { applicationId: id, sites } = event.body;
      if (applications.has(id)) continue;
      applications.set(id, {
        ...{ id, sourceId, similarity, sites, position },
        appliedAt: event.at,
        ...{ revertedAt: null, revertedBy: null },
      });
    }
  }
  return {
    suggestions: [...suggestions.values()],
    applications: [...applications.values()].map((application) => ({
      ...application,
      revertedAt: reverted.get(application.id)?.at ?? null,
      revertedBy: reverted.get(application.id)?.body.evidence ?? null,
    })),
    dismissed,
    wasDismissed,
  };
}
