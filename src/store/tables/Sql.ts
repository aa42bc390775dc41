import type { Database, SqlValue, Statement } from 'sql.js';

type Param = SqlValue | boolean;

/**
 * A database with statements that are prepared once and kept. Texts must therefore be constants:
 * lists go in as JSON and are read with `json_each`.
 */
export class Sql {
  private readonly statements = new Map<string, { statement: Statement; columns: string[] }>();

  constructor(private readonly database: Database) {}

  /** Runs one statement that gives no rows. */
  run(text: string, ...params: Param[]): void {
    const { statement } = this.prepared(text);
    try {
      statement.bind(params.map(toSql));
      statement.step();
    } finally {
      statement.reset();
    }
  }

  /** All rows of a query, as objects by column name. */
  rows<Row>(text: string, ...params: Param[]): Row[] {
    const { statement, columns } = this.prepared(text);
    const rows: Row[] = [];
    try {
      statement.bind(params.map(toSql));
      while (statement.step()) {
        const values = statement.get();
        const row: Record<string, SqlValue | undefined> = {};
        columns.forEach((column, index) => (row[column] = values[index]));
        rows.push(row as Row);
      }
    } finally {
      statement.reset();
    }
    return rows;
  }

  /** The first row, if any. */
  row<Row>(text: string, ...params: Param[]): Row | undefined {
    return this.rows<Row>(text, ...params)[0];
  }

  /** First column of the first row, if any. */
  value<Value extends SqlValue>(text: string, ...params: Param[]): Value | undefined {
    const { statement } = this.prepared(text);
    try {
      statement.bind(params.map(toSql));
      return statement.step() ? (statement.get()[0] as Value) : undefined;
    } finally {
      statement.reset();
    }
  }

  /** Runs any number of statements without parameters. */
  script(text: string): void {
    this.database.exec(text);
  }

  /** All of the work or nothing of it. The work must be synchronous; transactions do not nest. */
  transaction<T>(work: () => T): T {
    this.run('BEGIN');
    try {
      const result = work();
      this.run('COMMIT');
      return result;
    } catch (error) {
      this.run('ROLLBACK');
      throw error;
    }
  }

  /** The whole database as a file's bytes; throws within a transaction. */
  export(): Uint8Array {
    return this.database.export();
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepared(text: string): { statement: Statement; columns: string[] } {
    let known = this.statements.get(text);
    if (!known) {
      const statement = this.database.prepare(text);
      known = { statement, columns: statement.getColumnNames() };
      this.statements.set(text, known);
    }
    return known;
  }
}

function toSql(value: Param): SqlValue {
  return typeof value === 'boolean' ? Number(value) : value;
}
