/**
 * What the extension `cross-project-learning.cross-project-learning` exports. From another extension:
 *
 *     const extension = vscode.extensions.getExtension<ExtensionApi>(
 *       'cross-project-learning.cross-project-learning',
 *     );
 *     const learning = (await extension?.activate())?.getApi(1);
 *
 * Rejections are `Error`s with a `code`: `ProjectNotFound`, `PatternNotFound`, `ApplicationNotFound`,
 * `InvalidProposal`, `NothingToLearn`, `PatternNameTaken`, `InvalidArgument`, `NotSaved`.
 * Shares (`confidence`, `similarityScore`, …) lie between 0 and 1; times are milliseconds since 1970.
 */
export interface ExtensionApi {
  /** Throws for any version but 1. */
  getApi(version: 1): CrossProjectLearningApi;
}

export interface CrossProjectLearningApi {
  /**
   * The profile of an open workspace folder's project, by the folder's absolute path. With `path`, a
   * file in it with `/`, that of the package that owns the file.
   */
  currentProject(folder: string, path?: string): Promise<Project>;

  /** Learns from an executed proposal; each proposal counts once per pattern. */
  extractPatternFromProposal(
    proposal: Proposal,
    options: ExtractionOptions,
  ): Promise<LearnedPattern>;

  /** Learns from every executed proposal whose confidence exceeds `minConfidence` (default 0.7). */
  extractPatternsFromProposals(
    proposals: readonly Proposal[],
    options?: { minConfidence?: number },
  ): Promise<BatchResult>;

  /** 0.4 for the language, 0.3 each for framework and domain, half of that for relatives. */
  calculateProjectSimilarity(projectId: string, otherProjectId: string): Promise<number>;

  /** Other projects, the most similar first. Defaults: `minSimilarity` 0.5, `limit` 10. */
  findSimilarProjects(
    projectId: string,
    options?: { minSimilarity?: number; limit?: number },
  ): Promise<ProjectSimilarity[]>;

  /** Patterns by similarity × confidence × success rate, the best first. */
  suggestPatternsForProject(
    projectId: string,
    options?: SuggestionOptions,
  ): Promise<PatternMatch[]>;

  /** Records a suggestion, once per triple, and with `applied` one act of applying. */
  recordPatternApplication(record: ApplicationRecord): Promise<CrossProjectLearning>;

  /** Moves the confidence: +0.05 for a success, −0.10 for a failure. */
  trackPatternOutcome(report: OutcomeReport): Promise<LearnedPattern>;

  getCrossProjectInsights(projectId: string): Promise<CrossProjectInsights>;

  /** By confidence, the highest first; `next` of a page is the `cursor` of the following one. */
  listPatterns(filter: PatternFilter, page: PageRequest): Promise<Page<LearnedPattern>>;

  /** What is suggested at an autonomy level: 1 propose only, 2 commit and propose, 3 autonomous. */
  thresholdsForAutonomy(level: 1 | 2 | 3): Promise<Thresholds>;
}

export type PatternType =
  | 'refactoring'
  | 'optimization'
  | 'bug_fix'
  | 'testing'
  | 'documentation'
  | 'security'
  | 'architecture';

export type ProposalStatus = 'pending' | 'approved' | 'executed' | 'failed' | 'rejected';

/** Who saw how an application went, the weakest first. */
export type Observer = 'survival' | 'agent' | 'build' | 'tests' | 'sandbox' | 'person';

export interface ProjectContext {
  /** Normalised, lower case; `null` when unknown or none. */
  language: string | null;
  framework: string | null;
  domain: string | null;
}

export interface Project extends ProjectContext {
  id: string;
  /** Without credentials; a `file:` URL where there is no remote. */
  repoUrl: string;
  /** Path below the repository's root, empty for the root. */
  subPath: string;
  name: string;
  languages: { name: string; share: number }[];
  evidence: { field: keyof ProjectContext; value: string; reason: string }[];
  /** Fields that were set by hand. */
  corrected: Partial<ProjectContext>;
  /** Whether it may be learned from, and whether what was learned there may leave this machine. */
  consent: { learn: boolean; share: boolean };
  createdAt: number;
  updatedAt: number;
}

/** One change, with the whole text of its files before and after. */
export interface Proposal {
  projectId: string;
  title: string;
  description?: string;
  type: PatternType;
  status: ProposalStatus;
  confidence?: number;
  tested?: boolean;
  commitSha?: string;
  files: ProposalFile[];
}

export interface ProposalFile {
  /** Path in the project, with `/`. */
  path: string;
  /** Told by the path when left out. */
  language?: string | null;
  /** `null` for a file that was added. */
  before: string | null;
  /** `null` for a file that was deleted. */
  after: string | null;
}

export interface ExtractionOptions {
  patternName: string;
  patternType: PatternType;
  description?: string;
}

export interface BatchResult {
  extracted: LearnedPattern[];
  failed: { title: string; code: string; reason: string }[];
}

export interface CodeTemplate {
  learner: string;
  /** `rewrite` replaces what matches `before`; `snippet` only inserts `after`. */
  kind: 'rewrite' | 'snippet';
  language: string;
  /** Code with holes `$1`, `$2`, …; the same number is the same code. */
  before: string;
  after: string;
  /** `after` in VS Code's snippet syntax. */
  snippet: string;
  /** Opaque. */
  body: unknown;
  /** Keys of places where it is never offered. */
  hidden?: string[];
}

