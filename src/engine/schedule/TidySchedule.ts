/** Milliseconds. */
export interface TidyPauses {
  /** After the start, so that nothing waits for it then. */
  first: number;
  /** Between one time and the next. */
  between: number;
  /** Without any change, before it begins. */
  idle: number;
}

const MINUTE_MS = 60 * 1000;
const PAUSES: TidyPauses = {
  first: 10 * MINUTE_MS,
  between: 6 * 60 * MINUTE_MS,
  idle: MINUTE_MS,
};

/** Tidies the library now and then, while nothing else happens. */
export class TidySchedule {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private changedAt = -Infinity;
  private ended = false;

  /** @param onError is told why it did not work; the next time comes all the same */
  constructor(
    private readonly tidy: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
    private readonly pauses: TidyPauses = PAUSES,
  ) {
    this.wait(pauses.first);
  }

  changed(): void {
    this.changedAt = performance.now();
  }

  /** Whether nothing else happens, so that what has begun may go on. */
  get isIdle(): boolean {
    return !this.ended && performance.now() - this.changedAt >= this.pauses.idle;
  }

  /** Begins nothing more; resolves when all that has begun is done. */
  async finish(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private wait(pause: number): void {
    if (this.ended) return;
    this.timer = setTimeout(() => this.tidyIfIdle(), pause);
    this.timer.unref();
  }

  private tidyIfIdle(): void {
    const busyFor = this.changedAt + this.pauses.idle - performance.now();
    if (busyFor > 0) {
      this.wait(busyFor);
      return;
    }
    this.running = this.tidy()
      .catch(this.onError)
      .then(() => this.wait(this.pauses.between));
  }
}
