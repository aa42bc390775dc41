import type { Templates } from '../../src/template/Templates';
import { answerOf, type Answer } from '../answers/answer';
import type { Lesson, Lessons } from '../answers/Lessons';
import { progress } from '../answers/progress';
import { comparedWithExamples } from '../answers/words';
import type { Catalogue, NegativeQuestion, Pair, Question } from './catalogue';

export interface Asked extends Answer {
  question: Question;
  lesson: Lesson;
  isLost: boolean;
  isAlien: boolean;
}

/** One text that should have been left alone. */
export interface AskedNegative {
  question: NegativeQuestion;
  lesson: Lesson;
  text: string;
  result: string;
  isDecidable: boolean;
  hasFired: boolean;
}

export interface Answers {
  asked: Asked[];
  negatives: AskedNegative[];
}

/** Asks all questions; what the same pairs teach is learned once. */
export async function askAll(
  learner: Templates,
  lessons: Lessons,
  { questions, negatives }: Catalogue,
  name = 'questions',
): Promise<Answers> {
  const answers: Answers = { asked: [], negatives: [] };
  const says = progress(name, questions.length + negatives.length);
  let done = 0;
  const lessonOf = (train: readonly Pair[]) =>
    lessons.learn(`${name} ${train.map(({ id }) => id).join()}`, () =>
      learner.learn(train[0]!.language, train),
    );
  for (const question of questions) {
    const lesson = await lessonOf(question.train);
    const answer = await answerOf(learner, lesson, question.ask);
    answers.asked.push({ question, lesson, ...answer, ...faultsOf(question, answer) });
    says(++done);
  }
  for (const question of negatives) {
    const lesson = await lessonOf(question.train);
    for (const isDecidable of [true, false]) {
      for (const { path, text } of isDecidable ? question.decidable : question.undecidable) {
        const { result } = await answerOf(learner, lesson, { path, before: text, after: text });
        const hasFired = result !== text;
        answers.negatives.push({ question, lesson, text, result, isDecidable, hasFired });
      }
    }
    says(++done);
  }
  return answers;
}

function faultsOf({ train, ask }: Question, { verdict, result }: Answer) {
  if (verdict !== 'wrong') return { isLost: false, isAlien: false };
  return comparedWithExamples({ before: ask.before, after: result }, train);
}
