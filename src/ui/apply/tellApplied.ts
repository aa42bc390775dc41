import { l10n, window, type WorkspaceFolder } from 'vscode';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import { runCommand } from '../manifest/commands';
import { filesInWords, needInputInWords, placesInWords } from '../words';

/** What was applied, and what is left to do. */
interface Applied {
  pattern: LearnedPattern;
  applicationId: ApplicationId;
  folder: WorkspaceFolder;
  /** A file of the project, where only that one was looked into. */
  path: string | undefined;
  places: number;
  files: number;
  /** The names that the person is filling in. */
  filledIn: readonly string[] | undefined;
  /** How many other places need input. */
  needingInput: number;
}

/** Says what was done, with the way on and the way back; nobody waits for an answer. */
export function tellApplied(applied: Applied): void {
  const { pattern, applicationId, folder, path, filledIn, needingInput } = applied;
  const revert = l10n.t('Revert…');
  const next = l10n.t('Fill In Next Place');
  const sentences = [
    filledIn ? filledInWords(pattern, filledIn) : appliedWords(applied),
    ...(needingInput > 0 ? [`${needInputInWords(needingInput, { more: true })}.`] : []),
  ];
  const buttons = needingInput > 0 ? [next, revert] : [revert];
  const { id: patternId } = pattern;
  void window.showInformationMessage(sentences.join(' '), ...buttons).then((button) => {
    const where = { folder: folder.uri.fsPath };
    if (button === revert) {
      void runCommand('crossProjectLearning.revertApplication', { ...where, applicationId });
    } else if (button === next) {
      const request = { ...where, path, patternId, sites: 'next' } as const;
      void runCommand('crossProjectLearning.applyPattern', request);
    }
  });
}

function appliedWords({ pattern, places, files }: Applied): string {
  return l10n.t(
    'Applied “{0}” to {1} in {2}.',
    pattern.patternName,
    placesInWords(places),
    filesInWords(files),
  );
}

function filledInWords({ patternName }: LearnedPattern, names: readonly string[]): string {
  return l10n.t('Applied “{0}” here. Fill in {1}, and save.', patternName, names.join(', '));
}
