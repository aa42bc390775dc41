import type {
  Consent,
  ProfileCorrection,
  ProfileField,
  Project,
  ProjectId,
  ProjectSimilarity,
} from '../../core/types';

/** Which projects are open, what is known of them, and what they allow. */
export interface ProfileApi {
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
   * Says that files or folders came, went or changed, relative to the folder. What is known of their
   * sites is forgotten. Detects again only if a profile depends on one of them; `profiled` tells when
   * one has become another. True then.
   */
  filesChanged(params: { folder: string; paths: string[] }, signal?: AbortSignal): Promise<boolean>;
  /** `path` as in `profile`. */
  correctProfile(params: {
    folder: string;
    path?: string;
    correction: ProfileCorrection;
    withdrawn?: ProfileField[];
  }): Promise<Project>;
  /** Names that a profile can be corrected to, sorted; other ones are allowed. */
  knownNames(): Promise<Record<ProfileField, string[]>>;
  /** Other projects like a folder's, the most similar first; 0.5 and 10 if not said otherwise. */
  similarProjects(
    params: { folder: string; minSimilarity?: number; limit?: number },
    signal?: AbortSignal,
  ): Promise<ProjectSimilarity[]>;
  /**
   * Where projects lie on this machine, in the order of the projects: the folders in which they were
   * open, the last one first. Some may be gone since.
   */
  projectFolders(params: { projectIds: ProjectId[] }): Promise<ProjectFolder[][]>;
  /** Whether a project may be learned from, and whether what was learned there may be shared. */
  setConsent(params: { folder: string; consent: Partial<Consent> }): Promise<Project>;
}

/** A folder of this machine in which a project was open. */
export interface ProjectFolder {
  /** Absolute path of the folder that was open; a package lies below it. */
  path: string;
  /** Milliseconds since 1970. */
  lastSeen: number;
}
