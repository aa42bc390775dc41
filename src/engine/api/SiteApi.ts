import type { Site } from '../../core/ports';
import type { CodeHash, PatternId, ProjectId } from '../../core/types';

/** Where patterns fit: asked for once, or kept up to date for who listens. */
export interface SiteApi {
  /**
   * Sites of the patterns in a folder, in the order of the patterns. Reports progress.
   * `paths` looks only into these files and folders, relative to the folder; `path` only into the
   * project that has this file. Sites at which a person has to fill something in are counted, and
   * among the sites only `withInputs`: nothing that applies or counts sites meets them unasked.
   */
  scan(
    params: {
      folder: string;
      path?: string;
      patternIds: PatternId[];
      paths?: string[];
      withInputs?: boolean;
    },
    signal?: AbortSignal,
  ): Promise<PatternSites[]>;
  /**
   * Sites of the patterns in a project that was open on this machine, whether its folder is open now
   * or not; in the order of the patterns. `withInputs` as in `scan`. Rejects with `ProjectNotOnDisk`
   * where the project does not lie in any of its folders any more.
   */
  projectSites(
    params: { projectId: ProjectId; patternIds: PatternId[]; withInputs?: boolean },
    signal?: AbortSignal,
  ): Promise<ProjectSites>;
  /**
   * Sites of the patterns in a file's text as an editor holds it, in the order of the patterns; none
   * in a file that a scan leaves out. `withInputs` as in `scan`.
   */
  sitesInText(
    params: {
      folder: string;
      path: string;
      text: string;
      patternIds: PatternId[];
      withInputs?: boolean;
    },
    signal?: AbortSignal,
  ): Promise<PatternSites[]>;
  /**
   * Files of a folder in which no site was looked for, since they are not text that could be written
   * back byte for byte, as far as scans have met them; by path. `path` as in `scan`.
   */
  leftOut(params: { folder: string; path?: string }, signal?: AbortSignal): Promise<LeftOutFile[]>;
  /**
   * Looks for what a listener wants to know and tells it by the event `sites`, at first all of it, and
   * later what is another than it was told. Resolves once everything is told. Called again, it says
   * what the listener wants from now on. Cancelling ends the waiting, not the listening.
   */
  listenToSites(params: SiteListening, signal?: AbortSignal): Promise<void>;
  /** Tells a listener nothing more, and looks no further for what only it wanted. */
  stopListening(params: { listener: string }): Promise<void>;
}

/** What a listener wants to know. */
export interface SiteListening {
  /** Its name, which nobody else has. */
  listener: string;
  folder: string;
  /** As in `scan`. */
  path?: string;
  /** Templates as they are now; those of a pattern that is gone have no sites. */
  patternIds: PatternId[];
  withInputs?: boolean;
  /**
   * Whether files that `filesChanged` names are looked into at once. They wait until the listener
   * calls again otherwise.
   */
  live?: boolean;
  /** Lists all files again, and reads those that have changed. */
  again?: boolean;
}

/** What a listener is told. */
export interface SiteNews {
  listener: string;
  isLooking: boolean;
  /** Patterns that are being looked for in all files. */
  lookedFor: PatternId[];
  /** Files looked through so far, while looking into all of them. */
  progress?: { done: number; total: number };
  /** All sites of patterns, in place of what was told of them before. */
  sites: VersionedSites[];
  /** Sites of patterns that are still being looked for, beside those that were told. */
  found: VersionedSites[];
  /** In place of those that were told before. */
  leftOut?: LeftOutFile[];
  /** Files that changed could not be looked into. Calling again tells why, or mends it. */
  failed?: true;
}

export interface PatternSites {
  patternId: PatternId;
  /** Sites that can be applied at once; sites with `inputs` only where they were asked for. */
  sites: Site[];
  /** How many sites there are at which a person has to fill something in; none where there is none. */
  needingInput?: number;
}

/** Sites of one version of a pattern's template: `version` as in a suggestion. */
export interface VersionedSites extends PatternSites {
  version: CodeHash;
}

export interface ProjectSites {
  /** Absolute path of the folder that the paths of the sites are relative to. */
  folder: string;
  patterns: PatternSites[];
  leftOut: LeftOutFile[];
}

/** The reason follows the file's name: “not UTF-8, …”. */
export interface LeftOutFile {
  path: string;
  reason: string;
}
