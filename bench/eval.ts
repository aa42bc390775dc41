import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { evaluateDetection } from './detection/main';

/**
 * Measures over recorded data: `--changes` what is learned from changes, `--questions` what the learner
 * makes of the catalogues of others, `--cases` of faults that were met, `--history` of the commits of
 * repositories, `--ranking` how well patterns are ranked in a simulated world, anything else what is detected of repositories.
 */
async function main(args: string[]): Promise<void> {
  const asksFor = (name: string) =>
    args.some((each) => each === name || each.startsWith(`${name}=`));
  if (asksFor('--questions')) {
    const { evaluateQuestions } = await import('./questions/main');
    process.exitCode = await evaluateQuestions(args);
    return;
  }
  if (asksFor('--cases')) {
    const { evaluateCases } = await import('./cases/main');
    process.exitCode = await evaluateCases(args);
    return;
  }
  if (asksFor('--history')) {
    const { evaluateHistory } = await import('./history/main');
    await evaluateHistory(args);
    return;
  }
  if (asksFor('--ranking')) {
    const { evaluateRanking } = await import('./ranking/main');
    process.exitCode = evaluateRanking(args);
    return;
  }
  if (asksFor('--changes')) {
    // A program of its own, which reads the same arguments and sets the exit code.
    await import(pathToFileURL(path.join(__dirname, 'changes.js')).href);
    return;
  }
  process.exitCode = await evaluateDetection(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
