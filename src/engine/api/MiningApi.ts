import type { CodeTemplate, PatternId } from '../../core/types';
import type { LearningResult, PatternForm } from './LearningApi';

/** Finds what recurs in a history. */
export interface MiningApi {
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
  /** The pattern that does the same already, at one of its levels. */
  known?: PatternId;
}
