import path from 'node:path';
import { parseArgs } from 'node:util';
import { changeLearner } from '../answers/changeLearner';
import { progress } from '../answers/progress';
import { createLearner } from '../changes/learner';
import { failedCaseGates } from './gates';
import { type CaseResult, readCases } from './records';
import { runDetectCase } from './runDetect';
import { runLearnCase } from './runLearn';
import { printSummary, summaryOf } from './summary';

/**
 * Runs cases of faults that were met.
 * @returns the exit code: 0, or 1 when a gate is not passed
 */
export async function evaluateCases(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string' },
      kind: { type: 'string' },
      show: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (!values.cases) throw new Error('Say where the cases lie with: --cases FILE');
  const cases = readCases(values.cases).filter(
    ({ id, failureKind = 'none' }) =>
      values.kind === undefined || failureKind === values.kind || id.startsWith(values.kind),
  );
  const learner = createLearner(process.cwd());
  const teach = await changeLearner(learner);
  const says = progress('cases', cases.length);
  const results: CaseResult[] = [];
  for (const one of cases) {
    results.push(
      one.area === 'learn' ? await runLearnCase(one, learner, teach) : await runDetectCase(one),
    );
    says(results.length);
  }
  if (values.show) for (const { show } of results.filter((each) => !each.hasPassed)) show();
  const summary = summaryOf(results);
  printSummary(summary);
  const failed = values.gate ? failedCaseGates(summary, path.join('bench', 'gates.json')) : [];
  for (const sentence of failed) console.error(`Not reached: ${sentence}.`);
  if (values.json) console.log(JSON.stringify(summary));
  return failed.length > 0 ? 1 : 0;
}
