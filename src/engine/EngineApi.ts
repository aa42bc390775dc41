import type { Page, PageRequest, PatternFilter, Site, StoreChange, TextEdit } from '../core/ports';
import type {
  Application,
  ApplicationId,
  AppliedSite,
  CodeTemplate,
  Consent,
  LearnedPattern,
  PatternId,
  PatternMatch,
  PatternType,
  ProfileCorrection,
  ProfileField,
  Project,
  CodeHash,
  ProjectSimilarity,
  RecordedProposal,
  TemplateVersion,
  Timestamp,
} from '../core/types';

/**
 * What the editor's thread may ask of the engine. Everything crosses a thread: one argument, a
 * structured-clonable answer, and a signal where the work is long. Errors of `core/errors.ts`
 * arrive as `EngineError` with their code; cancellation rejects with an `AbortError`.
 * `folder` is always the absolute path of an open workspace folder.
 */
export interface EngineApi {
  /** Opens the library; the first call. */
  start(options: EngineOptions): Promise<void>;
  /** Takes over changed settings, folders or trust. */
  configure(
    change: Partial<Pick<EngineOptions, 'folders' | 'trusted' | 'settings'>>,
  ): Promise<void>;
  /** Looks for what other windows recorded; true if there was anything. */
  poll(): Promise<boolean>;

  /**
   * The profile of a folder's project; detected and recorded on first demand. With `path`, relative
   * to the folder, that of the package which has this file, where it differs from the folder's.
   */
  profile(params: { folder: string; path?: string }, signal?: AbortSignal): Promise<Project>;
  /** The folder's own project first, then its packages that differ from it. */
  projectsIn(params: { folder: string }, signal?: AbortSignal): Promise<Project[]>;
  /** Looks at all files again, reads those that changed, and records what is another now. */
  detectAgain(params: { folder: string }, signal?: AbortSignal): Promise<Project>;
  /**
   * Says that files or folders came, went or changed, relative to the folder. Detects again only if
   * a profile depends on one of them; `profiled` tells when one has become another. True then.
   */
  filesChanged(params: { folder: string; paths: string[] }, signal?: AbortSignal): Promise<boolean>;
  /** `path` as in `profile`. */
  correctProfile(params: {
    folder: string;
    path?: string;
    correction: ProfileCorrection;
    withdrawn?: ProfileField[];
  }): Promise<Project>;

  /** Newest first. Needs trust, since git is run. */
  commits(
    params: { folder: string; limit: number; skip?: number },
    signal?: AbortSignal,
  ): Promise<CommitSummary[]>;
  /** The text files that a source changes, with their hunks, and guesses for the form. */
  changes(params: { source: ChangeSource }, signal?: AbortSignal): Promise<ChangeOverview>;
  /** What would be learned, without learning it. Rejects with `NothingToLearn`. */
  previewLearning(
    params: { source: ChangeSource; picks?: FilePick[] },
    signal?: AbortSignal,
  ): Promise<LearningPreview>;
  learnFromChange(
    params: { source: ChangeSource; picks?: FilePick[] } & PatternForm,
    signal?: AbortSignal,
  ): Promise<LearningResult>;
  /** A snippet of selected code; rejects with `NothingToLearn` for an empty selection. */
  previewSelection(params: { language: string; text: string }): Promise<CodeTemplate>;
  learnFromSelection(
    params: { folder: string; path: string; language: string; text: string } & PatternForm,
  ): Promise<LearningResult>;

  /**
   * Looks through the last commits (500 if not said otherwise) for edits that recur and were not
   * taken back, the best first. Learns nothing. Reports progress as `mine`. Commits that were looked
   * at before, in this run of the engine, are not looked at again. Needs trust, since git is run.
   */
  mineHistory(
    params: { folder: string; commits?: number },
    signal?: AbortSignal,
  ): Promise<MinedCandidate[]>;
  /**
   * Learns a candidate that `mineHistory` found, and strengthens it once for each further commit.
   * Rejects with `InvalidArgument` for a candidate that the last mining did not find.
   */
  learnCandidate(
    params: { folder: string; id: string } & PatternForm,
    signal?: AbortSignal,
  ): Promise<LearningResult>;

