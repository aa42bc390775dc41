import type { Application, ApplicationId, LearnedPattern, OutcomeEvidence } from '../../core/types';

/** What became of applications, as far as it can be seen. */
export interface ObservationApi {
  /**
   * Looks in git whether applications in a folder's projects were taken back, and records those that
   * were. Does nothing in an untrusted workspace, nor in a project that is never to be learned from.
   * @param params.unsaved files that editors hold otherwise than the disk, relative to the folder
   */
  observe(
    params: { folder: string; unsaved?: string[] },
    signal?: AbortSignal,
  ): Promise<TakenBack[]>;
  /**
   * A person's word why an application was taken back, which is a failure. Of a wrong place the pattern
   * is never offered there again, as far as the place is found.
   */
  whyReverted(
    params: { folder: string; applicationId: ApplicationId; why: WhyReverted },
    signal?: AbortSignal,
  ): Promise<LearnedPattern>;
}

export type WhyReverted = 'wrong place' | 'wrong code';

export interface TakenBack {
  application: Application;
  pattern: LearnedPattern;
  evidence: OutcomeEvidence;
  /** Much else was taken back with it: that says nothing of the pattern. */
  withOthers: boolean;
}
