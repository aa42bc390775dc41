import type { Site, TextEdit, SiteEdits, SkippedSite } from '../../core/ports';
import type { Decoded } from '../../files/decode';
import type {
  Application,
  ApplicationId,
  AppliedSite,
  LearnedPattern,
  PatternId,
  Project,
} from '../../core/types';

/** Applications of patterns: planning, making and recording them, and how each went. */
export interface ApplicationApi {
  /**
   * Files as they are on disk, in the order of the paths: decoded, with what their bytes are, or why
   * they are not; nothing for those that are missing.
   */
  onDisk(params: { folder: string; paths: string[] }): Promise<(Decoded | null)[]>;
  /**
   * The edits that would apply a pattern at sites found before. A site that is not ready, since it
   * changed meanwhile or its file would not parse any more, is named with its reason, not guessed at.
   * Where a site has `inputs`, so do its edits; where it has none, its edits have none.
   */
  planApplication(
    params: { folder: string; patternId: PatternId; sites: Site[]; unsaved?: UnsavedTexts },
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
  /** The edits that take an application back where its code still stands, wherever it moved to. */
  planRevert(
    params: { folder: string; applicationId: ApplicationId },
    signal?: AbortSignal,
  ): Promise<RevertPlan>;
  /** Records that an application was taken back. */
  recordReverted(params: { applicationId: ApplicationId }): Promise<void>;
}

/** Texts that editors hold in place of those on disk, by path in the folder. */
export type UnsavedTexts = Readonly<Record<string, string>>;

/** An edit of a plan; one that was numbered says to which places it belongs. */
export interface PlannedEdit extends TextEdit, Pick<AppliedSite, 'places' | 'companion'> {}

export interface PlannedFile {
  path: string;
  before: string;
  after: string;
  edits: PlannedEdit[];
  /** By its name in `files.encoding`, UTF-8 without; it has all characters of both texts. */
  encoding?: string;
}

export interface ApplicationPlan {
  files: PlannedFile[];
  /** Sites whose edits are in none of the files, each with its reason; in the order of the sites. */
  skipped: SkippedSite[];
  /**
   * The edits of each site that is not skipped: what some of these sites change is told from them
   * without planning again. None where nothing is chosen among.
   */
  sites: SiteEdits[];
}

/** A site with the texts before and after, as the editor really changed it. */
export interface ChangedSite extends Omit<AppliedSite, 'before' | 'after'> {
  before: string;
  after: string;
}

export interface RevertPlan {
  files: ApplicationPlan['files'];
  /** Places that cannot be taken back, and companions of places, and why, in a sentence. */
  impossible: { path: string; line: number; reason: string; companion?: boolean }[];
}
