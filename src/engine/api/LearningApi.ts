import type { TemplateConditions } from '../../core/ports';
import type { CodeTemplate, LearnedPattern, PatternType } from '../../core/types';

/** From a commit, the working tree or a selection to a learned pattern. */
export interface LearningApi {
  /** Newest first. Needs trust, since git is run. */
  commits(
    params: { folder: string; limit: number; skip?: number },
    signal?: AbortSignal,
  ): Promise<CommitSummary[]>;
  /** Reads what a source changes: its text files with their hunks, and guesses for the form. */
  changes(params: { source: ChangeSource }, signal?: AbortSignal): Promise<ChangeOverview>;
  /** Previews the pattern without learning it. Rejects with `NothingToLearn`. */
  previewLearning(params: ChangeParts, signal?: AbortSignal): Promise<LearningPreview>;
  /** The template of a change as it stands at first, without looking where else it fits; `null` for none. */
  glance(params: ChangeParts, signal?: AbortSignal): Promise<CodeTemplate | null>;
  /** `level`: one of the `levels` of the template that was previewed, instead of the learner's own. */
  learnFromChange(
    params: ChangeParts & { level?: number } & PatternForm,
    signal?: AbortSignal,
  ): Promise<LearningResult>;
  /** A snippet of selected code; rejects with `NothingToLearn` for an empty selection. */
  previewSelection(params: { language: string; text: string }): Promise<CodeTemplate>;
  learnFromSelection(
    params: { folder: string; path: string; language: string; text: string } & PatternForm,
  ): Promise<LearningResult>;
}

export interface CommitSummary {
  sha: string;
  title: string;
  author: string;
  /** Milliseconds since 1970. */
  date: number;
  filesChanged: number;
  /** How many files of code it edits, by language, most first; none where it can teach nothing. */
  code: { language: string; files: number }[];
}

/** Where a change comes from. */
export type ChangeSource =
  { kind: 'commit'; folder: string; sha: string } | { kind: 'working-tree'; folder: string };

/** Some of a change, or all of it. */
export interface ChangeParts {
  source: ChangeSource;
  /**
   * The `draft` of the overview that a person looked at: nothing else is learned than what it shows,
   * whatever becomes of the files. Rejects with `ChangeMoved` if it is not known any more and the
   * change has become another. Without it the change is read now.
   */
  draft?: string;
  picks?: FilePick[];
}

export interface ChangeOverview {
  /** Names the change as it was read. */
  draft: string;
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
  /** False for prose and data. */
  isCode: boolean;
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
  /** The conditions of the template on a file besides the code; of a preview only. */
  conditions?: TemplateConditions | null;
  /** How many of the picked changes it covers. */
  changes?: { covered: number; all: number };
  /** Files that have changed since they were shown; what was shown is learned. */
  moved?: string[];
}

export interface LearningResult extends LearningPreview {
  pattern: LearnedPattern;
  /** False when an existing pattern was strengthened, or nothing new was in it. */
  created: boolean;
}