  /** Ranked patterns for a folder's project, with what the view shows of their source. */
  suggestions(params: SuggestionRequest, signal?: AbortSignal): Promise<Suggestion[]>;
  /** Why the list is as it is: what is known and what each filter took away. */
  explainSuggestions(params: SuggestionRequest, signal?: AbortSignal): Promise<SuggestionReport>;
  /** Remembers that rows were shown; once per pattern, source and target. */
  suggestionsShown(params: {
    folder: string;
    path?: string;
    shown: { patternId: PatternId; sourceProjectId: Project['id'] }[];
  }): Promise<void>;
  dismiss(params: { folder: string; path?: string; patternId: PatternId }): Promise<void>;
  offerAgain(params: { folder: string; path?: string; patternId: PatternId }): Promise<void>;

  /**
   * Sites of the patterns in a folder, in the order of the patterns. Reports progress.
   * `paths` looks only into these files, relative to the folder; `path` only into the project that
   * has this file.
   */
  scan(
    params: { folder: string; path?: string; patternIds: PatternId[]; paths?: string[] },
    signal?: AbortSignal,
  ): Promise<PatternSites[]>;
  /** The edits that would apply a pattern at sites found before; stale sites are named, not guessed. */
  planApplication(
    params: { folder: string; patternId: PatternId; sites: Site[] },
    signal?: AbortSignal,
  ): Promise<ApplicationPlan>;
  /** Records what was really changed, after the edit. */
  recordApplication(params: {
    folder: string;
    path?: string;
    patternId: PatternId;
    sourceProjectId: Project['id'];
    sites: ChangedSite[];
  }): Promise<Application>;
  recordOutcome(params: {
    patternId: PatternId;
    applicationId?: ApplicationId;
    success: boolean;
  }): Promise<LearnedPattern>;
  applicationsIn(
    params: {
      folder: string;
      path?: string;
      awaitingOutcome?: boolean;
    },
    signal?: AbortSignal,
  ): Promise<{ application: Application; pattern: LearnedPattern }[]>;

  /** `filter.language` may be spelt in any way, an editor's language id included. */
  patterns(params: { filter: PatternFilter; page: PageRequest }): Promise<Page<LearnedPattern>>;
  /** One pattern of any state; rejects with `PatternNotFound`. */
  pattern(params: { patternId: PatternId }): Promise<LearnedPattern>;
  /** Names that a profile can be corrected to, sorted; other ones are allowed. */
  knownNames(): Promise<Record<ProfileField, string[]>>;

  /** Other projects like a folder's, the most similar first; 0.5 and 10 if not said otherwise. */
  similarProjects(
    params: { folder: string; minSimilarity?: number; limit?: number },
    signal?: AbortSignal,
  ): Promise<ProjectSimilarity[]>;
  /** Rejects with `InvalidArgument` when the name is empty or taken. */
  editPattern(params: { patternId: PatternId } & Partial<PatternForm>): Promise<LearnedPattern>;
  setArchived(params: { patternId: PatternId; archived: boolean }): Promise<LearnedPattern>;
  /** Gone from every list; learning it again starts anew. */
  removePattern(params: { patternId: PatternId }): Promise<void>;
  /** Removed, and its code deleted from disk for good. */
  purgePattern(params: { patternId: PatternId }): Promise<void>;
  /** Rejects with `InvalidArgument` when the two do not generalise. */
  mergePatterns(params: { survivor: PatternId; from: PatternId }): Promise<LearnedPattern>;
  /** Confidence below 0.3 and more failures than successes. */
  lowPerformers(): Promise<LearnedPattern[]>;
  /** Groups of patterns with the same template. */
  duplicates(): Promise<LearnedPattern[][]>;
  /** Oldest first; `template` is `null` where its code is gone. */
  versions(params: {
    patternId: PatternId;
  }): Promise<{ version: TemplateVersion; template: CodeTemplate | null }[]>;
  /** Makes an earlier version the present one; rejects with `InvalidArgument` for any other code. */
  restoreVersion(params: { patternId: PatternId; code: CodeHash }): Promise<LearnedPattern>;
  /** What a pattern was learned from. */
  origins(params: {
    patternId: PatternId;
  }): Promise<
    { proposal: RecordedProposal | null; project: Project | null; learnedAt: Timestamp }[]
  >;
  /** Where a pattern was applied, newest first. */
  applicationsOf(params: {
    patternId: PatternId;
  }): Promise<{ application: Application; project: Project | null }[]>;

