import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TemplateSite } from '../../core/ports';
import type { LeftOutFile } from '../api/SiteApi';
import type { ScanAnswer, ScanQuestion, ScanTask } from './ScanTask';

/** More would leave nothing of the machine to the editor, and each holds grammars of its own. */
const MAX_THREADS = 4;
/** So many files a thread is given at once; the threads end at about the same time. */
const BATCH = 32;
/** Most of what a scan makes is soon garbage: with more, each thread holds more and is no faster. */
const YOUNG_GENERATION_MB = 16;

/** What Node gives a thread that has ended as its number. */
const ENDED = -1;

/** The thread could not do its work, whatever the templates are. */
export class ScanThreadFailed extends Error {}

/** What a thread found in some files. */
export interface Scanned {
  files: number;
  sites: TemplateSite[];
  /** Why files could not be read, a sentence each. */
  unreadable: string[];
  /** Files that were not looked into. */
  leftOut: LeftOutFile[];
}

/** Looks for templates in many files at once, with a thread for each processor. */
export class ScanThreads {
  private workers: Worker[] | undefined;

  /**
   * The threads start with the first files and stay until `close`.
   * @param workerPath path of the bundled thread, `dist/scanWorker.js`
   */
  constructor(
    private readonly workerPath: string,
    private readonly task: ScanTask,
    private readonly count = Math.min(MAX_THREADS, availableParallelism()),
  ) {}

  /**
   * What is found, in the order in which it is; the sites of a file come together and in order. One
   * scan at a time.
   * @param templates which of the task's
   * @throws ScanThreadFailed; what `findSites` throws; nothing when cancelled, then it ends early
   */
  async *scan(
    templates: readonly number[],
    paths: readonly string[],
    signal: AbortSignal,
  ): AsyncIterable<Scanned> {
    this.workers ??= Array.from({ length: this.count }, () => this.start());
    const batches = batchesOf(paths);
    const running = new Map<Worker, Promise<{ worker: Worker; scanned: Scanned }>>();
    const next = (worker: Worker) => {
      const batch = batches.pop();
      if (batch === undefined) running.delete(worker);
      else {
        const answer = ask(worker, { paths: batch, templates });
        running.set(
          worker,
          answer.then((scanned) => ({ worker, scanned })),
        );
      }
    };
    try {
      this.workers.forEach(next);
      while (running.size > 0 && !signal.aborted) {
        const { worker, scanned } = await Promise.race(running.values());
        next(worker);
        yield scanned;
      }
    } finally {
      // When one has failed, or nobody waits any more, the others are not to be asked again.
      if (running.size > 0) await this.close(running.values());
    }
  }

  /** Ends the threads; the next scan starts others. */
  async close(unwanted: Iterable<Promise<unknown>> = []): Promise<void> {
    for (const answer of unwanted) answer.catch(() => undefined);
    const workers = this.workers ?? [];
    this.workers = undefined;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  private start(): Worker {
    const worker = new Worker(this.workerPath, {
      workerData: this.task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    // Who asks it next is told.
    worker.on('error', () => undefined);
    return worker;
  }
}

/** In reverse, to be taken from the end. */
function batchesOf(paths: readonly string[]): (readonly string[])[] {
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < paths.length; at += BATCH) batches.push(paths.slice(at, at + BATCH));
  return batches.reverse();
}

function ask(worker: Worker, question: ScanQuestion): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const done = (answer: ScanAnswer) => {
      stop();
      if (!('failure' in answer)) resolve({ files: question.paths.length, ...answer });
      else reject(Object.assign(new Error(answer.failure.message), answer.failure));
    };
    const failed = (cause: unknown) => {
      stop();
      reject(new ScanThreadFailed('A thread that scans files ended.', { cause }));
    };
    const stop = () => worker.off('message', done).off('error', failed).off('exit', failed);
    worker.on('message', done).on('error', failed).on('exit', failed);
    if (worker.threadId === ENDED) failed(new Error('It ended before it was asked.'));
    else worker.postMessage(question);
  });
}
