import type { ApplicationId } from '../../core/types';

/** What tests and builds tell of applications. */
export interface RunApi {
  /**
   * A command ended in a folder. Where it runs tests or builds, it tells of the applications that were
   * made before it began and whose files all lie below: green is a success, red a failure only where the
   * same command was green before and nothing but the application changed; else it is unknown, with the
   * reason. Does nothing in an untrusted workspace, nor in a project that is never to be learned from.
   * @param params.below where it ran, relative to the folder, with `/` at its end; the folder without
   * @param params.startedAt milliseconds since 1970
   * @param params.output what it wrote, by which tests are counted, where that is known
   */
  commandEnded(
    params: {
      folder: string;
      below?: string;
      command: string;
      exit: number;
      startedAt: number;
      output?: string;
    },
    signal?: AbortSignal,
  ): Promise<RunVerdict[]>;
}

export interface RunVerdict {
  applicationId: ApplicationId;
  /** `null`: unknown, for the reason. */
  success: boolean | null;
  reason?: string;
}
