import { Turns } from '../../core/Turns';

const IDLE_MS = 5_000;

/** Saves a snapshot once nothing has changed for a while, one at a time. */
export class SnapshotSchedule {
  private timer: NodeJS.Timeout | undefined;
  private readonly turns = new Turns();

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
    await this.turns.settled();
  }

  private saveNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.turns.run(this.save).catch(this.onError);
  }
}
