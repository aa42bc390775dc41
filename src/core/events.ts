import type {
  Actor,
  AppliedSite,
  ApplicationId,
  CodeHash,
  Consent,
  DetectedProfile,
  Observer,
  OutcomeEvidence,
  PatternId,
  PatternType,
  ProfileCorrection,
  ProfileField,
  ProjectId,
  ProposalId,
  RecordedProposal,
} from './types';

/**
 * Everything that can become known, one kind per fact. A kind's body only ever gains optional
 * fields; anything else is a new kind, because events that were written stay for ever. An observer or
 * actor that this version does not know makes its event one of a kind that it does not know.
 */
export interface EventBodies {
  'project.profiled': {
    projectId: ProjectId;
    repoUrl: string;
    subPath: string;
    name: string;
    profile: DetectedProfile;
  };
  'project.corrected': {
    projectId: ProjectId;
    correction: ProfileCorrection;
    /** Fields for which detection has the word again. */
    withdrawn?: ProfileField[];
  };
  'project.consented': { projectId: ProjectId; consent: Partial<Consent> };
  'proposal.recorded': Omit<RecordedProposal, 'id' | 'recordedAt'> & { proposalId: ProposalId };
  'pattern.learned': {
    patternId: PatternId;
    name: string;
    type: PatternType;
    description: string;
    language: string;
    framework: string | null;
    domain: string | null;
    projectId: ProjectId;
    proposalId: ProposalId;
    /** 0..1, what the pattern starts with if this is its first learning. */
    confidence: number;
    /** The template, generalised with the one that was there. */
    template: CodeHash;
    reason: string;
    /** The part of the proposal that teaches it; see `examples.ts`. None where it may not be kept. */
    example?: CodeHash;
    /** Version of the learner that held the template against all examples; none where nobody could. */
    learner?: number;
    /** The template that was there. */
    basedOn?: CodeHash;
  };
  'pattern.edited': {
    patternId: PatternId;
    name?: string;
    type?: PatternType;
    description?: string;
    template?: CodeHash;
    reason: string;
    /** A place where it must not fit; see `examples.ts`. */
    rejected?: CodeHash;
    /** As in `pattern.learned`; without a template, of one that learning again leaves as it is. */
    learner?: number;
    /** The template is for a pattern that still has this one: it was made while nobody watched. */
    basedOn?: CodeHash;
  };
  /** A place at which the pattern is never offered again, wherever the same code stands. */
  'place.rejected': {
    patternId: PatternId;
    /** As in `HiddenPlace`. */
    key: string;
    /** As little of the place as tells it; see `examples.ts`. None where it may not be kept. */
    place?: CodeHash;
    /** The template that was there, where it was made narrower besides. */
    basedOn?: CodeHash;
  };
  'place.offered-again': { patternId: PatternId; key: string };
  'pattern.merged': { patternId: PatternId; from: PatternId };
  'pattern.archived': { patternId: PatternId };
  'pattern.restored': { patternId: PatternId };
  /** Offered in one project only, or everywhere again. */
  'pattern.scoped': { patternId: PatternId; onlyIn: ProjectId | null };
  'pattern.removed': { patternId: PatternId };
  'pattern.purged': { patternId: PatternId };
  'suggestion.shown': {
    patternId: PatternId;
    sourceProjectId: ProjectId;
    targetProjectId: ProjectId;
    similarity: number;
  };
  'suggestion.dismissed': { patternId: PatternId; targetProjectId: ProjectId };
  'suggestion.offered-again': { patternId: PatternId; targetProjectId: ProjectId };
  'pattern.applied': {
    applicationId: ApplicationId;
    patternId: PatternId;
    sourceProjectId: ProjectId;
    targetProjectId: ProjectId;
    similarity: number;
    sites: AppliedSite[];
    /** A person if absent. */
    actor?: Actor;
    /** The proposal that it carries out. */
    proposalId?: ProposalId;
    /** Name of the git branch on which it was made. */
    branch?: string;
  };
  /**
   * An application was taken back as a whole: its success counts no longer, a failure does. After that
   * nobody but a person tells how it went.
   */
  'application.reverted': {
    applicationId: ApplicationId;
    patternId: PatternId;
    targetProjectId: ProjectId;
    /** None where a person reverted it here. */
    evidence?: OutcomeEvidence;
  };
  /** Everything that happened before this is forgotten by everybody, unless a backup restores it. */
  'library.erased': Record<never, never>;
  'outcome.tracked': {
    patternId: PatternId;
    applicationId?: ApplicationId;
    /** `null`: the observer looked and cannot tell. It moves nothing and replaces no verdict. */
    success: boolean | null;
    observer: Observer;
    evidence?: OutcomeEvidence;
  };
}

export type EventKind = keyof EventBodies;

/** What is recorded: a kind and its body. */
export type Fact<K extends EventKind = EventKind> = {
  [Kind in K]: { kind: Kind; body: EventBodies[Kind] };
}[K];

/**
 * A fact with its place in history. `clock` is a hybrid logical clock in a fixed-width form whose
 * text order is its time order; (clock, journal, seq) orders all events of all writers totally.
 */
export type LearningEvent<K extends EventKind = EventKind> = Fact<K> & {
  journal: string;
  /** 1, 2, 3, … within its journal. */
  seq: number;
  clock: string;
  /** Wall-clock part of `clock`, milliseconds since 1970. */
  at: number;
  /** Place in history of the erasure that this event outlives, since a backup brought it back. */
  restoredAfter?: string;
};

/** Total order of events; negative when `a` happened first. */
export function compareEvents(a: LearningEvent, b: LearningEvent): number {
  if (a.clock !== b.clock) return a.clock < b.clock ? -1 : 1;
  if (a.journal !== b.journal) return a.journal < b.journal ? -1 : 1;
  return a.seq - b.seq;
}
