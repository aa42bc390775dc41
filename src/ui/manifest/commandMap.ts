import type { Site } from '../../core/ports';
import type { TemplateForm } from '../../core/templateEditing';
import type {
  ApplicationId,
  CodeHash,
  Consent,
  LearnedPattern,
  PatternId,
  PatternType,
  ProfileCorrection,
  ProfileField,
  Project,
  ProjectId,
} from '../../core/types';
import type { LibraryCounts } from '../../engine/api/LibraryApi';

/** Answers to the questions of Learn Pattern from Commit…; one that is left out is asked. */
export interface LearnRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** A revision that git understands. */
  commit?: string;
  /** Paths in the folder, with `/`; all text files without it. */
  files?: string[];
  /** Paths that are ticked at first when it is asked which files. */
  tickedFiles?: string[];
  /** Which hunks of a file are meant, by its path; all of them without it. */
  hunks?: Record<string, number[]>;
  name?: string;
  type?: PatternType;
  description?: string;
}

export interface MineRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** How many of the last commits; as the setting says without it. */
  commits?: number;
  /** Learns all that recurs without asking. */
  learn?: 'all';
}

export interface PatternRequest {
  patternId: PatternId;
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** A file, relative to the folder: means the project that has it. */
  path?: string;
}

export interface ApplyRequest extends PatternRequest {
  /** Which ones, without asking; `next` is the first one that needs input. */
  sites?: 'all' | 'next' | NamedPlace[];
  /** `named` keeps all other places out of the preview, where they would be offered unticked. */
  offer?: 'named';
  /** False applies without showing the preview. */
  confirm?: boolean;
}

/** A place as a person would name it. */
export interface NamedPlace {
  path: string;
  /** Counted from 1, in the file as its editor shows it. */
  line: number;
  /** The code there, where a line has several places. */
  text?: string;
}

/** A site as it was found in its file. */
export interface SiteRequest extends PatternRequest {
  folder: string;
  site: Site;
}

export interface OutcomeRequest {
  patternId: PatternId;
  applicationId?: ApplicationId;
  /** Asked when left out. */
  success?: boolean;
}

/** The answer of a link in a preview's notification; yes without it. */
export type PreviewReply = 'yes' | 'other' | 'back';

export interface RevertRequest {
  applicationId: ApplicationId;
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** False reverts all that can be reverted without showing the preview. */
  confirm?: boolean;
}

export interface DismissedRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** Offered again without asking. */
  patternIds?: PatternId[];
}

/** The filter of a list; an empty one shows everything. */
export interface FilterRequest {
  text?: string;
  types?: PatternType[];
}

/** A change of a learned pattern's form; what is left out is asked. */
export interface EditRequest {
  patternId: PatternId;
  name?: string;
  type?: PatternType;
  description?: string;
}

export interface EditTemplateRequest {
  patternId: PatternId;
  /** The edited forms; without them the template is opened in an editor. */
  forms?: TemplateForm[];
}

export interface VersionRequest {
  patternId: PatternId;
  code: CodeHash;
}

export interface LevelRequest extends PatternRequest {
  /** Index of a level, from specific to general; asked when left out. */
  level?: number;
}

export interface OnlyInRequest {
  patternId: PatternId;
  /** Asked when left out; `null` offers it everywhere. */
  onlyIn?: ProjectId | null;
}

export interface MergeRequest {
  patternId: PatternId;
  /** Merged into the pattern; asked when left out. */
  from?: PatternId;
  confirm?: boolean;
}

/** `confirm: false` does at once what cannot be undone. */
export interface ConfirmedRequest {
  confirm?: boolean;
}

export interface ConsentRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** Set without asking. */
  consent?: Partial<Consent>;
}

export interface FileRequest {
  /** Absolute path; asked when left out. */
  file?: string;
}

export interface ProjectRequest {
  projectId: ProjectId;
  newWindow?: boolean;
}

export interface ProfileRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** A file, relative to the folder: asks for the project that has it. */
  path?: string;
  /** Set without asking. */
  correction?: ProfileCorrection;
  /** Fields for which detection has the word again. */
  withdrawn?: ProfileField[];
}

