import { l10n, window, type WorkspaceFolder } from 'vscode';
import type { ApplicationId, LearnedPattern } from '../../core/types';
import { countPlaces } from '../words/countPlaces';
import { runCommand } from '../manifest/commands';
import type { Mend } from '../UserMistake';
import { filesInWords, needInputInWords, placesInWords } from '../words/words';
import { showLeft, type LeftPlace } from './leftPlaces';
import { unchangedInWords } from './unchangedInWords';
import type { Made } from './workspaceEdit';

/** The changes of an application, and the work that is left. */
interface Applied {
  pattern: LearnedPattern;
  applicationId: ApplicationId;
  folder: WorkspaceFolder;
  /** A file of the project, where only that one was looked into. */
  path: string | undefined;
  made: Made;
  /** Places that were to be changed and were not. */
  left: readonly LeftPlace[];
  /** The names that the person is filling in. */
  filledIn: readonly string[] | undefined;
  /** How many other places need input. */
  needingInput: number;
}

/** Says what was done, with the way on and the way back; nobody waits for an answer. */
export function tellApplied(applied: Applied): void {
  const { pattern, applicationId, folder, path, made, filledIn, left, needingInput } = applied;
  const where = { folder: folder.uri.fsPath };
  const next = { ...where, path, patternId: pattern.id, sites: 'next' } as const;
  const sentences = [
    filledIn ? filledInWords(pattern, filledIn) : appliedWords(pattern, made),
    ...restInWords(made, left),
    ...(needingInput > 0 ? [`${needInputInWords(needingInput, { more: true })}.`] : []),
  ];
  const ways: Mend[] = [
    ...(left.length > 0 ? [showLeft(folder, left)] : []),
    ...(needingInput > 0
      ? [
          {
            title: l10n.t('Fill In Next Place'),
            run: () => runCommand('crossProjectLearning.applyPattern', next),
          },
        ]
      : []),
    {
      title: l10n.t('Revert…'),
      run: () => runCommand('crossProjectLearning.revertApplication', { ...where, applicationId }),
    },
  ];
  const isWhole = made.unchanged.length === 0 && left.length === 0;
  tellResult(sentences, ways, { isWhole });
}

/** Says how changing files went, as a warning where not all of it was done. */
export function tellResult(
  sentences: readonly string[],
  ways: readonly Mend[],
  { isWhole }: { isWhole: boolean },
): void {
  const show = isWhole ? window.showInformationMessage : window.showWarningMessage;
  void show(sentences.join(' '), ...ways.map(({ title }) => title)).then((title) =>
    ways.find((way) => way.title === title)?.run(),
  );
}

/** Tells in whole sentences what was not done, and what is still to be saved. */
export function restInWords(
  { unchanged, unsaved }: Pick<Made, 'unchanged' | 'unsaved'>,
  left: readonly LeftPlace[],
): string[] {
  return [
    ...unchangedInWords(unchanged),
    ...(left.length > 0 ? [skippedWords(left.length)] : []),
    ...(unsaved.length > 0 ? [unsavedWords(unsaved)] : []),
  ];
}

function skippedWords(count: number): string {
  return count === 1 ? l10n.t('1 place was skipped.') : l10n.t('{0} places were skipped.', count);
}

function unsavedWords(paths: readonly string[]): string {
  return paths.length === 1
    ? l10n.t('1 file is yet to be saved: {0}.', paths.join(', '))
    : l10n.t('{0} files are yet to be saved: {1}.', paths.length, paths.join(', '));
}

function appliedWords({ patternName }: LearnedPattern, { changed }: Made): string {
  const files = new Set(changed.map(({ path }) => path)).size;
  return l10n.t(
    'Applied “{0}” to {1} in {2}.',
    patternName,
    placesInWords(countPlaces(changed)),
    filesInWords(files),
  );
}

function filledInWords({ patternName }: LearnedPattern, names: readonly string[]): string {
  return l10n.t('Applied “{0}” here. Fill in {1}, and save.', patternName, names.join(', '));
}
