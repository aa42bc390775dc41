import { untilAborted } from './untilAborted';

/** Lets one piece of work run at a time; whoever waits can leave the queue. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs work after what came before it, whether that succeeded or not. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    // The caller hears of a failure; the queue goes on.
    this.last = result.catch(() => undefined);
    return result;
  }

  /**
   * Runs work as `run` does, for one who may leave: rejects with the signal's reason as soon as it is
   * aborted, the work not begun if it still waits.
   */
  take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const result = this.run(() => {
      signal.throwIfAborted();
      return work();
    });
    return untilAborted(result, signal);
  }

  /** Resolves when all that was asked for until now has ended. */
  async settled(): Promise<void> {
    await this.last;
  }
}
