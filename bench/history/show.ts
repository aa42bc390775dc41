import { createTwoFilesPatch } from 'diff';
import { printCase } from '../answers/printCase';
import type { FileVerdict, HistoryAnswers } from './measure';
import { MANY_PLACES } from './summary';

/** Prints the answers of a verdict; whole files as the lines that differ. */
export function printAnswers({ own, leftOut }: HistoryAnswers, verdict: FileVerdict): void {
  for (const { commit, file, lesson, result } of own.filter((each) => each.verdict === verdict)) {
    printCase({
      title: `${commit.sha.slice(0, 10)} ${commit.title}: ${file.path}, ${verdict}`,
      train: [],
      before: differing(file.before, file.after),
      expected: ['as above'],
      got: differing(file.before, result),
      lesson,
    });
  }
  for (const { commit, example, asked, lesson, result } of leftOut.filter(
    (each) => each.verdict === verdict,
  )) {
    printCase({
      title: `${commit.sha.slice(0, 10)} ${commit.title}: ${asked.path}, one place left in, ${verdict}`,
      train: [{ before: differing(example.before, example.after), after: '' }],
      before: differing(asked.before, asked.after),
      expected: ['as above'],
      got: differing(asked.before, result),
      lesson,
    });
  }
}

/** Prints what patterns made of imports where their authors did otherwise. */
export function printImports({ own }: HistoryAnswers): void {
  for (const { commit, file, lesson, result, imports } of own) {
    if (imports === undefined || imports === 'same') continue;
    printCase({
      title: `${commit.sha.slice(0, 10)} ${commit.title}: ${file.path}, imports: ${imports}`,
      train: [],
      before: differing(file.before, file.after),
      expected: ['as above'],
      got: differing(file.before, result),
      lesson,
    });
  }
}

/** Prints the patterns that fit at many places which their own commit left alone. */
export function printWild({ wild }: HistoryAnswers): void {
  for (const { commit, lesson, places } of wild.filter((each) => each.places > MANY_PLACES)) {
    printCase({
      title: `${commit.sha.slice(0, 10)} ${commit.title}: ${places} places left alone`,
      train: [],
      before: commit.code.map(({ before, after }) => differing(before, after)).join('\n'),
      expected: ['nothing elsewhere'],
      got: '',
      lesson,
    });
  }
}

/** Changed lines with one line around them, without a head. */
const differing = (before: string, after: string) =>
  createTwoFilesPatch('', '', before, after, '', '', { context: 1 })
    .split('\n')
    .filter((line) => !/^(Index.*|=+|---.*|\+\+\+.*)$/.test(line))
    .join('\n');
