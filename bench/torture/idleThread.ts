import { Worker } from 'node:worker_threads';

const PROGRAM = `
  const { parentPort } = require('node:worker_threads');
  const pauses = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
  parentPort.on('message', (message) => {
    if (message === 'start') return pauses.enable();
    pauses.disable();
    parentPort.postMessage(pauses.max);
  });
`;

/** A thread that does nothing: how long it pauses is how long the machine keeps any thread waiting. */
export class IdleThread {
  private readonly worker = new Worker(PROGRAM, { eval: true });

  /** From now on its pauses count. */
  start(): void {
    this.worker.postMessage('start');
  }

  /** Ends it. Its longest pause, ms. */
  async end(): Promise<number> {
    const answer = new Promise<number>((resolve, reject) => {
      this.worker.once('message', resolve);
      this.worker.once('error', reject);
    });
    this.worker.postMessage('end');
    const longest = await answer;
    await this.worker.terminate();
    return longest / 1e6;
  }
}
