import { printCase } from '../answers/printCase';
import { tallyHead, tallyRow } from '../answers/Tally';
import type { Answers, Asked, AskedNegative } from './ask';
import { type Rejections, sharesOf } from './rejected';
import { tallyOf } from './summary';

/** The answers as a table by task and class, each with its sets, and the negatives. */
export function printAnswers({ asked, negatives }: Answers): void {
  console.log(tallyHead('task, class, set'));
  for (const [name, group] of grouped(inOrder(asked), nameOf)) {
    console.log(tallyRow(name, tallyOf(group)));
    for (const [set, ofSet] of grouped(group, ({ question }) => question.set)) {
      console.log(tallyRow(`  ${set}`, tallyOf(ofSet)));
    }
  }
  for (const isDecidable of [true, false]) {
    const texts = negatives.filter((each) => each.isDecidable === isDecidable);
    if (texts.length === 0) continue;
    console.log(firedRow(`negative, ${isDecidable ? 'decidable' : 'undecidable'}`, texts));
    for (const [set, ofSet] of grouped(texts, ({ question }) => question.set)) {
      console.log(firedRow(`  ${set}`, ofSet));
    }
  }
}

/** What “not here” about three negatives of a kind changes. */
export function printRejected(measured: Rejections): void {
  const { kinds, texts, firedBefore, fired, rightBefore, right, again } = measured;
  const shares = sharesOf(measured);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(`rejected: in ${kinds} kinds a person said “not here”; ${again} texts fired again`);
  console.log(
    `  ${fired} of ${texts} others fired, ${percent(shares.fired)}; before ${firedBefore}`,
  );
  console.log(
    `  ${right} of ${rightBefore} answers stayed right, ${percent(shares.lost)} were lost`,
  );
}

/** Prints all cases of one verdict. `wrong` also prints the negatives in which something fired. */
export function printCases({ asked, negatives }: Answers, verdict: string): void {
  for (const each of asked.filter((one) => one.verdict === verdict)) {
    const { question, lesson, result, isLost, isAlien } = each;
    const marks = [verdict, isLost && 'lost', isAlien && 'alien'].filter(Boolean).join(', ');
    printCase({
      title: `${question.id} ${nameOf(each)}, ${question.set} ${question.kind}: ${marks}`,
      train: question.train,
      before: question.ask.before,
      expected: [question.ask.after],
      got: result,
      lesson,
    });
  }
  if (verdict !== 'wrong') return;
  for (const { question, lesson, text, result, isDecidable } of negatives.filter(hasFired)) {
    const name = isDecidable ? 'decidable' : 'undecidable';
    printCase({
      title: `${question.id} negative, ${name}, ${question.set} ${question.kind}: fired`,
      train: question.train,
      before: text,
      expected: [text],
      got: result,
      lesson,
    });
  }
}

const TASKS = ['self', 'renamed', 'one', 'three-alike', 'three'];
const CLASSES = ['verbatim', 'operands', 'shown', 'names', 'other'];

/** From the easiest to the hardest. */
function inOrder(asked: readonly Asked[]): Asked[] {
  const rank = ({ question }: Asked) =>
    TASKS.indexOf(question.task) * CLASSES.length + CLASSES.indexOf(question.class);
  return [...asked].sort((a, b) => rank(a) - rank(b));
}

const hasFired = (negative: AskedNegative) => negative.hasFired;

function nameOf({ question }: Asked): string {
  return question.class === question.task ? question.task : `${question.task}, ${question.class}`;
}

function firedRow(name: string, texts: readonly AskedNegative[]): string {
  const fired = texts.filter(hasFired).length;
  const share = ((100 * fired) / texts.length).toFixed(1);
  return `${name.padEnd(28)} ${fired} of ${texts.length} texts fired, ${share} %`;
}

/** Groups in the order in which they are met. */
function grouped<T>(all: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of all) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
