import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Application } from '../../../src/core/types';
import type { Suggestion } from '../../../src/engine/api/SuggestionApi';
import { kindOfCommand, testsIn } from '../../../src/engine/observing/readCommand';
import type { GitFolder } from '../git/gitFolder';
import { Engines, type OpenEngine } from './openEngine';
import { twoServices } from './twoServices';

describe('what a run of tests tells of an application', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let there: OpenEngine;
  let memoryFolder: string;
  let suggestion: Suggestion;
  beforeEach(async () => {
    engines = new Engines();
    memoryFolder = mkdtempSync(path.join(tmpdir(), 'cpl-memory-'));
    const services = twoServices();
    ({ learned, target } = services);
    target.commit('Test', { 'test/items.test.js': '// a test\n' });
    const here = engines.open([learned.path]);
    const source = { kind: 'commit', folder: learned.path, sha: services.sha } as const;
    const form = { name: 'Time out', type: 'bug_fix', description: '' } as const;
    await here.api.learnFromChange({ source, ...form });
    there = engines.open([target.path], { memoryFolder });
    const [first] = await there.api.suggestions({ folder: target.path });
    assert.ok(first);
    suggestion = first;
  });
  afterEach(async () => {
    await engines.close();
    for (const folder of [learned, target]) folder.remove();
    rmSync(memoryFolder, { recursive: true, force: true });
  });

  async function ran(
    exit: number,
    more: { command?: string; output?: string; below?: string } = {},
  ) {
    const run = { folder: target.path, command: 'npm test', exit, startedAt: Date.now(), ...more };
    return (await there.api.commandEnded(run)).map(({ success, reason }) => reason ?? success);
  }

  const record = async () => {
    const { patternId } = suggestion;
    const { confidence, successCount, failureCount } = await there.api.pattern({ patternId });
    return [confidence, successCount, failureCount];
  };

  async function apply(): Promise<Application> {
    const { patternId, sourceProjectId } = suggestion;
    const folder = target.path;
    const [found] = await there.api.scan({ folder, patternIds: [patternId] });
    const sites = found?.sites ?? [];
    const plan = await there.api.planApplication({ folder, patternId, sites });
    for (const file of plan.files) target.write({ [file.path]: file.after });
    return there.api.recordApplication({
      ...{ folder, patternId, sourceProjectId },
      sites: plan.files.flatMap((file) =>
        file.edits.map(({ start, end, newText }) => ({
          ...{ path: file.path, start, end },
          ...{ before: file.before.slice(start, end), after: newText },
        })),
      ),
    });
  }

  it('is a success where it is green, once, with its evidence', async () => {
    await apply();
    assert.deepEqual(await ran(0, { output: '  12 passing (3s)\n' }), [true]);
    await ran(0);
    assert.deepEqual(await record(), [0.55, 1, 0]);
    const [one] = await there.api.applicationsIn({ folder: target.path });
    assert.equal(one?.application.outcome?.observer, 'tests');
    assert.deepEqual(one.application.outcome.evidence, {
      ...{ kind: 'tests', command: 'npm test', exit: 0, testsRun: 12 },
    });
  });

  it('is a failure where it is red, was green before, and nothing else was changed', async () => {
    assert.deepEqual(await ran(0), []);
    await apply();
    assert.deepEqual(await ran(1), [false]);
    assert.deepEqual(await record(), [0.4, 0, 1]);
  });

  it('is the same failure after a restart, and once the application is committed', async () => {
    await ran(0);
    await apply();
    target.commit('Time out');
    there = engines.open([target.path], { memoryFolder });
    assert.deepEqual(await ran(1), [false]);
  });

  it('is unknown where it was red before, or was never seen', async () => {
    await ran(0);
    await ran(1);
    await apply();
    assert.deepEqual(await ran(1), ['it was red before the application']);
    assert.deepEqual(await ran(2, { command: 'npm run build' }), [
      'it was not seen green before the application',
    ]);
    assert.deepEqual(await record(), [0.5, 0, 0]);
  });

  it('is unknown where something else was changed, in the same file or another', async () => {
    await ran(0);
    await apply();
    target.write({ 'src/more.js': 'export const more = 1;\n' });
    assert.deepEqual(await ran(1), ['something else was changed as well']);
    target.commit('All of it');
    assert.deepEqual(await ran(1), ['something else was changed as well']);
    assert.deepEqual(await record(), [0.5, 0, 0]);
  });

  it('is unknown where no test was run', async () => {
    await apply();
    assert.deepEqual(await ran(0, { output: '\n  0 passing (1ms)\n' }), ['no test was run']);
    target.git('rm', '--quiet', 'test/items.test.js');
    assert.deepEqual(await ran(0), ['there is no test']);
    assert.deepEqual(await record(), [0.5, 0, 0]);
  });

  it('is nothing for files elsewhere, without trust, after a person’s word, or of another command', async () => {
    const { id: applicationId } = await apply();
    assert.deepEqual(await ran(0, { below: 'packages/other/' }), []);
    assert.deepEqual(await ran(0, { command: 'npm start' }), []);
    const untrusted = engines.open([target.path], { trusted: false });
    const run = { folder: target.path, command: 'npm test', exit: 0, startedAt: Date.now() };
    assert.deepEqual(await untrusted.api.commandEnded(run), []);
    await there.api.recordOutcome({
      patternId: suggestion.patternId,
      applicationId,
      success: false,
    });
    assert.deepEqual(await ran(0), []);
    assert.deepEqual(await record(), [0.4, 0, 1]);
  });
});

describe('a command line', () => {
  it('is one of tests or of a build only where all of it is', () => {
    const kinds: [string, string | undefined][] = [
      ['npm test', 'tests'],
      ['CI=1 pnpm run test', 'tests'],
      ['npx vitest run', 'tests'],
      ['python -m pytest -q', 'tests'],
      ['go test ./...', 'tests'],
      ['./gradlew clean test', 'tests'],
      ['npm run build', 'build'],
      ['tsc -p tsconfig.json', 'build'],
      ['cargo build --release', 'build'],
      ['npm test; true', undefined],
      ['npm test | tail', undefined],
      ['npx jest src/one.test.ts', undefined],
      ['npx mocha --grep one', undefined],
      ['vitest --watch', undefined],
      ['pytest tests/test_a.py::test_b', undefined],
      ['npm install', undefined],
      ['git commit -m "npm test"', undefined],
    ];
    for (const [command, kind] of kinds) assert.equal(kindOfCommand(command), kind, command);
  });

  it('writes how many tests ran', () => {
    assert.equal(testsIn('Tests:       1 failed, 11 passed, 12 total\n'), 12);
    assert.equal(testsIn('\u001b[32m ✓\u001b[0m\n 7 passing (3s)\r\n'), 7);
    assert.equal(testsIn('ℹ tests 0\nℹ pass 0\n'), 0);
    assert.equal(testsIn('collected 0 items\n'), 0);
    assert.equal(testsIn('running 0 tests\n\nrunning 3 tests\n'), 3);
    assert.equal(testsIn('?   	example.com/a	[no test files]\n'), 0);
    assert.equal(testsIn('all good\n'), undefined);
  });
});
