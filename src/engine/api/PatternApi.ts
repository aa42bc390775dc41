import type { Page, PageRequest, PatternFilter } from '../../core/Store';
import type {
  Application,
  CodeHash,
  CodeTemplate,
  LearnedPattern,
  PatternId,
  Project,
  RecordedProposal,
  TemplateVersion,
  Timestamp,
} from '../../core/types';
import type { PatternForm } from './LearningApi';

/** Learned patterns: finding, editing and removing them, and where they come from. */
export interface PatternApi {
  /**
   * `filter.language` may be spelt in any way, an editor's language id included; so may `servedIn`, the
   * language of files that the patterns can fit.
   */
  patterns(params: {
    filter: PatternFilter;
    page: PageRequest;
    servedIn?: string;
  }): Promise<Page<LearnedPattern>>;
  /** One pattern of any state; rejects with `PatternNotFound`. */
  pattern(params: { patternId: PatternId }): Promise<LearnedPattern>;
  /** Rejects with `InvalidArgument` when the name is empty or taken. */
  editPattern(params: { patternId: PatternId } & Partial<PatternForm>): Promise<LearnedPattern>;
  /** Offers a pattern in one project only, or everywhere again with `null`. */
  setOnlyIn(params: {
    patternId: PatternId;
    onlyIn: Project['id'] | null;
  }): Promise<LearnedPattern>;
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
  /** The change that a pattern was learned from. */
  origins(params: {
    patternId: PatternId;
  }): Promise<
    { proposal: RecordedProposal | null; project: Project | null; learnedAt: Timestamp }[]
  >;
  /** Where a pattern was applied, newest first. */
  applicationsOf(params: {
    patternId: PatternId;
  }): Promise<{ application: Application; project: Project | null }[]>;
}
