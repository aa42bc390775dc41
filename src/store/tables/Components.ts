import type { PatternId } from '../../core/types';
import type { Sql } from './Sql';

/**
 * Patterns that are connected by merges, in whatever order those arrived. A component is named by
 * its smallest identity. What was never merged is a component of its own and has no row.
 */
export class Components {
  private areThere: boolean;

  constructor(private readonly sql: Sql) {
    this.areThere = sql.value('SELECT 1 FROM component LIMIT 1') !== undefined;
  }

  /** After all rows were deleted. */
  forget(): void {
    this.areThere = false;
  }

  of(id: PatternId): PatternId {
    if (!this.areThere) return id;
    return this.sql.value<string>('SELECT component FROM component WHERE pattern_id = ?', id) ?? id;
  }

  members(component: PatternId): PatternId[] {
    if (!this.areThere) return [component];
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
    this.areThere = true;
  }

  /** The present identity of a pattern. */
  currentIdOf(id: PatternId): PatternId {
    if (!this.areThere) return id;
    return this.sql.value<string>('SELECT survivor FROM alias WHERE id = ?', id) ?? id;
  }

  /** A pattern's present identity and those that were merged into it. */
  identitiesOf(current: PatternId): PatternId[] {
    if (!this.areThere) return [current];
    const aliases = this.sql.rows<{ id: PatternId }>(
      'SELECT id FROM alias WHERE survivor = ? ORDER BY id',
      current,
    );
    return [current, ...aliases.map(({ id }) => id)];
  }

  /** Takes over the aliases of a component. True if any of its members is now called otherwise. */
  writeAliases(members: readonly PatternId[], aliases: ReadonlyMap<PatternId, PatternId>): boolean {
    if (members.length === 1) return false;
    if (members.every((id) => this.currentIdOf(id) === (aliases.get(id) ?? id))) return false;
    for (const id of members) this.sql.run('DELETE FROM alias WHERE id = ?', id);
    for (const alias of aliases) this.sql.run('INSERT INTO alias VALUES (?, ?)', ...alias);
    return true;
  }
}
