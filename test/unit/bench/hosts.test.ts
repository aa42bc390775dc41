import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InstalledGrammars } from '../../../bench/changes/grammarFiles';
import { Hosts } from '../../../bench/questions/Hosts';
import { Parsers } from '../../../src/template/tree/syntax/Parsers';

const BLOCK = '\n\ndef run(a):\n    return a\n';
const recordOf = (id: string) => ({
  id,
  path: `${id}.py`,
  language: 'python',
  before: `import ${id}\n${BLOCK.repeat(8)}`,
});

describe('embedding a pair in a real file', () => {
  let folder: string;
  let hosts: Hosts;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cpl-hosts-'));
    const lines = ['one', 'two', 'six'].map((id) => JSON.stringify(recordOf(id)));
    writeFileSync(path.join(folder, 'changes.jsonl.gz'), lines.join('\n'));
    hosts = new Hosts(folder, new Parsers(new InstalledGrammars(process.cwd())));
  });
  after(() => rmSync(folder, { recursive: true }));

  const pairOf = (before: string, after: string) => ({
    id: 'pair',
    set: 'own',
    kind: 'own',
    language: 'python',
    path: 'example.py',
    before,
    after,
  });

  it('puts both sides into the same file at the same place', async () => {
    const found = await hosts.embed(pairOf('old(1)\n', 'fresh(1)\n'), 'ask', []);
    assert.ok(found);
    assert.match(found.pair.before, /^import /);
    assert.equal(found.pair.before.replace('old(1)', 'fresh(1)'), found.pair.after);
  });

  it('takes the same file again, and another where that one is taken', async () => {
    const pair = pairOf('old(1)\n', 'fresh(1)\n');
    const first = await hosts.embed(pair, 'ask', []);
    assert.deepEqual(await hosts.embed(pair, 'ask', []), first);
    const second = await hosts.embed(pair, 'ask', [first!.host]);
    assert.notEqual(second!.host, first!.host);
    assert.equal(await hosts.embed(pair, 'ask', ['one', 'two', 'six']), undefined);
  });

  it('puts imports below imports', async () => {
    const found = await hosts.embed(
      pairOf('import os\nold(1)\n', 'import io\nold(1)\n'),
      'ask',
      [],
    );
    assert.match(found!.pair.before, /^import \w+\nimport os\nold\(1\)\n/);
  });

  it('puts them at the end of a file of one block', async () => {
    const block = 'class A:\n' + '    x = 1\n'.repeat(30);
    writeFileSync(
      path.join(folder, 'changes.jsonl.gz'),
      JSON.stringify({ ...recordOf('one'), before: block }),
    );
    const ofOneBlock = new Hosts(folder, new Parsers(new InstalledGrammars(process.cwd())));
    const found = await ofOneBlock.embed(pairOf('old(1)\n', 'fresh(1)\n'), 'ask', []);
    assert.equal(found?.pair.before, `${block}old(1)\n\n`);
  });

  it('leaves out what does not parse', async () => {
    assert.equal(await hosts.embed(pairOf('old(\n', 'fresh(1)\n'), 'ask', []), undefined);
  });
});
