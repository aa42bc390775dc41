import type {
  ApplicationId,
  LearnedPattern,
  PatternId,
  PatternType,
  ProfileCorrection,
  ProfileField,
  Project,
} from '../../core/types';

/** What Learn Pattern from Commit… would otherwise ask; what is left out is asked. */
export interface LearnRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
  /** A revision that git understands. */
  commit?: string;
  /** Paths in the folder, with `/`; all text files without it. */
  files?: string[];
  /** Which hunks of a file are meant, by its path; all of them without it. */
  hunks?: Record<string, number[]>;
  name?: string;
  type?: PatternType;
  description?: string;
}

export interface PatternRequest {
  patternId: PatternId;
  /** Absolute path of a workspace folder. */
  folder?: string;
}

export interface ApplyRequest extends PatternRequest {
  /** `all` does not ask which ones. */
  sites?: 'all';
  /** False applies without showing the preview. */
  confirm?: boolean;
}

export interface OutcomeRequest {
  patternId: PatternId;
  applicationId?: ApplicationId;
  /** Asked when left out. */
  success?: boolean;
}

export interface ProfileRequest {
  /** Absolute path of a workspace folder. */
  folder?: string;
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
  'crossProjectLearning.learnFromSelection': (r?: LearnRequest) => Promise<PatternId | undefined>;
  'crossProjectLearning.insertTemplate': (r?: PatternRequest) => Promise<ApplicationId | undefined>;
  'crossProjectLearning.applyPattern': (r?: ApplyRequest) => Promise<ApplicationId | undefined>;
  'crossProjectLearning.recordOutcome': (r?: OutcomeRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.recordWorked': (r: OutcomeRequest) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.recordDidNotWork': (
    r: OutcomeRequest,
  ) => Promise<LearnedPattern | undefined>;
  'crossProjectLearning.setProjectProfile': (r?: ProfileRequest) => Promise<Project | undefined>;
  'crossProjectLearning.dismissSuggestion': (r: PatternRequest) => Promise<void>;
  'crossProjectLearning.refresh': () => Promise<void>;
  'crossProjectLearning.explainSuggestions': () => Promise<void>;
  'crossProjectLearning.showPattern': (r: PatternRequest) => Promise<void>;
  'crossProjectLearning.openSite': (r: PlaceRequest) => Promise<void>;
  'crossProjectLearning.acceptPreview': () => Promise<void>;
  'crossProjectLearning.rejectPreview': () => Promise<void>;
  'crossProjectLearning.showLog': () => Promise<void>;
}

export type CommandId = keyof CommandMap;

/** Where a command is found: in the palette, or only at the rows of a view. */
export const COMMANDS: Readonly<Record<CommandId, 'palette' | 'row'>> = {
  'crossProjectLearning.learnFromCommit': 'palette',
  'crossProjectLearning.learnFromWorkingChanges': 'palette',
  'crossProjectLearning.learnFromSelection': 'palette',
  'crossProjectLearning.insertTemplate': 'palette',
  'crossProjectLearning.applyPattern': 'palette',
  'crossProjectLearning.recordOutcome': 'palette',
  'crossProjectLearning.recordWorked': 'row',
  'crossProjectLearning.recordDidNotWork': 'row',
  'crossProjectLearning.setProjectProfile': 'palette',
  'crossProjectLearning.dismissSuggestion': 'row',
  'crossProjectLearning.refresh': 'palette',
  'crossProjectLearning.explainSuggestions': 'palette',
  'crossProjectLearning.showPattern': 'row',
  'crossProjectLearning.openSite': 'row',
  'crossProjectLearning.acceptPreview': 'palette',
  'crossProjectLearning.rejectPreview': 'palette',
  'crossProjectLearning.showLog': 'palette',
};
