import type { EventBodies, EventKind, LearningEvent } from '../../../src/core/events';

let nextSeq = 1;

/** An event at a time, of a writer; ids and names are free text where the fold does not look. */
export function event<K extends EventKind>(
  kind: K,
  body: EventBodies[K],
  at: number,
  journal = 'journal-a',
): LearningEvent {
  const clock = `${String(at).padStart(15, '0')}-000000`;
  return { kind, body, at, clock, journal, seq: nextSeq++ } as LearningEvent;
}

export function learned(
  at: number,
  body: Partial<EventBodies['pattern.learned']> = {},
): LearningEvent {
  return event(
    'pattern.learned',
    {
      patternId: 'p',
      name: 'Add timeout',
      type: 'bug_fix',
      description: '',
      language: 'javascript',
      framework: 'express',
      domain: 'api',
      projectId: 'project-a',
      proposalId: `proposal-${at}`,
      confidence: 0.5,
      template: `template-${at}`,
      reason: 'learned',
      ...body,
    },
    at,
  );
}

export function outcome(
  at: number,
  success: boolean | null,
  extra: Partial<EventBodies['outcome.tracked']> = {},
): LearningEvent {
  return event('outcome.tracked', { patternId: 'p', success, observer: 'person', ...extra }, at);
}
