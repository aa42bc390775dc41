import { parseArgs } from 'node:util';
import { changeLearner } from '../answers/changeLearner';
import { createLearner } from '../changes/learner';
import { type FileVerdict, type HistoryAnswers, measureHistory } from './measure';
import { printAnswers, printImports, printWild } from './show';
import { printSummary, summaryOf } from './summary';

const DEFAULT_COMMITS = '100';
/** As they are shown, with the verdicts on texts that they stand for. */
const SHOWN: Readonly<Record<string, FileVerdict>> = {
  whole: 'right',
  part: 'partial',
  wrong: 'wrong',
  snippet: 'snippet',
  nothing: 'silent',
  ask: 'ask',
  refused: 'refused',
};

/** Patterns that fit at many places which their own commit left alone. */
const WILD = 'wild';
/** Imports that came out otherwise than the author wrote them. */
const IMPORTS = 'imports';

/** Learns from the small commits of repositories, and asks it back. Nothing here is gated. */
export async function evaluateHistory(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      history: { type: 'boolean' },
      commits: { type: 'string', default: DEFAULT_COMMITS },
      show: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const wanted = Number(values.commits);
  if (positionals.length === 0) throw new Error('Say which repositories: --history FOLDER…');
  if (!(Number.isInteger(wanted) && wanted > 0))
    throw new Error('--commits takes a number from 1.');
  const shown = values.show === undefined ? undefined : SHOWN[values.show];
  if (values.show !== undefined && ![WILD, IMPORTS].includes(values.show) && shown === undefined) {
    throw new Error(`--show takes one of: ${Object.keys(SHOWN).join(', ')}, ${WILD}, ${IMPORTS}`);
  }
  const learner = createLearner(process.cwd());
  const teach = await changeLearner(learner);
  const all: HistoryAnswers = { commits: 0, own: [], leftOut: [], wild: [], times: [] };
  for (const folder of positionals) {
    const answers = await measureHistory(folder, wanted, learner, teach);
    if (shown !== undefined) printAnswers(answers, shown);
    if (values.show === WILD) printWild(answers);
    if (values.show === IMPORTS) printImports(answers);
    printSummary(folder, summaryOf(answers));
    all.commits += answers.commits;
    all.own.push(...answers.own);
    all.leftOut.push(...answers.leftOut);
    all.wild.push(...answers.wild);
    all.times.push(...answers.times);
  }
  const summary = summaryOf(all);
  if (positionals.length > 1) printSummary('all', summary);
  if (values.json) console.log(JSON.stringify(summary));
}
