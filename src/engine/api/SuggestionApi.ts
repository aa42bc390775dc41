import type { TemplateConditions } from '../../core/ports';
import type {
  CodeHash,
  LearnedPattern,
  PatternId,
  PatternMatch,
  PatternType,
  Project,
  Ranking,
} from '../../core/types';

/** The suggestions for a folder, and their reasons. */
export interface SuggestionApi {
  /**
   * Ranked patterns for a folder's project, with what the view shows of their source. After them those
   * of less similar projects that need nothing but the language, at most as many again.
   */
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
  /** Patterns that were dismissed for a folder's project. */
  dismissed(
    params: { folder: string; path?: string },
    signal?: AbortSignal,
  ): Promise<LearnedPattern[]>;
  offerAgain(params: { folder: string; path?: string; patternId: PatternId }): Promise<void>;
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
  /** Default `seed`. */
  ranking?: Ranking;
}

export interface Suggestion extends PatternMatch {
  /** Which version of the template it is. */
  version: CodeHash;
  /** In how many changes it was seen. */
  seen: number;
  /** What became of applying it. */
  experience: Pick<
    LearnedPattern,
    'commitCount' | 'successCount' | 'failureCount' | 'projectCount' | 'applicationCount'
  >;
  /** In how many of its applications here it works at least, most likely, 0..1; `null` without outcomes. */
  atLeast: number | null;
  /** Its conditions on a file besides the code; `null` where its template is damaged. */
  conditions: TemplateConditions | null;
  source: Pick<Project, 'id' | 'name' | 'repoUrl'>;
  /** True when it was learned in this very project. */
  own: boolean;
  /** True when its project is not similar enough, and it is offered since it needs only the language. */
  byLanguage: boolean;
}

export interface SuggestionReport {
  profile: Project;
  minConfidence: number;
  minSimilarity: number;
  /** Active patterns by language, of all projects. */
  known: { language: string; count: number }[];
  /** Patterns of a language of this project. */
  candidates: number;
  /** The count that each filter took away, in the order in which they are applied. */
  dismissed: number;
  belowConfidence: number;
  belowSimilarity: number;
  offered: number;
  /** Of those below the similarity, how many are offered where they fit: they need only the language. */
  byLanguage: number;
}
