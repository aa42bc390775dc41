/** Runs of sequence numbers, ascending, each with its first and last. */
type Runs = [first: number, last: number][];

/**
 * Which events of which journals were read. Damaged, repeated or reordered lines leave gaps that may
 * be filled later, from an archive for instance; usually a journal is one run.
 */
export class ReadMarks {
  private readonly journals = new Map<string, Runs>();

  /** @param saved what `toJSON` gave */
  static from(saved: Record<string, Runs>): ReadMarks {
    const marks = new ReadMarks();
    for (const [journal, runs] of Object.entries(saved)) marks.journals.set(journal, runs);
    return marks;
  }

  has(journal: string, first: number, count = 1): boolean {
    const run = this.journals.get(journal)?.find(([, last]) => last >= first);
    return run !== undefined && run[0] <= first && run[1] >= first + count - 1;
  }

  add(journal: string, first: number, count = 1): void {
    const runs = this.journals.get(journal) ?? [];
    const latest = runs.at(-1);
    if (latest && latest[1] + 1 === first) {
      latest[1] += count;
      return;
    }
    const merged: Runs = [];
    let added: [number, number] = [first, first + count - 1];
    for (const run of runs) {
      if (run[1] + 1 < added[0]) merged.push(run);
      else if (added[1] + 1 < run[0]) {
        merged.push(added);
        added = run;
      } else added = [Math.min(run[0], added[0]), Math.max(run[1], added[1])];
    }
    merged.push(added);
    this.journals.set(journal, merged);
  }

  addAll(others: ReadMarks): void {
    for (const [journal, runs] of others.journals) {
      for (const [first, last] of runs) this.add(journal, first, last - first + 1);
    }
  }

  get isEmpty(): boolean {
    return this.journals.size === 0;
  }

  toJSON(): Record<string, Runs> {
    const journals = [...this.journals].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      journals.map(([journal, runs]) => [journal, runs.map(([first, last]) => [first, last])]),
    );
  }
}
