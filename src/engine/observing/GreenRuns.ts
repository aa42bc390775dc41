import type { WorkingState } from '../../git/workingState';
import type { Disk } from '../../store/disk/Disk';

/** The last green run of a command. */
export interface GreenRun {
  /** When it began, milliseconds since 1970. */
  at: number;
  state: WorkingState;
  /** When it was red first since then. */
  redAt?: number;
}

const MOST_COMMANDS = 20;

/** Remembers the last green run of each command in a folder, on disk where there is a place. */
export class GreenRuns {
  private readonly known = new Map<string, Record<string, GreenRun>>();

  /** @param place a folder for it; nothing to remember as long as this lives */
  constructor(
    private readonly disk: Disk,
    private readonly place: string | undefined,
    private readonly keyOf: (folder: string) => string,
  ) {}

  async last(folder: string, command: string): Promise<GreenRun | undefined> {
    return (await this.of(folder))[command];
  }

  remember(folder: string, command: string, run: GreenRun): Promise<void> {
    return this.change(folder, command, [[command, run]]);
  }

  /** Remembers when it was red first since it was green. */
  async wasRed(folder: string, command: string, at: number): Promise<void> {
    const run = await this.last(folder, command);
    if (!run || run.redAt !== undefined) return;
    await this.change(folder, command, [[command, { ...run, redAt: at }]]);
  }

  private async change(
    folder: string,
    command: string,
    first: readonly (readonly [string, GreenRun])[],
  ): Promise<void> {
    const others = Object.entries(await this.of(folder)).filter(([known]) => known !== command);
    const runs = Object.fromEntries([...first, ...others].slice(0, MOST_COMMANDS));
    this.known.set(folder, runs);
    if (this.place === undefined) return;
    await this.disk.replace(this.fileOf(folder), [Buffer.from(JSON.stringify(runs))]);
  }

  private async of(folder: string): Promise<Record<string, GreenRun>> {
    const known = this.known.get(folder);
    if (known) return known;
    const runs = await this.read(folder);
    this.known.set(folder, runs);
    return runs;
  }

  /** What cannot be read was never green. */
  private async read(folder: string): Promise<Record<string, GreenRun>> {
    if (this.place === undefined) return {};
    const [bytes] = this.disk.readEach([this.fileOf(folder)]);
    if (!bytes || bytes instanceof Error) return {};
    try {
      const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
      if (typeof value !== 'object' || value === null) return {};
      return Object.fromEntries(
        Object.entries(value as Record<string, GreenRun>).filter(
          ([, run]) => typeof run?.at === 'number' && typeof run.state?.head === 'string',
        ),
      );
    } catch {
      return {};
    }
  }

  private fileOf(folder: string): string {
    return `${this.place}/${this.keyOf(folder)}.json`;
  }
}
