import path from 'node:path';
import { parseArgs } from 'node:util';
import { Parsers } from '../../src/template/tree/syntax/Parsers';
import { Lessons } from '../answers/Lessons';
import { InstalledGrammars } from '../changes/grammarFiles';
import { createLearner } from '../changes/learner';
import { askAll } from './ask';
import { type Catalogue, readCatalogue } from './catalogue';
import { embedAll } from './embed';
import { failedQuestionGates, failedRejectedGates } from './gates';
import { Hosts } from './Hosts';
import { askRejected, type Rejections } from './rejected';
import { printAnswers, printCases, printRejected } from './report';
import { type Summary, summaryOf } from './summary';

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
      embedded: { type: 'boolean', default: false },
      task: { type: 'string' },
      set: { type: 'string' },
      kind: { type: 'string' },
      show: { type: 'string' },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { questions: folder, show } = values;
  if (!folder) throw new Error('Say where the catalogues lie with: --questions FOLDER');
  if (show !== undefined && !SHOWN.includes(show)) {
    throw new Error(`--show takes one of: ${SHOWN.join(', ')}`);
  }
  const start = performance.now();
  if (values.task === 'rejected') {
    await measureRejected(readCatalogue(folder, { ...values, task: undefined }));
    return 0;
  }
  const catalogue = readCatalogue(folder, values);
  const summary = await measure(catalogue, show);
  const rejected = await measureRejected(catalogue);
  const embedded = values.embedded
    ? { embedded: await measureEmbedded(catalogue, path.join(folder, '..', 'corpus'), show) }
    : {};
  console.log(`total: ${Math.round((performance.now() - start) / 100) / 10} s`);
  const failed = values.gate ? failedGates({ ...summary, rejected }) : [];
  for (const sentence of failed) console.error(`Not reached: ${sentence}.`);
  if (values.json) console.log(JSON.stringify({ ...summary, rejected, ...embedded }));
  return failed.length > 0 ? 1 : 0;
}

async function measureRejected(catalogue: Catalogue): Promise<Rejections> {
  const rejected = await askRejected(createLearner(process.cwd()), catalogue);
  printRejected(rejected);
  return rejected;
}

function failedGates(summary: Summary & { rejected: Rejections }): string[] {
  const file = path.join('bench', 'gates.json');
  return [...failedQuestionGates(summary, file), ...failedRejectedGates(summary.rejected, file)];
}

async function measure(catalogue: Catalogue, show: string | undefined): Promise<Summary> {
  const lessons = new Lessons();
  const answers = await askAll(createLearner(process.cwd()), lessons, catalogue);
  if (show !== undefined) printCases(answers, show);
  printAnswers(answers);
  const summary = summaryOf(answers, lessons.times);
  console.log(`learning: p50 ${summary.learnMs.p50} ms, p95 ${summary.learnMs.p95} ms`);
  return summary;
}

async function measureEmbedded(
  catalogue: Catalogue,
  beside: string,
  show: string | undefined,
): Promise<Summary> {
  const parsers = new Parsers(new InstalledGrammars(process.cwd()));
  const hosts = new Hosts(process.env.CORPUS ?? beside, parsers);
  const { leftOut, ...embedded } = await embedAll(catalogue, hosts);
  console.log(`\nEach text within a real file; ${leftOut} questions parse in none of those tried:`);
  return measure(embedded, show);
}
