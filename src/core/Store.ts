import type { Fact } from './events';
import type { PlacedOutcome } from './evidence';
import type {
  Application,
  ApplicationId,
  CodeHash,
  CrossProjectLearning,
  LearnedPattern,
  PatternId,
  PatternState,
  PatternType,
  Project,
  ProjectContext,
  ProjectId,
  ProposalId,
  RecordedProposal,
  Timestamp,
} from './types';

/** One page of a list; `next` goes into the following call, `undefined` on the last page. */
export interface Page<T> {
  items: T[];
  next?: string;
}

export interface PageRequest {
  /** `next` of the page before. */
  cursor?: string;
  /** 1..1000 */
  limit: number;
}

export interface PatternFilter {
  language?: string;
  /** Any of these. */
  languages?: readonly string[];
  types?: readonly PatternType[];
  states?: readonly PatternState[];
  /** Words that must all occur in name, description or template, without case. */
  text?: string;
}

/** The features of projects that the similarity formula reads. */
export interface NumberedContext extends ProjectContext {
  id: number;
}

/** A group of patterns whose source projects look the same to the similarity formula. */
export interface PatternContext extends NumberedContext {
  /** Of its active patterns in the languages that were asked for, 0..1. */
  maxRank: number;
}

export interface ContextQuery {
  /**
   * Patterns of this context that were learned in other projects than the target; without it, those
   * that were learned in the target project itself.
   */
  contextId?: number;
  /** The pattern's own language must be one of these. */
  languages: readonly string[];
  types?: readonly PatternType[];
  /** 0..1 */
  minConfidence: number;
  /** Confidence × success rate, 0..1: at least this. */
  minRank: number;
  /** And less than this. */
  belowRank: number;
  /** Only patterns that have outcomes, or only those that have none. */
  used?: boolean;
  /** Patterns dismissed for this project are left out. */
  targetProjectId: ProjectId;
  limit: number;
}

/** A pattern as ranking needs it: no template, no history. */
export interface RankedPattern {
  patternId: PatternId;
  sourceProjectId: ProjectId;
  confidence: number;
  successCount: number;
  failureCount: number;
  lastUsed: Timestamp | null;
}

/** A project as similarity needs it. */
export type ProjectRow = Pick<Project, 'id' | 'repoUrl' | 'name'>;

/** Projects, and the proposals that came from them. */
export interface KnownProjects {
  get(id: ProjectId): Promise<Project | undefined>;
  /** By name, then identity. */
  list(page: PageRequest): Promise<Page<Project>>;
  /** Distinct contexts of all projects. */
  contexts(): Promise<NumberedContext[]>;
  /** Projects of one context, by name then id. */
  ofContext(contextId: number, limit: number, offset: number): Promise<ProjectRow[]>;
  proposal(id: ProposalId): Promise<RecordedProposal | undefined>;
}

/** Learned patterns. Those whose template is missing are not there. */
export interface KnownPatterns {
  /** By identity or alias; removed and purged patterns are not found. */
  get(id: PatternId): Promise<LearnedPattern | undefined>;
  /** By current name, without case; type and language exact. */
  named(name: string, type: PatternType, language: string): Promise<LearnedPattern | undefined>;
  /** By confidence descending, then identity. */
  list(filter: PatternFilter, page: PageRequest): Promise<Page<LearnedPattern>>;
  /** Active patterns with confidence < 0.3 and more failures than successes, the worst first. */
  lowPerformers(page: PageRequest): Promise<Page<LearnedPattern>>;
  /** Groups of two or more active patterns of one language whose templates are equal. */
  duplicates(): Promise<PatternId[][]>;
  /** How many active patterns there are by language, the most frequent first. */
  counts(): Promise<{ language: string; count: number }[]>;
}

/** Patterns as ranking needs them. */
export interface PatternRanking {
  /** Contexts that hold at least one active pattern in one of the languages. */
  contexts(languages: readonly string[]): Promise<PatternContext[]>;
  /** The first active patterns by rank (confidence × success rate, 0.5 if unused) descending, then use, recency, id. */
  ofContext(query: ContextQuery): Promise<RankedPattern[]>;
}

/** Suggestions to projects, dismissals, and applications with their outcomes. */
export interface KnownSuggestions {
  get(
    patternId: PatternId,
    sourceProjectId: ProjectId,
    targetProjectId: ProjectId,
  ): Promise<CrossProjectLearning | undefined>;
  /** Suggestions to a project, newest first. */
  to(targetProjectId: ProjectId, page: PageRequest): Promise<Page<CrossProjectLearning>>;
  /** Counts of suggestions to a project and of those that were applied. */
  counts(targetProjectId: ProjectId): Promise<{ suggested: number; applied: number }>;
  isDismissed(patternId: PatternId, targetProjectId: ProjectId): Promise<boolean>;
  /** Active patterns dismissed for a project, by name. */
  dismissedIds(targetProjectId: ProjectId): Promise<PatternId[]>;
  /** The number of active patterns dismissed for a project. */
  dismissedCount(targetProjectId: ProjectId): Promise<number>;
  application(id: ApplicationId): Promise<Application | undefined>;
  /** The verdicts on applications of patterns, by the pattern's present identity. */
  outcomes(patternIds: readonly PatternId[]): Promise<Map<PatternId, PlacedOutcome[]>>;
  /** Applications in a project or of a pattern or both, newest first. */
  applications(filter: ApplicationFilter, page: PageRequest): Promise<Page<Application>>;
}

export interface ApplicationFilter {
  targetProjectId?: ProjectId;
  patternId?: PatternId;
  awaitingOutcome?: boolean;
}

/**
 * All that is known. Reads see every fact whose `record` has resolved, of this writer, and those of
 * other writers up to the last poll.
 */
export interface Store {
  /**
   * Makes facts durable, in order and together, and folds them into what the queries see.
   * Resolves once they are on disk; rejects with `NotSaved` and changes nothing otherwise.
   */
  record(facts: readonly Fact[]): Promise<void>;

  /** Keeps a text on disk under its hash; durable when resolved. Rejects with `NotSaved`. */
  putCode(text: string): Promise<CodeHash>;
  /** The text, or `undefined` when it was purged or never stored. */
  code(hash: CodeHash): Promise<string | undefined>;

  readonly projects: KnownProjects;
  readonly patterns: KnownPatterns;
  readonly ranking: PatternRanking;
  readonly suggestions: KnownSuggestions;

  /** Called after facts of any writer changed what the queries see. Returns how to stop. */
  onDidChange(listener: (change: StoreChange) => void): () => void;
}

export interface StoreChange {
  projects: boolean;
  patterns: boolean;
  suggestions: boolean;
  /** Facts came from another window. */
  foreign: boolean;
}
