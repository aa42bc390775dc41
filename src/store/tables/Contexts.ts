import type { ProjectContext } from '../../core/types';
import type { Sql } from './Sql';

/** Distinct combinations of language, framework and domain, by number. */
export class Contexts {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly sql: Sql) {}

  /** Number of a context, which is added if it is new. */
  numberOf({ language, framework, domain }: ProjectContext): number {
    const key = JSON.stringify([language, framework, domain]);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number =
      this.sql.value<number>('SELECT id FROM context WHERE key = ?', key) ??
      this.sql.value<number>(
        `INSERT INTO context (key, language, framework, domain) VALUES (?, ?, ?, ?) RETURNING id`,
        ...[key, language, framework, domain],
      );
    if (number === undefined) throw new Error(`No context could be added for ${key}.`);
    this.numbers.set(key, number);
    return number;
  }

  /** After a transaction was rolled back: numbers it gave are not there. */
  forget(): void {
    this.numbers.clear();
  }
}
