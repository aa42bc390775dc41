import assert from 'node:assert/strict';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import type { LearningEvent } from '../../../src/core/events';
import { dumpTables } from '../../../src/store/tables/dumpTables';
import { createDatabase } from '../../../src/store/snapshot/SavedState';
import { INDEXES } from '../../../src/store/tables/schema';
import type { Sql } from '../../../src/store/tables/Sql';
import { Tables } from '../../../src/store/tables/Tables';
import { PendingFolds } from '../../../src/store/tables/PendingFolds';
import { TEXTS, anyOrder, eventsOf, historyWithErasures, shuffled } from '../../support/histories';

const sqlJs = initSqlJs();

function failing(level: string, message: string, error: unknown): void {
  throw new Error(`${level}: ${message}`, { cause: error });
}

describe('tables', () => {
  let databases: Sql[];

  beforeEach(() => (databases = []));
  afterEach(() => {
    for (const sql of databases) sql.close();
  });

  async function open(): Promise<[Sql, Tables]> {
    const sql = createDatabase(await sqlJs, 0);
    databases.push(sql);
    sql.script(INDEXES);
    return [sql, new Tables(sql, failing)];
  }

  async function folded(portions: readonly (readonly LearningEvent[])[]) {
    const [sql, tables] = await open();
    for (const portion of portions) tables.apply(portion, TEXTS);
    const dump = dumpTables(sql);
    databases.pop();
    sql.close();
    return dump;
  }

  it('are the same for any order of arrival, in whatever portions', async () => {
    await fc.assert(
      fc.asyncProperty(
        historyWithErasures,
        anyOrder,
        fc.integer({ min: 1, max: 10 }),
        async (commands, keys, size) => {
          const events = commands.flatMap(eventsOf);
          const arrived = shuffled(events, keys);
          const portions = [];
          for (let i = 0; i < arrived.length; i += size) portions.push(arrived.slice(i, i + size));
          assert.deepEqual(await folded(portions), await folded([events]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are the same when everything is folded once more', async () => {
    await fc.assert(
      fc.asyncProperty(historyWithErasures, async (commands) => {
        const [sql, tables] = await open();
        const events = commands.flatMap(eventsOf);
        tables.apply(events, TEXTS);
        const once = dumpTables(sql);
        const touched = new PendingFolds();
        for (const { body } of events) {
          if ('patternId' in body) touched.patterns.add(body.patternId);
          if ('patternId' in body && 'targetProjectId' in body) {
            const { patternId, targetProjectId: targetId } = body;
            touched.addPair({ patternId, targetId, anew: false });
          }
        }
        tables.writePatterns(tables.foldPatterns(touched, Infinity), TEXTS, touched);
        tables.foldPairs(touched, Infinity);
        assert.deepEqual(dumpTables(sql), once);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same when all is read before anything is folded, without indexes', async () => {
    await fc.assert(
      fc.asyncProperty(
        historyWithErasures,
        fc.integer({ min: 1, max: 5 }),
        async (commands, some) => {
          const sql = createDatabase(await sqlJs, 1_000_000);
          databases.push(sql);
          const tables = new Tables(sql, failing);
          const touched = new PendingFolds();
          tables.history.holdBack();
          tables.enter(commands.flatMap(eventsOf), touched);
          while (tables.foldProjects(touched, some));
          while (touched.patterns.size > 0) {
            tables.writePatterns(tables.foldPatterns(touched, some), TEXTS, touched);
          }
          while (tables.foldPairs(touched, some));
          tables.history.write();
          sql.script(INDEXES);
          assert.deepEqual(dumpTables(sql), await folded([commands.flatMap(eventsOf)]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are not changed by events that cannot be written', async () => {
    const [sql, tables] = await open();
    const [first, ...rest] = fc.sample(historyWithErasures, { numRuns: 1, seed: 7 })[0] ?? [];
    assert.ok(first);
    tables.apply(eventsOf(first), TEXTS);
    const before = dumpTables(sql);
    sql.script(
      'CREATE TRIGGER full BEFORE INSERT ON pattern_history BEGIN SELECT RAISE(FAIL, 0); END',
    );
    assert.throws(() => tables.apply(rest.flatMap(eventsOf), TEXTS));
    assert.deepEqual(dumpTables(sql), before);
    sql.script('DROP TRIGGER full');
    tables.apply(rest.flatMap(eventsOf), TEXTS);
    assert.deepEqual(dumpTables(sql), await folded([[first, ...rest].flatMap(eventsOf)]));
  });
});
