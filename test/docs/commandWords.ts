import type { CommandId } from '../../src/ui/manifest/commandMap';

type Name<Id extends string> = Id extends `crossProjectLearning.${infer N}` ? N : never;

/** What each command does, for the README. */
export const COMMAND_WORDS: Readonly<Record<Name<CommandId>, string>> = {
  learnFromCommit: 'learns from a commit, with a choice of files and changes and a preview',
  learnFromWorkingChanges:
    'the same from what is not committed yet; also in the source control view',
  learnFromSelection: 'learns the selected code as a template to insert',
  mineHistory:
    'looks for changes that recur in the last commits, and learns those that are checked',
  stopReading: 'stops looking for recurring changes; what was read is not read again',
  insertTemplate: "inserts a pattern's code at the cursor as a snippet",
  applyPattern:
    'finds the places of a pattern, shows every change, and makes those that are checked',
  notHere: 'teaches a pattern that it must not fit at a place; it can be undone',
  whyNotHere: 'says which part of a pattern does not match the selected code',
  revertApplication: 'takes an application back where its code still stands, wherever it moved to',
  recordOutcome: 'says whether an application worked',
  recordWorked: 'thumbs up at an application that awaits its outcome',
  recordDidNotWork: 'thumbs down at an application that awaits its outcome',
  setProjectProfile: 'corrects language, framework or domain, or goes back to what is detected',
  dismissSuggestion: 'never suggests a pattern in this project again',
  showDismissed: 'lists the patterns that are hidden here, and shows again those that are checked',
  filterSuggestions: 'narrows the list down to words and types',
  clearSuggestionFilter: 'shows all suggested patterns again',
  refresh: 'detects, ranks and looks for places again',
  explainSuggestions:
    'the project profile, the library, and how many patterns each filter took out',
  showPattern: "shows a pattern's code, before and after",
  openSite: 'opens a place where a pattern fits',
  acceptPreview: 'makes the checked changes of the preview',
  savePattern: 'says yes to the preview of a pattern that is being learned',
  rejectPreview: 'ends the preview without a change',
  showAllChanges: 'shows the diffs of all files of the preview',
  openPreviewPlace: 'shows the change of one place of the preview',
  checkFile: 'checks all places of a file of the preview',
  fillInPlace: 'writes the change of a place that needs input into its editor, to be filled in',
  showPatternDetails: 'a page with code, conditions, evidence, origin and applications',
  filterPatterns: 'narrows the list down to words and types',
  clearPatternFilter: 'shows all learned patterns again',
  renamePattern: 'gives a pattern another name',
  editTemplate:
    'opens the code of a pattern in an editor; saving checks it and makes a new version',
  editPattern: 'changes name, type and description',
  changeGenerality: 'from exact code to anything similar, with the number of places at each step',
  showVersions: 'compares an earlier version of a pattern with the present one, and restores it',
  compareVersion: 'shows an earlier version beside the present one',
  restoreVersion: 'makes an earlier version the present one',
  archivePattern: 'keeps a pattern but suggests it nowhere',
  restorePattern: 'suggests an archived pattern again',
  purgePattern: 'deletes a pattern and its code, after saying what goes',
  setOnlyIn: 'offers a pattern in one project only, or everywhere again',
  mergePattern: 'puts one pattern into another: evidence summed, code generalised over both',
  mergeDuplicates: 'merges patterns with the same code',
  reviewLowPerformers:
    'lists patterns that failed more often than they worked, and archives those that are checked',
  openProject: 'opens a similar project in this window',
  openProjectInNewWindow: 'opens a similar project in a window of its own',
  setPrivacy: 'never learn here, never share from here',
  exportBackup: 'writes all that is known into one file',
  restoreBackup: 'adds what a backup holds to what is known; nothing comes twice',
  deleteAll: 'deletes all that was ever learned, after counting it and asking twice',
  getStarted: 'the walkthrough of four steps',
  showLog: 'what the extension did',
};
