import type { LearnedTemplate } from '../../src/core/ports';
import type { Templates } from '../../src/template/Templates';
import type { FileChange } from '../../src/core/types';
import { languageOfPath } from '../../src/detect/languages/languageOfPath';
import { answerOf } from '../answers/answer';
import { Lessons } from '../answers/Lessons';
import { printCase } from '../answers/printCase';
import { type CaseResult, type LearnCase, resultOf } from './records';

type Teach = (files: FileChange[]) => Promise<LearnedTemplate>;

/** Learns from the examples of a case and applies what is ready to its target and negatives. */
export async function runLearnCase(
  one: LearnCase,
  learner: Templates,
  teach: Teach,
): Promise<CaseResult> {
  const { id, target, ok = [], negative = [] } = one;
  const files = one.train.map((file) => ({
    ...file,
    language: languageOfPath(file.path) ?? one.language,
  }));
  const lesson = await new Lessons().learn(id, () => teach(files));
  const { result } = await answerOf(learner, lesson, target);
  const changed: { path: string; text: string; result: string }[] = [];
  for (const { path, text } of negative) {
    const answer = await answerOf(learner, lesson, { path, before: text, after: text });
    if (answer.result !== text) changed.push({ path, text, result: answer.result });
  }
  const expected = [target.after, ...ok];
  const isGood = expected.includes(result);
  const title = `${id} ${one.failureKind ?? ''} (was ${one.was}): ${one.kind}`;
  return resultOf(one, isGood && changed.length === 0, () => {
    const { before } = target;
    printCase({ title, train: one.train, before, expected, got: result, lesson });
    for (const { path, text, result: got } of changed) {
      printCase({
        title: `${id}, ${path}`,
        train: [],
        before: text,
        expected: [text],
        got,
        lesson,
      });
    }
  });
}
