import type { Sql } from './Sql';

const KEY = 'erasedUntil';

/** Tables that are folded from events; the triggers of `pattern` keep its groups up to date. */
const FOLDED = [
  'project',
  'pattern',
  'code_template',
  'component',
  'alias',
  'purge',
  'purged_proposal',
  'suggestion',
  'dismissal',
  'application',
  'verdict',
];

/** Up to which place in history everything was erased. What comes from before it is not taken in. */
export class Erasure {
  private position: string;

  constructor(private readonly sql: Sql) {
    this.position = this.saved();
  }

  /** Empty if nothing was ever erased. */
  get until(): string {
    return this.position;
  }

  /** Empties the tables; what is left of the histories is to be folded again. */
  erase(position: string): void {
    this.position = position;
    this.sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', KEY, position);
    for (const table of FOLDED) this.sql.run(`DELETE FROM ${table}`);
    this.sql.run(
      `DELETE FROM proposal WHERE position <= ?1 AND coalesce(restored_after, '') < ?1`,
      position,
    );
  }

  /** After a transaction was rolled back. */
  reload(): void {
    this.position = this.saved();
  }

  private saved(): string {
    return this.sql.value<string>('SELECT value FROM meta WHERE key = ?', KEY) ?? '';
  }
}
