import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import type { CodeTemplate } from '../../../src/core/types';
import { type ScannedPattern, SiteScanner } from '../../../src/engine/sites/SiteScanner';
import { NodeFiles } from '../../../src/files/NodeFiles';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';

const whole = { below: '' };
const unaborted = new AbortController().signal;
const ignore = () => undefined;

const fail = (_: string, error: unknown): never => {
  throw error;
};

class CountingFiles extends NodeFiles {
  lists = 0;
  readonly asked: string[] = [];

  override list(signal: AbortSignal, below = '') {
    if (below === '') this.lists += 1;
    return super.list(signal, below);
  }

  override entry(path: string) {
    this.asked.push(path);
    return super.entry(path);
  }
}

describe('SiteScanner', () => {
  let folder: GitFolder;
  let unsearchable: string[];
  let scanner: SiteScanner;
  let template: CodeTemplate;
  beforeEach(async () => {
    folder = new GitFolder();
    unsearchable = [];
    const learner = createTemplates();
    const files = new NodeFiles(folder.path, { log: ignore });
    scanner = new SiteScanner(files, learner, (patternId) => unsearchable.push(patternId));
    const example = {
      path: 'x.js',
      language: 'javascript',
      before: 'const bytes = new Buffer(text);\n',
      after: 'const bytes = Buffer.from(text);\n',
    };
    ({ template } = await learner.learn('javascript', [example]));
    const body = 'const one = new Buffer(two);\n';
    folder.write(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.js`, body])));
  });
  afterEach(() => folder.remove());

  function pattern(patternId: string, change: Partial<CodeTemplate> = {}): ScannedPattern {
    return { patternId, version: patternId, template: { ...template, ...change } };
  }

  it('finds the sites of all other patterns when a template is damaged', async () => {
    const patterns = [pattern('good'), pattern('damaged', { body: { rules: 'none' } })];
    const found = await scanner.scan(patterns, whole, ignore, ignore, unaborted);
    assert.deepEqual(
      found.map(({ patternId, sites }) => [patternId, sites.length]),
      [
        ['good', 40],
        ['damaged', 0],
      ],
    );
    assert.deepEqual(unsearchable, ['damaged']);
  });

  it('gives whole results to scans that overlap, and reads every file once', async () => {
    const scan = () => scanner.scan([pattern('p')], whole, ignore, ignore, unaborted);
    const results = await Promise.all([scan(), scan(), scan()]);
    assert.deepEqual(
      results.map(([first]) => first?.sites.length),
      [40, 40, 40],
    );
    assert.equal(scanner.filesRead, 40);
  });

  it('asks the disk for the changed file only, and knows the sites of the others', async () => {
    const files = new CountingFiles(folder.path, { log: ignore });
    const counted = new SiteScanner(files, createTemplates(), fail);
    const scan = (...paths: string[]) =>
      counted.scan([pattern('p')], { below: '', paths }, ignore, ignore, unaborted);
    await counted.scan([pattern('p')], whole, ignore, ignore, unaborted);
    folder.write({ 'f7.js': 'const one = new Buffer(two);\nconst three = new Buffer(four);\n' });
    const [changed] = await scan('f7.js');
    assert.equal(changed?.sites.length, 41);
    folder.write({ 'f8.js': '' });
    rmSync(`${folder.path}/f9.js`);
    const [fewer] = await scan('f8.js', 'f9.js', 'f9.js');
    assert.equal(fewer?.sites.length, 39);
    assert.deepEqual(
      [files.lists, files.asked, counted.filesRead],
      [1, ['f7.js', 'f8.js', 'f9.js'], 42],
    );
  });

  it('follows a folder that is renamed, of which only its own name is told', async () => {
    folder.write({ 'old/a.js': 'new Buffer(x);\n', 'old/deep/b.js': 'new Buffer(y);\n' });
    const scan = (paths?: string[]) =>
      scanner.scan([pattern('p')], { below: '', paths }, ignore, ignore, unaborted);
    await scan();
    renameSync(`${folder.path}/old`, `${folder.path}/new`);
    const [moved] = await scan(['old', 'new', 'new/a.js', 'new/deep']);
    const inFolders = moved?.sites.map(({ path }) => path).filter((path) => path.includes('/'));
    assert.deepEqual(inFolders, ['new/a.js', 'new/deep/b.js']);
    assert.equal(scanner.filesRead, 44);
  });

  it('lists the files once when very many changed', async () => {
    const files = new CountingFiles(folder.path, { log: ignore });
    const counted = new SiteScanner(files, createTemplates(), fail);
    const paths = Array.from({ length: 1000 }, (_, number) => `f${number}.js`).slice(10);
    const [found] = await counted.scan(
      [pattern('p')],
      { below: '', paths },
      ignore,
      ignore,
      unaborted,
    );
    assert.deepEqual([files.lists, files.asked, found?.sites.length], [1, [], 30]);
  });

  it('goes on after a scan that was cancelled', async () => {
    const cancellation = new AbortController();
    const first = scanner.scan(
      [pattern('p')],
      whole,
      () => cancellation.abort(),
      ignore,
      cancellation.signal,
    );
    const second = scanner.scan([pattern('p')], whole, ignore, ignore, unaborted);
    await assert.rejects(first, { name: 'AbortError' });
    assert.equal((await second)[0]?.sites.length, 40);
  });
});
