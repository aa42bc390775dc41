/** Remedies that a person may be offered. */
export type MendId =
  | 'openFolder'
  | 'trust'
  | 'setGitPath'
  | 'setLibraryFolder'
  | 'restoreBackup'
  | 'initializeRepository'
  | 'manageUnsafeRepositories'
  | 'openTerminal'
  | 'showSourceControl'
  | 'learnFromCommit'
  | 'learnFromWorkingChanges'
  | 'refresh'
  | 'explain'
  | 'showPatterns'
  | 'setPrivacy'
  | 'openSettings'
  | 'showLog';

/** The remedies of each error that the engine answers with a sentence for a person. */
export const MENDS_OF_CODES: Readonly<Record<string, readonly [MendId, ...MendId[]]>> = {
  ProjectNotFound: ['refresh'],
  ProjectNotOnDisk: ['openFolder'],
  PatternNotFound: ['showPatterns'],
  ApplicationNotFound: ['refresh'],
  InvalidProposal: ['learnFromCommit'],
  NothingToLearn: ['learnFromCommit'],
  PatternNameTaken: ['showPatterns'],
  LearningNotAllowed: ['setPrivacy'],
  ChangeMoved: ['learnFromWorkingChanges', 'learnFromCommit'],
  InvalidArgument: ['showLog'],
  NotSaved: ['setLibraryFolder'],
  LibraryGone: ['restoreBackup', 'setLibraryFolder', 'refresh'],
  GitMissing: ['setGitPath'],
  NotARepository: ['initializeRepository', 'openFolder'],
  Untrusted: ['trust'],
  UnsafeRepository: ['manageUnsafeRepositories'],
  NotFetched: ['openTerminal'],
  RebaseUnderWay: ['showSourceControl'],
  GitFailed: ['showLog'],
};