  /** How general a pattern can be, from specific to general; one level where there is no choice. */
  levels(params: { patternId: PatternId }): Promise<PatternLevel[]>;
  /** How many sites a pattern would have in a folder at one of its levels. */
  levelSites(
    params: { folder: string; patternId: PatternId; level: number },
    signal?: AbortSignal,
  ): Promise<number>;
  /** Makes another level the pattern's template, as a new version. */
  setLevel(params: { patternId: PatternId; level: number }): Promise<LearnedPattern>;
  /**
   * Teaches a pattern that it must not fit at a site, as a new version. Rejects with
   * `InvalidArgument` when no template fits the examples and not this site.
   */
  notHere(params: { folder: string; patternId: PatternId; site: Site }): Promise<LearnedPattern>;
  /** Why a pattern does not fit at a place of a file, in a sentence; `null` when it does. */
  whyNotHere(params: {
    folder: string;
    patternId: PatternId;
    path: string;
    /** UTF-16 offsets in the file. */
    start: number;
    end: number;
  }): Promise<string | null>;

  /** Patterns that were dismissed for a folder's project. */
  dismissed(
    params: { folder: string; path?: string },
    signal?: AbortSignal,
  ): Promise<LearnedPattern[]>;
  /** Offers a pattern in one project only, or everywhere again with `null`. */
  setOnlyIn(params: {
    patternId: PatternId;
    onlyIn: Project['id'] | null;
  }): Promise<LearnedPattern>;
  /** Whether a project may be learned from, and whether what was learned there may be shared. */
  setConsent(params: { folder: string; consent: Partial<Consent> }): Promise<Project>;
  /** What the library holds. */
  libraryCounts(): Promise<LibraryCounts>;
  /** Writes the whole library into one file, which must not exist yet. */
  exportBackup(params: { file: string }, signal?: AbortSignal): Promise<LibraryCounts>;
  /**
   * Adds what a backup holds to what is known; nothing is taken away, nothing comes twice.
   * Rejects with `InvalidArgument` when the file is no backup.
   */
  restoreBackup(params: { file: string }, signal?: AbortSignal): Promise<LibraryCounts>;
  /** Deletes everything that was ever learned, in this and every other window. */
  eraseLibrary(): Promise<void>;
  /** The edits that take an application back where its code still stands, wherever it moved to. */
  planRevert(
    params: { folder: string; applicationId: ApplicationId },
    signal?: AbortSignal,
  ): Promise<RevertPlan>;
  /** Records that an application was taken back. */
  recordReverted(params: { applicationId: ApplicationId }): Promise<void>;

  /** A method of the learning core, as other extensions call it; arguments are validated. */
  learning(params: { method: string; args: unknown[] }, signal?: AbortSignal): Promise<unknown>;
}

export interface EngineOptions {
  /** Absolute path; journals, archives and blobs lie here. */
  libraryFolder: string;
  /** Absolute path in workspace storage; absent without a folder open. */
  snapshotFolder?: string;
  folders: string[];
  trusted: boolean;
  /** Path of the git program, `git` to look it up. */
  gitPath: string;
  /** Absolute path of the folder with `sql-wasm.wasm` and `grammars/`. */
  assetsFolder: string;
  settings: EngineSettings;
}

export interface EngineSettings {
  /** Globs that are never scanned or learned from. */
  excludedGlobs: string[];
  /** Added to the seed's families and categories: name → members. */
  frameworkFamilies: Record<string, string[]>;
  domainCategories: Record<string, string[]>;
}

export interface CommitSummary {
  sha: string;
  title: string;
  author: string;
  /** Milliseconds since 1970. */
  date: number;
  filesChanged: number;
}

/** Where a change comes from. */
export type ChangeSource =
  { kind: 'commit'; folder: string; sha: string } | { kind: 'working-tree'; folder: string };

