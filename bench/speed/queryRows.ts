import assert from 'node:assert/strict';
import type { Database } from 'sql.js';
import { CrossProjectLearningSystem } from '../../src/core/CrossProjectLearningSystem';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../src/core/families';
import { idOf } from '../../test/support/facts';
import { inTemporaryFolder, openStore } from '../torture/workshop';
import type { Contents } from './libraries';
import { patternContents, projectCommands, projectName, writeLibrary } from './libraries';
import { compare } from './measure';
import {
  fullScan,
  LEAST,
  LIMIT,
  plainDatabase,
  seedsSimilar,
  seedsSuggestions,
} from './plainDatabase';
import { type Growth, rowOf, type Row } from './report';
import { createTemplates } from '../../src/template/createTemplates';

const PATTERNS_PER_PROJECT = 50;

/** Suggesting and finding similar projects, against plain SQL and the documented algorithms. */
export async function queryRows(
  patterns: readonly number[],
  projects: readonly number[],
  rounds: number,
  growth: Growth,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of patterns) {
    const found = await suggestRows(size, rounds * 3, growth);
    if (size === patterns.at(-1)) rows.push(...found);
  }
  for (const size of projects) {
    const row = await similarRow(size, rounds, growth);
    if (size === projects.at(-1)) rows.push(row);
  }
  return rows;
}

async function suggestRows(patterns: number, rounds: number, growth: Growth): Promise<Row[]> {
  const sources = Math.max(2, Math.floor(patterns / PATTERNS_PER_PROJECT));
  return withLibrary(patternContents(patterns, sources), async ({ learning, plain, families }) => {
    const next = inTurns(sources);
    const options = { limit: LIMIT, minConfidence: LEAST, minSimilarity: LEAST };
    const suggest = (target: string) => learning.suggestPatternsForProject(target, options);
    const target = next();
    const ours = (await suggest(target)).map(({ patternId }) => patternId);
    assert.deepEqual(ours, fullScan(plain, target));
    const scanned = await compare(
      () => suggest(next()),
      () => fullScan(plain, next()),
      rounds,
    );
    const documented = await compare(
      () => suggest(next()),
      () => seedsSuggestions(plain, next(), families),
      rounds,
    );
    growth.add('suggest', patterns, scanned.work);
    return [
      rowOf('suggest', 'one full-scan SQL statement, same list', patterns, scanned, ['≥', 20]),
      rowOf('suggest', 'the documented algorithm', patterns, documented, ['≥', 10]),
    ];
  });
}

async function similarRow(projects: number, rounds: number, growth: Growth): Promise<Row> {
  const contents = { projects, commands: projectCommands(projects), texts: new Map() };
  return withLibrary(contents, async ({ learning, plain, families }) => {
    const next = inTurns(projects);
    const times = await compare(
      () => learning.findSimilarProjects(next(), { minSimilarity: LEAST, limit: 10 }),
      () => seedsSimilar(plain, next(), families),
      rounds,
    );
    growth.add('find similar projects', projects, times.work);
    return rowOf('find similar projects', 'two queries per pair', projects, times, ['≥', 100]);
  });
}

interface OpenLibrary {
  learning: CrossProjectLearningSystem;
  plain: Database;
  families: FamilyIndex;
}

async function withLibrary<T>(
  contents: Contents,
  work: (library: OpenLibrary) => Promise<T>,
): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    writeLibrary(folder, contents);
    const store = await openStore(folder);
    const families = new FamilyIndex(DEFAULT_FAMILIES);
    const learning = new CrossProjectLearningSystem(store, createTemplates(), families);
    const plain = await plainDatabase(store, families);
    try {
      return await work({ learning, plain, families });
    } finally {
      plain.close();
      await store.close();
    }
  });
}

/** Identities of so many projects, one after the other and again. */
function inTurns(projects: number): () => string {
  let turn = 0;
  return () => idOf(projectName((turn += 1) % projects));
}
