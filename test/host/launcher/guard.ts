import { startTree } from './processTree';

/**
 * `node guard.js PROGRAM ARGUMENT…` runs the program and ends it, with all that it started, when
 * this process is told to end or its parent is gone: be it killed in a way that it cannot notice.
 */
function main([program, ...args]: string[]): void {
  if (!program) throw new Error('usage: guard.js PROGRAM ARGUMENT…');
  const { child, end } = startTree(program, args, { stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code) => {
    void end().then(() => process.exit(code ?? 1));
  });
}

main(process.argv.slice(2));