export interface ChangeOverview {
  title: string;
  /** The commit's text below its title. */
  description: string;
  files: ChangedFile[];
  /** Files that were left out, and why, in words: binary, too large, generated. */
  skipped: { path: string; reason: string }[];
  guess: PatternForm;
  /** The seed's warnings that apply: not tested, low confidence. */
  warnings: string[];
}

export interface ChangedFile {
  path: string;
  language: string | null;
  before: string | null;
  after: string | null;
  hunks: Hunk[];
}

export interface Hunk {
  /** 1-based first line in the old and in the new text. */
  oldStart: number;
  newStart: number;
  /** Lines with their `+`, `-` or space. */
  lines: string[];
}

/** Which hunks of a file are meant; without `hunks` all of them. */
export interface FilePick {
  path: string;
  hunks?: number[];
}

export interface PatternForm {
  name: string;
  type: PatternType;
  description: string;
}

export interface LearningPreview {
  template: CodeTemplate;
  covered: number;
  edits: number;
  notes: string[];
}

export interface LearningResult extends LearningPreview {
  pattern: LearnedPattern;
  /** False when an existing pattern was strengthened, or nothing new was in it. */
  created: boolean;
}

/** An edit that recurs in a folder's history. */
export interface MinedCandidate {
  id: string;
  template: CodeTemplate;
  language: string;
  /** Newest first. */
  commits: { sha: string; title: string }[];
  /** Places that the template reproduces, over all commits. */
  places: number;
  /** A few of them, small ones first. */
  examples: { path: string; before: string; after: string }[];
  guess: PatternForm;
}

export interface SuggestionRequest {
  folder: string;
  /** A file, relative to the folder: asks for the project that has it. */
  path?: string;
  patternTypes?: PatternType[];
  /** 0..1, default 0.5. */
  minConfidence?: number;
  /** 0..1, default 0.5. */
  minSimilarity?: number;
  /** Default 20. */
  limit?: number;
}

export interface Suggestion extends PatternMatch {
  source: Pick<Project, 'id' | 'name' | 'repoUrl'>;
  /** True when it was learned in this very project. */
  own: boolean;
}

export interface SuggestionReport {
  profile: Project;
  minConfidence: number;
  minSimilarity: number;
  /** Active patterns by language, of all projects. */
  known: { language: string; count: number }[];
  /** Patterns of a language of this project. */
  candidates: number;
  /** What each filter took away, in the order in which they are applied. */
  dismissed: number;
  belowConfidence: number;
  belowSimilarity: number;
  offered: number;
}

export interface PatternSites {
  patternId: PatternId;
  sites: Site[];
}

export interface ApplicationPlan {
  files: { path: string; before: string; after: string; edits: TextEdit[] }[];
  /** Sites that are no longer as they were found. */
  stale: Site[];
}

/** One step between specific and general. */
export interface PatternLevel {
  before: string;
  after: string;
  /** Whether the pattern is at this level now. */
  current: boolean;
}

export interface RevertPlan {
  files: ApplicationPlan['files'];
  /** Sites that cannot be taken back, and why, in a sentence. */
  impossible: { path: string; line: number; reason: string }[];
}

export interface LibraryCounts {
  projects: number;
  patterns: number;
  proposals: number;
  suggestions: number;
  applications: number;
  /** Of journals, archives and code on disk. */
  bytes: number;
}

/** A site with the texts before and after, as the editor really changed it. */
export interface ChangedSite extends Omit<AppliedSite, 'before' | 'after'> {
  before: string;
  after: string;
}

/** What the engine says unasked. */
export interface EngineEvents {
  changed: StoreChange;
  /**
   * A profile was detected or corrected: the folder's own, and once they are known those of all its
   * packages that differ from it.
   */
  profiled: { folder: string; project: Project; packages?: Project[] };
  progress: {
    task: 'scan' | 'detect' | 'learn' | 'mine';
    folder: string;
    done: number;
    total?: number;
  };
  /** Sites that a scan has found since it last said so; its answer repeats them all. */
  found: { folder: string; sites: PatternSites[] };
  log: { level: 'info' | 'warn' | 'error'; message: string; detail?: string };
}
