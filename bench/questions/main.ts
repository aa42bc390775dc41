import { parseArgs } from 'node:util';
import { Lessons } from '../answers/Lessons';
import { createLearner } from '../changes/learner';
import { askAll } from './ask';
import { readCatalogue } from './catalogue';
import { printAnswers, printCases } from './report';
import { summaryOf } from './summary';

const SHOWN = ['right', 'partial', 'wrong', 'silent', 'refused', 'ask'];

/**
 * Asks the learner the questions of catalogues of other rule makers.
 * @returns the exit code: 0, or 1 when a gate is not passed
 */
export async function evaluateQuestions(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      questions: { type: 'string' },
      task: { type: 'string' },
      set: { type: 'string' },
      kind: { type: 'string' },
      show: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!values.questions) throw new Error('Say where the catalogues lie with: --questions FOLDER');
  if (values.show !== undefined && !SHOWN.includes(values.show)) {
    throw new Error(`--show takes one of: ${SHOWN.join(', ')}`);
  }
  const start = performance.now();
  const learner = createLearner(process.cwd());
  const lessons = new Lessons();
  const answers = await askAll(learner, lessons, readCatalogue(values.questions, values));
  if (values.show !== undefined) printCases(answers, values.show);
  printAnswers(answers);
  const summary = summaryOf(answers, lessons.times);
  console.log(`learning: p50 ${summary.learnMs.p50} ms, p95 ${summary.learnMs.p95} ms`);
  console.log(`total: ${Math.round((performance.now() - start) / 100) / 10} s`);
  if (values.json) console.log(JSON.stringify(summary));
  return 0;
}
