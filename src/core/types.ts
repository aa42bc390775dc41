/** A point in time, milliseconds since 1970-01-01 UTC. */
export type Timestamp = number;

/** First 32 hex digits of a SHA-256 over a natural key; see `identity.ts`. */
export type ProjectId = string;
export type ProposalId = string;
export type PatternId = string;

/** Random UUID: an act of applying is not reproducible, so it has no natural key. */
export type ApplicationId = string;

/** SHA-256 of a stored text, 64 hex digits. */
export type CodeHash = string;

export const PATTERN_TYPES = [
  'refactoring',
  'optimization',
  'bug_fix',
  'testing',
  'documentation',
  'security',
  'architecture',
] as const;
export type PatternType = (typeof PATTERN_TYPES)[number];

export const PROPOSAL_STATUSES = ['pending', 'approved', 'executed', 'failed', 'rejected'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** What projects are compared by. Names are normalised; `null` means unknown or none. */
export interface ProjectContext {
  language: string | null;
  framework: string | null;
  domain: string | null;
}

export interface LanguageShare {
  name: string;
  /** Share of the bytes that people wrote, 0..1. */
  share: number;
}

export type ProfileField = keyof ProjectContext;

/** One reason for one field of a profile, in words a developer would use. */
export interface Evidence {
  field: ProfileField;
  value: string;
  /** "express 4.19 in package.json" */
  reason: string;
}

/** What detection found in a folder; the input of a project's profile. */
export interface DetectedProfile extends ProjectContext {
  languages: LanguageShare[];
  evidence: Evidence[];
}

/** A person's word on a profile. A key that is present wins over detection, `null` included. */
export type ProfileCorrection = Partial<ProjectContext>;

/** What a person allows for a project; everything until somebody says otherwise. */
export interface Consent {
  /** Whether patterns may be learned from it. */
  learn: boolean;
  /** Whether what was learned from it may leave this machine. */
  share: boolean;
}

export interface Project extends ProjectContext {
  id: ProjectId;
  /** Canonical repository URL without credentials, or a `file:` URL where there is no remote. */
  repoUrl: string;
  /** Path below the repository's root with `/`, empty for the root itself. */
  subPath: string;
  name: string;
  languages: LanguageShare[];
  evidence: Evidence[];
  /** Fields set by hand. */
  corrected: ProfileCorrection;
  consent: Consent;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface FileChange {
  /** Path in the project, with `/`. */
  path: string;
  /** Normalised language name of this file, `null` if unknown. */
  language: string | null;
  /** Whole text before the change; `null` for a file that was added. */
  before: string | null;
  /** Whole text after the change; `null` for a file that was deleted. */
  after: string | null;
}

/** One change with its files, before it is recorded. */
export interface Proposal {
  projectId: ProjectId;
  title: string;
  description: string;
  type: PatternType;
  status: ProposalStatus;
  /** 0..1; `undefined` where nobody rated it. */
  confidence?: number;
  /** Whether tests passed with the change. */
  tested?: boolean;
  commitSha?: string;
  /** When the commit was made. */
  committedAt?: Timestamp;
  files: FileChange[];
}

/** A proposal as it is kept: of a commit the sha, not the files. */
export interface RecordedProposal {
  id: ProposalId;
  projectId: ProjectId;
  title: string;
  description: string;
  type: PatternType;
  status: ProposalStatus;
  confidence: number | null;
  tested: boolean;
  commitSha: string | null;
  /** When the commit was made, where that was kept. */
  committedAt?: Timestamp;
  files: {
    path: string;
    language: string | null;
    before: CodeHash | null;
    after: CodeHash | null;
  }[];
  recordedAt: Timestamp;
}

/**
 * Code with holes. `before` and `after` are for people: holes are `$1`, `$2`, … and the same number
 * is the same code. `body` is the learner's own form, opaque to everybody else, JSON-serialisable.
 */
export interface CodeTemplate {
  /** Which learner made it and can match it, e.g. `tokens`. */
  learner: string;
  /** `rewrite` replaces a match of `before`; `snippet` only inserts `after`. */
  kind: 'rewrite' | 'snippet';
  language: string;
  before: string;
  after: string;
  /** `after` in VS Code's snippet syntax, with linked tab stops. */
  snippet: string;
  body: unknown;
  /** A person has changed it in a way that learning again would undo. */
  byHand?: boolean;
  /**
   * Keys of places where the pattern is never offered, at no level. They are the pattern's: its
   * template has them as it is read, and is kept without them.
   */
  hidden?: string[];
}

/** A place where a pattern must not fit. Offsets are UTF-16 units in the text. */
export interface RejectedPlace {
  path: string;
  text: string;
  start: number;
  end: number;
}

/** A place where a person said that a pattern must not fit. */
export interface HiddenPlace {
  /** A hash of its text and surroundings, layout aside: where it is the same, it is the same place. */
  key: string;
  /** The place itself, by which the pattern is made narrower again; none where it was not kept. */
  code?: CodeHash;
  /** The template before it was made narrower for this place; none where that could not be. */
  basedOn?: CodeHash;
}

export interface TemplateVersion {
  /** Where the template lies. */
  code: CodeHash;
  reason: string;
  createdAt: Timestamp;
}

/** A learned pattern as events tell it: the template is named, not held. */
export type PatternRecord = Omit<
  LearnedPattern,
  'codeTemplate' | 'successRate' | 'commitCount' | 'projectCount' | 'applicationCount'
> & {
  template: CodeHash;
};

/** Where a pattern was learned from, one entry per proposal. */
export interface PatternExample {
  proposalId: ProposalId;
  projectId: ProjectId;
  learnedAt: Timestamp;
  /** The part of the change that teaches the pattern; none where it was not kept. */
  code?: CodeHash;
}

export type PatternState = 'active' | 'archived';

export interface LearnedPattern {
  id: PatternId;
  patternName: string;
  patternType: PatternType;
  description: string;
  codeTemplate: CodeTemplate;
  /** Language of the pattern's files. */
  language: string;
  /** Framework and domain of the project where it was learned. */
  framework: string | null;
  domain: string | null;
  /** 0..1 */
  confidence: number;
  /** Outcomes of applications; seeing the pattern in changes is none. */
  successCount: number;
  failureCount: number;
  /** In how many projects those applications were made. */
  projectCount: number;
  /** All applications, those without an outcome too. */
  applicationCount: number;
  /** Share of successes, 0..1; `null` when never used. */
  successRate: number | null;
  lastUsed: Timestamp | null;
  sourceProjectId: ProjectId;
  state: PatternState;
  /** The only project in which it is offered; `null` where every project may have it. */
  onlyIn: ProjectId | null;
  /** Identities of patterns that were merged into this one. */
  aliases: PatternId[];
  examples: PatternExample[];
  /** How many of the examples are commits. */
  commitCount: number;
  /** Places where a person said that it must not fit, as far as they were kept. */
  rejected: CodeHash[];
  /** All of them, as they are told from others. */
  hidden: HiddenPlace[];
  /** Version of the learner that last learned it from all of its examples; `null` where none did. */
  learner: number | null;
  /** Whether the template was held against all examples, which takes that they were kept. */
  proved: boolean;
  versions: TemplateVersion[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A pattern ranked for a target project. */
export interface PatternMatch {
  patternId: PatternId;
  patternName: string;
  patternType: PatternType;
  description: string;
  codeTemplate: CodeTemplate;
  language: string;
  /** 0..1 */
  confidence: number;
  /** 0..1, of the source to the target project. */
  similarityScore: number;
  sourceProjectId: ProjectId;
  /** 0..1; `null` when never used. */
  successRate: number | null;
  usageCount: number;
  lastUsed: Timestamp | null;
  /**
   * Similarity × confidence × success rate, an unused pattern counting 0.5; by evidence, how likely it
   * is to work here; 0..1.
   */
  score: number;
  reasons: MatchReason[];
}

/** The measure that orders suggestions. */
export const RANKINGS = ['seed', 'evidence'] as const;
export type Ranking = (typeof RANKINGS)[number];

/** Why a match is offered. */
export type MatchReason =
  | { kind: 'same-project' }
  | { kind: 'language'; value: string; exact: boolean; other: string }
  | { kind: 'framework'; value: string; exact: boolean; other: string }
  | { kind: 'domain'; value: string; exact: boolean; other: string }
  | { kind: 'track-record'; successes: number; failures: number; projects: number };

export interface ProjectSimilarity extends ProjectContext {
  projectId: ProjectId;
  repoUrl: string;
  name: string;
  /** 0..1, two digits. */
  similarityScore: number;
  languageMatch: boolean;
  /** One language contains the other one, which raises the score by half as much. */
  languageRelated: boolean;
  /** Exactly the same framework. */
  frameworkMatch: boolean;
  /** Another framework of the same family, which raises the score by half as much. */
  frameworkRelated: boolean;
  domainMatch: boolean;
  /** Another domain of the same category. */
  domainRelated: boolean;
}

/**
 * Who saw how an application went, weakest first: a stronger one, or a later one as strong, wins.
 * An agent's word is a claim, a build and tests are facts, and a sandbox runs them before and after.
 */
export const OBSERVERS = ['survival', 'agent', 'build', 'tests', 'sandbox', 'person'] as const;
export type Observer = (typeof OBSERVERS)[number];

/** Who decided that a pattern is applied. */
export const ACTORS = ['person', 'worker', 'agent'] as const;
export type Actor = (typeof ACTORS)[number];

/** The evidence of an observer. */
export interface OutcomeEvidence {
  /** The sort of evidence, such as `tests`, `build` or `revert`. */
  kind: string;
  /** The command that was run. */
  command?: string;
  /** Its exit code. */
  exit?: number;
  /** How many tests were run. */
  testsRun?: number;
  /** Hash of git's tree of the files that were looked at. */
  tree?: string;
  /** In words, why it means what it was taken for. */
  reason?: string;
}

/** One replaced place. Offsets are UTF-16 units in the text before the application. */
export interface AppliedSite {
  path: string;
  start: number;
  end: number;
  before: CodeHash;
  after: CodeHash;
  /**
   * Stretches of the text after, in UTF-16 units of it, in order and apart, that a person has filled in
   * since; where they held the same, they hold the same now. Their names are code and stay out.
   */
  inputs?: { start: number; end: number }[];
  /**
   * Numbers of the places that this is a part of, among those of its application. Several sites may be
   * of one place, and one site of several places. Without them it is a place by itself.
   */
  places?: number[];
  /** Stands apart from its places and serves them, such as an import: it goes with the last of them. */
  companion?: boolean;
}

export interface Application {
  id: ApplicationId;
  patternId: PatternId;
  sourceProjectId: ProjectId;
  targetProjectId: ProjectId;
  /** 0..1, at the time of applying. */
  similarityScore: number;
  sites: AppliedSite[];
  appliedAt: Timestamp;
  /** When it was taken back; `null` while it stands. */
  revertedAt: Timestamp | null;
  /** How that was seen; `null` while it stands, and where a person reverted it here. */
  revertedBy: OutcomeEvidence | null;
  /** The one verdict; `null` while nobody has told. */
  outcome: Verdict | null;
}

export interface Verdict {
  success: boolean;
  observer: Observer;
  at: Timestamp;
  /** The evidence of the observer; `null` for the word of a person. */
  evidence: OutcomeEvidence | null;
}

/** The seed's row: a view over a suggestion and its applications. */
export interface CrossProjectLearning {
  sourceProjectId: ProjectId;
  targetProjectId: ProjectId;
  patternId: PatternId;
  /** 0..1, of the time when it was first suggested or applied. */
  similarityScore: number;
  applied: boolean;
  appliedAt: Timestamp | null;
  /** Verdict of the latest application that has one. */
  success: boolean | null;
  suggestedAt: Timestamp;
  dismissed: boolean;
  applications: Application[];
}
