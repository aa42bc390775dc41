import { PatternExtraction } from '../../src/core/extraction';
import { LearningError } from '../../src/core/errors';
import { PatternMaintenance } from '../../src/core/maintenance';
import type { LearnedPattern, Proposal } from '../../src/core/types';
import { rejectPlace } from '../../src/engine/templates/rejectPlace';
import { idOf, profiled } from '../../test/support/facts';
import { openStore } from '../../test/support/openStore';
import { answerOf } from '../answers/answer';
import { progress } from '../answers/progress';
import { isSameTraining } from './catalogue';
import type { Catalogue, Negative, NegativeQuestion, Pair, Question } from './catalogue';
import type { Templates } from '../../src/template/Templates';

/** Of the negatives of a kind so many are rejected, and the others asked. */
const REJECTED = 3;
/** More places of one text show nothing more. */
const MAX_PLACES = 20;

/** What “not here” changes, over the kinds in which a person had something to say it about. */
export interface Rejections {
  kinds: number;
  /** Texts that should be left alone and were not rejected, and those in which something fires. */
  texts: number;
  firedBefore: number;
  fired: number;
  /** Right answers to questions about the same examples. */
  rightBefore: number;
  right: number;
  /** Rejected texts in which something still fires. */
  again: number;
}

/** What fires of the texts that were not rejected, and what is lost of the right answers, 0..1. */
export const sharesOf = ({ texts, fired, rightBefore, right }: Rejections) => ({
  fired: share(fired, texts),
  lost: share(rightBefore - right, rightBefore),
});

const share = (part: number, of: number) => (of === 0 ? 0 : Math.round((part / of) * 1000) / 1000);

/** Kinds with more negatives than are rejected; each is learned over a store, as in the product. */
export async function askRejected(
  learner: Templates,
  { questions, negatives }: Catalogue,
): Promise<Rejections> {
  const sum: Rejections = {
    ...{ kinds: 0, texts: 0, firedBefore: 0, fired: 0, rightBefore: 0, right: 0, again: 0 },
  };
  const asked = negatives.filter(({ decidable }) => decidable.length > REJECTED);
  const says = progress('rejecting', asked.length);
  for (const [done, question] of asked.entries()) {
    const same = questions.filter((one) => one.task === 'three' && isSameTraining(one, question));
    const found = await askKind(learner, question, same);
    for (const key of found ? (Object.keys(sum) as (keyof Rejections)[]) : []) {
      sum[key] += found![key];
    }
    says(done + 1);
  }
  return sum;
}

/** Nothing where nothing was learned, or nothing fired in the texts that a person would reject. */
async function askKind(
  learner: Templates,
  { train, decidable }: NegativeQuestion,
  questions: readonly Question[],
): Promise<Rejections | undefined> {
  const { store } = await openStore();
  await store.record([profiled('all')]);
  try {
    const before = await learned(new PatternExtraction(store, learner), train);
    if (before?.codeTemplate.kind !== 'rewrite') return undefined;
    const maintenance = new PatternMaintenance(store, learner);
    const [rejected, others] = [decidable.slice(0, REJECTED), decidable.slice(REJECTED)];
    let after = before;
    for (const text of rejected) after = await rejectIn(text, after, { learner, maintenance });
    if (after === before) return undefined;
    // Of a text that is rejected itself no answer is right any more.
    const isRejected = (asked: Pair) =>
      rejected.some(({ text }) => text.trim() === asked.before.trim());
    const asks = questions.map(({ ask }) => ask).filter((ask) => !isRejected(ask));
    return {
      kinds: 1,
      texts: others.length,
      firedBefore: await firedIn(learner, before, others),
      fired: await firedIn(learner, after, others),
      ...(await rightIn(learner, [before, after], asks)),
      again: await firedIn(learner, after, rejected),
    };
  } finally {
    await store.close();
  }
}

async function learned(
  extraction: PatternExtraction,
  train: readonly Pair[],
): Promise<LearnedPattern | undefined> {
  const proposal: Proposal = {
    ...{ projectId: idOf('all'), title: 'A change', description: '' },
    ...{ type: 'refactoring', status: 'executed', files: [...train] },
  };
  const options = { patternName: 'A pattern', patternType: 'refactoring' } as const;
  try {
    return (await extraction.extract(proposal, options)).pattern;
  } catch (error) {
    if (error instanceof LearningError) return undefined;
    throw error;
  }
}

/** Says “not here” about each place of a text that is offered, one after the other. */
async function rejectIn(
  { path, text }: Negative,
  pattern: LearnedPattern,
  by: Parameters<typeof rejectPlace>[2],
): Promise<LearnedPattern> {
  let now = pattern;
  for (let count = 0; count < MAX_PLACES; count++) {
    const found = by.learner.findSites([now.codeTemplate], [{ path, text }], { aborted: false });
    const [first] = await firstOf(found);
    if (first === undefined) break;
    const { start, end } = first.site;
    now = await rejectPlace(now, { path, text, start, end }, by);
  }
  return now;
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  for await (const item of items) return [item];
  return [];
}

async function firedIn(
  learner: Templates,
  { codeTemplate: template }: LearnedPattern,
  texts: readonly Negative[],
): Promise<number> {
  let fired = 0;
  for (const { path, text } of texts) {
    const lesson = { template, covered: 0, edits: 0, notes: [] };
    const { result } = await answerOf(learner, lesson, { path, before: text, after: text });
    if (result !== text) fired++;
  }
  return fired;
}

async function rightIn(
  learner: Templates,
  [before, after]: readonly [LearnedPattern, LearnedPattern],
  asks: readonly Pair[],
): Promise<Pick<Rejections, 'rightBefore' | 'right'>> {
  const isRight = async ({ codeTemplate: template }: LearnedPattern, ask: Pair) =>
    (await answerOf(learner, { template, covered: 0, edits: 0, notes: [] }, ask)).verdict ===
    'right';
  const counts = { rightBefore: 0, right: 0 };
  for (const ask of asks) {
    if (!(await isRight(before, ask))) continue;
    counts.rightBefore++;
    if (await isRight(after, ask)) counts.right++;
  }
  return counts;
}