/** A place in a file of a workspace folder; offsets are UTF-16 units. */
export interface PlaceRequest {
  folder: string;
  path: string;
  start: number;
  end: number;
}

/** Every command that the manifest contributes, with what it takes and answers. */
export interface CommandMap {
  'crossProjectLearning.learnFromCommit': (r?: LearnRequest) => Promise<PatternId | undefined>;
  'crossProjectLearning.learnFromWorkingChanges': (
    r?: LearnRequest,
  ) => Promise<PatternId | undefined>;
  'crossProjectLearning.mineHistory': (r?: MineRequest) => Promise<PatternId[] | undefined>;
  'crossProjectLearning.stopReading': () => Promise<void>;
  'crossProjectLearning.learnFromSelection': (r?: LearnRequest) => Promise<PatternId | undefined>;
  'crossProjectLearning.insertTemplate': (r?: PatternRequest) => Promise<ApplicationId | undefined>;
  'crossProjectLearning.applyPattern': (r?: ApplyRequest) => Promise<ApplicationId | undefined>;
  'crossProjectLearning.notHere': (r: SiteRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.whyNotHere': (r?: PatternRequest) => Promise<string | null | undefined>;
  'crossProjectLearning.revertApplication': (r?: RevertRequest) => Promise<boolean | undefined>;
  'crossProjectLearning.recordOutcome': (r?: OutcomeRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.recordWorked': (r: OutcomeRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.recordDidNotWork': (
    r: OutcomeRequest,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.setProjectProfile': (r?: ProfileRequest) => Promise<Project | undefined>;
  'crossProjectLearning.dismissSuggestion': (r: PatternRequest) => Promise<void>;
  'crossProjectLearning.showDismissed': (r?: DismissedRequest) => Promise<void>;
  'crossProjectLearning.filterSuggestions': (r?: FilterRequest) => Promise<void>;
  'crossProjectLearning.clearSuggestionFilter': () => Promise<void>;
  'crossProjectLearning.refresh': () => Promise<void>;
  'crossProjectLearning.explainSuggestions': () => Promise<void>;
  'crossProjectLearning.showPattern': (r: PatternRequest) => Promise<void>;
  'crossProjectLearning.openSite': (r: PlaceRequest) => Promise<void>;
  'crossProjectLearning.acceptPreview': (r?: PreviewReply) => Promise<void>;
  'crossProjectLearning.savePattern': () => Promise<void>;
  'crossProjectLearning.rejectPreview': () => Promise<void>;
  'crossProjectLearning.showAllChanges': () => Promise<void>;
  'crossProjectLearning.openPreviewPlace': (r: { key: string }) => Promise<void>;
  'crossProjectLearning.fillInPlace': (r: { key: string }) => Promise<void>;
  'crossProjectLearning.checkFile': (r: { path: string }) => Promise<void>;
  'crossProjectLearning.showPatternDetails': (r?: PatternRequest) => Promise<void>;
  'crossProjectLearning.filterPatterns': (r?: FilterRequest) => Promise<void>;
  'crossProjectLearning.clearPatternFilter': () => Promise<void>;
  'crossProjectLearning.renamePattern': (r?: EditRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.editPattern': (r?: EditRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.changeGenerality': (
    r?: LevelRequest,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.editTemplate': (
    r?: Partial<EditTemplateRequest>,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.showVersions': (r?: PatternRequest) => Promise<void>;
  'crossProjectLearning.compareVersion': (r: VersionRequest) => Promise<void>;
  'crossProjectLearning.restoreVersion': (r: VersionRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.archivePattern': (
    r?: PatternRequest,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.restorePattern': (
    r?: PatternRequest,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.purgePattern': (
    r?: PatternRequest & ConfirmedRequest,
  ) => Promise<boolean | undefined>;
  'crossProjectLearning.setOnlyIn': (r?: OnlyInRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.mergePattern': (r?: MergeRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.mergeDuplicates': (r?: ConfirmedRequest) => Promise<number | undefined>;
  'crossProjectLearning.reviewLowPerformers': () => Promise<void>;
  'crossProjectLearning.openProject': (r?: ProjectRequest) => Promise<void>;
  'crossProjectLearning.openProjectInNewWindow': (r: ProjectRequest) => Promise<void>;
  'crossProjectLearning.setPrivacy': (r?: ConsentRequest) => Promise<Project | undefined>;
  'crossProjectLearning.exportBackup': (r?: FileRequest) => Promise<LibraryCounts | undefined>;
  'crossProjectLearning.restoreBackup': (r?: FileRequest) => Promise<LibraryCounts | undefined>;
  'crossProjectLearning.deleteAll': (r?: ConfirmedRequest) => Promise<boolean | undefined>;
  'crossProjectLearning.getStarted': () => Promise<void>;
  'crossProjectLearning.showLog': () => Promise<void>;
}

export type CommandId = keyof CommandMap;

/** Where a command is found: in the palette, or only at the rows of a view. */
export const COMMANDS: Readonly<Record<CommandId, 'palette' | 'row'>> = {
  'crossProjectLearning.learnFromCommit': 'palette',
  'crossProjectLearning.learnFromWorkingChanges': 'palette',
  'crossProjectLearning.mineHistory': 'palette',
  'crossProjectLearning.stopReading': 'palette',
  'crossProjectLearning.learnFromSelection': 'palette',
  'crossProjectLearning.insertTemplate': 'palette',
  'crossProjectLearning.applyPattern': 'palette',
  'crossProjectLearning.notHere': 'row',
  'crossProjectLearning.whyNotHere': 'palette',
  'crossProjectLearning.revertApplication': 'palette',
  'crossProjectLearning.recordOutcome': 'palette',
  'crossProjectLearning.recordWorked': 'row',
  'crossProjectLearning.recordDidNotWork': 'row',
  'crossProjectLearning.setProjectProfile': 'palette',
  'crossProjectLearning.dismissSuggestion': 'row',
  'crossProjectLearning.showDismissed': 'palette',
  'crossProjectLearning.filterSuggestions': 'palette',
  'crossProjectLearning.clearSuggestionFilter': 'palette',
  'crossProjectLearning.refresh': 'palette',
  'crossProjectLearning.explainSuggestions': 'palette',
  'crossProjectLearning.showPattern': 'row',
  'crossProjectLearning.openSite': 'row',
  'crossProjectLearning.acceptPreview': 'palette',
  'crossProjectLearning.savePattern': 'palette',
  'crossProjectLearning.rejectPreview': 'palette',
  'crossProjectLearning.showAllChanges': 'palette',
  'crossProjectLearning.openPreviewPlace': 'row',
  'crossProjectLearning.fillInPlace': 'row',
  'crossProjectLearning.checkFile': 'row',
  'crossProjectLearning.showPatternDetails': 'palette',
  'crossProjectLearning.filterPatterns': 'palette',
  'crossProjectLearning.clearPatternFilter': 'palette',
  'crossProjectLearning.renamePattern': 'palette',
  'crossProjectLearning.editPattern': 'palette',
  'crossProjectLearning.changeGenerality': 'palette',
  'crossProjectLearning.editTemplate': 'palette',
  'crossProjectLearning.showVersions': 'palette',
  'crossProjectLearning.compareVersion': 'row',
  'crossProjectLearning.restoreVersion': 'row',
  'crossProjectLearning.archivePattern': 'palette',
  'crossProjectLearning.restorePattern': 'palette',
  'crossProjectLearning.purgePattern': 'palette',
  'crossProjectLearning.setOnlyIn': 'palette',
  'crossProjectLearning.mergePattern': 'palette',
  'crossProjectLearning.mergeDuplicates': 'palette',
  'crossProjectLearning.reviewLowPerformers': 'palette',
  'crossProjectLearning.openProject': 'palette',
  'crossProjectLearning.openProjectInNewWindow': 'row',
  'crossProjectLearning.setPrivacy': 'palette',
  'crossProjectLearning.exportBackup': 'palette',
  'crossProjectLearning.restoreBackup': 'palette',
  'crossProjectLearning.deleteAll': 'palette',
  'crossProjectLearning.getStarted': 'palette',
  'crossProjectLearning.showLog': 'palette',
};