export interface LearnedPattern {
  id: string;
  patternName: string;
  patternType: PatternType;
  description: string;
  codeTemplate: CodeTemplate;
  language: string;
  framework: string | null;
  domain: string | null;
  confidence: number;
  /** Outcomes of applications; seeing the pattern in changes is none. */
  successCount: number;
  failureCount: number;
  /** In how many projects those applications were made. */
  projectCount: number;
  /** All applications, those without an outcome too. */
  applicationCount: number;
  /** `null` when never used. */
  successRate: number | null;
  lastUsed: number | null;
  sourceProjectId: string;
  state: 'active' | 'archived';
  /** The only project in which it is offered; `null` where every project may have it. */
  onlyIn: string | null;
  aliases: string[];
  /** `code`: hash of what of the change teaches the pattern, where that was kept. */
  examples: { proposalId: string; projectId: string; learnedAt: number; code?: string }[];
  /** How many of the examples are commits. */
  commitCount: number;
  /** Hashes of places where a person said that it must not fit, as far as they were kept. */
  rejected: string[];
  /** All of them, as they are told from others. */
  hidden: { key: string; code?: string; basedOn?: string }[];
  /** Version of the learner that last learned it from all of its examples; `null` where none did. */
  learner: number | null;
  /** Whether the template was held against all examples, which takes that they were kept. */
  proved: boolean;
  versions: { code: string; reason: string; createdAt: number }[];
  createdAt: number;
  updatedAt: number;
}

export interface PatternMatch {
  patternId: string;
  patternName: string;
  patternType: PatternType;
  description: string;
  codeTemplate: CodeTemplate;
  language: string;
  confidence: number;
  similarityScore: number;
  sourceProjectId: string;
  successRate: number | null;
  usageCount: number;
  lastUsed: number | null;
  score: number;
  reasons: MatchReason[];
}

export type MatchReason =
  | { kind: 'same-project' }
  | { kind: 'language'; value: string; exact: boolean; other: string }
  | { kind: 'framework'; value: string; exact: boolean; other: string }
  | { kind: 'domain'; value: string; exact: boolean; other: string }
  | { kind: 'track-record'; successes: number; failures: number; projects: number };

export interface ProjectSimilarity extends ProjectContext {
  projectId: string;
  repoUrl: string;
  name: string;
  similarityScore: number;
  languageMatch: boolean;
  /** One language contains the other one, such as TypeScript and JavaScript. */
  languageRelated: boolean;
  frameworkMatch: boolean;
  /** Another framework of the same family. */
  frameworkRelated: boolean;
  domainMatch: boolean;
  /** Another domain of the same category. */
  domainRelated: boolean;
}

export interface SuggestionOptions {
  /** By the documented formula, the default, or by how likely outcomes make it that a pattern works. */
  ranking?: 'seed' | 'evidence';
  patternTypes?: readonly PatternType[];
  /** Default 0.5. */
  minConfidence?: number;
  /** Default 0.5. */
  minSimilarity?: number;
  /** 1..1000, default 20. */
  limit?: number;
}

export interface ApplicationRecord {
  sourceProjectId: string;
  targetProjectId: string;
  patternId: string;
  /** False records the suggestion only. */
  applied: boolean;
}

export interface OutcomeReport {
  patternId: string;
  success: boolean;
  /** The application that was observed; without it every call counts. */
  applicationId?: string;
  /** Default `person`. */
  observer?: Observer;
}

export interface Application {
  id: string;
  patternId: string;
  sourceProjectId: string;
  targetProjectId: string;
  similarityScore: number;
  /** Offsets are UTF-16 units in the text before; `before` and `after` are SHA-256 hashes. */
  sites: { path: string; start: number; end: number; before: string; after: string }[];
  appliedAt: number;
  /** When it was taken back; `null` while it stands. */
  revertedAt: number | null;
  /** How that was seen; `null` while it stands, and where a person reverted it in the editor. */
  revertedBy: OutcomeEvidence | null;
  outcome: {
    success: boolean;
    observer: Observer;
    at: number;
    /** `null` of a person's word. */
    evidence: OutcomeEvidence | null;
  } | null;
}

/** What an observer saw. */
export interface OutcomeEvidence {
  /** The sort of evidence, such as `tests`, `build` or `revert`. */
  kind: string;
  command?: string;
  exit?: number;
  testsRun?: number;
  tree?: string;
  /** In words, why it means what it was taken for. */
  reason?: string;
}

export interface CrossProjectLearning {
  sourceProjectId: string;
  targetProjectId: string;
  patternId: string;
  similarityScore: number;
  applied: boolean;
  appliedAt: number | null;
  success: boolean | null;
  suggestedAt: number;
  dismissed: boolean;
  applications: Application[];
}

export interface CrossProjectInsights {
  project: Project;
  similarProjects: ProjectSimilarity[];
  suggestedPatterns: PatternMatch[];
  appliedPatterns: { pattern: LearnedPattern | null; application: Application }[];
  statistics: {
    totalSuggestions: number;
    totalApplied: number;
    applicationRate: number;
    successes: number;
    failures: number;
    awaitingOutcome: number;
  };
}

export interface PatternFilter {
  language?: string;
  types?: readonly PatternType[];
  states?: readonly ('active' | 'archived')[];
  /** Words that must all occur in name, description or template. */
  text?: string;
}

export interface PageRequest {
  cursor?: string;
  /** 1..1000 */
  limit: number;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export interface Thresholds {
  minSimilarity: number;
  minConfidence: number;
}
