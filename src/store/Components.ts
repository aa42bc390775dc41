import type { PatternId } from '../core/types';
import type { Sql } from './Sql';

/**
 * Patterns that are connected by merges, in whatever order those arrived. A component is named by
 * its smallest identity. What was never merged is a component of its own and has no row.
 */
export class Components {
  constructor(private readonly sql: Sql) {}

  of(id: PatternId): PatternId {
    return this.sql.value<string>('SELECT component FROM component WHERE pattern_id = ?', id) ?? id;
  }

  members(component: PatternId): PatternId[] {
    const members = this.sql.rows<{ id: PatternId }>(
      'SELECT pattern_id AS id FROM component WHERE component = ? ORDER BY pattern_id',
      component,
    );
    return members.length === 0 ? [component] : members.map(({ id }) => id);
  }

  join(a: PatternId, b: PatternId): void {
    const [first, second] = [this.of(a), this.of(b)];
    const name = first < second ? first : second;
    for (const id of new Set([...this.members(first), ...this.members(second)])) {
      this.sql.run(
        `INSERT INTO component VALUES (?, ?)
         ON CONFLICT DO UPDATE SET component = excluded.component`,
        ...[id, name],
      );
    }
  }
}
