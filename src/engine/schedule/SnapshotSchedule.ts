const IDLE_MS = 5_000;

/** Saves a snapshot once nothing has changed for a while, one at a time. */
export class SnapshotSchedule {
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly save: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.saveNow(), IDLE_MS);
    this.timer.unref();
  }

  /** Saves what is waiting and resolves when it is done. */
  async finish(): Promise<void> {
    if (this.timer) this.saveNow();
    await this.saving;
  }

  private saveNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.saving = this.saving.then(this.save).catch(this.onError);
  }
}
