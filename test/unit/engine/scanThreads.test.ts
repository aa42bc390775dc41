import assert from 'node:assert/strict';
import path from 'node:path';
import { createLearner } from '../../../src/engine/templates/createLearner';
import { ScanThreadFailed, ScanThreads } from '../../../src/engine/scanning/ScanThreads';
import {
  type ScannedPattern,
  type ScanProgress,
  SiteScanner,
} from '../../../src/engine/sites/SiteScanner';
import { NodeFiles } from '../../../src/files/NodeFiles';
import type { Templates } from '../../../src/template/Templates';
import { GitFolder } from '../git/gitFolder';

const FILES = 400;
const whole = { below: '' };
const ASSETS = path.resolve('dist');
const WORKER = path.join(ASSETS, 'scanWorker.js');

/** As a person's folder is scanned: in threads, where there are enough files. */
describe('scanning in threads', () => {
  let folder: GitFolder;
  let learner: Templates;
  let patterns: ScannedPattern[];
  let started: number;
  let logged: string[];
  let unsearchable: string[];

  before(async () => {
    folder = new GitFolder();
    learner = createLearner(ASSETS);
    const learned = async (language: string, name: string, before: string, after: string) =>
      (await learner.learn(language, [{ path: name, language, before, after }])).template;
    const templates = [
      await learned(
        'javascript',
        'a.js',
        'const a = new Buffer(b);\n',
        'const a = Buffer.from(b);\n',
      ),
      await learned('python', 'a.py', 'a = call(b)\n', 'a = call(b, timeout=5)\n'),
      await learned('kotlin', 'a.kt', 'val a = old(b)\n', 'val a = fresh(b)\n'),
    ];
    patterns = templates.map((template, index) => ({
      patternId: `${index}`,
      version: `${index}`,
      template,
    }));
    const texts = ['x = new Buffer(y);\nz = new Buffer(1);\n', 'x = call(y)\n', 'val x = old(y)\n'];
    const names = ['js', 'py', 'kt'].map((extension) => (at: number) => `f${at}.${extension}`);
    folder.write(
      Object.fromEntries(
        Array.from({ length: FILES }, (_, at) => [names[at % 3]!(at), texts[at % 3]!]),
      ),
    );
  });
  after(() => folder.remove());
  beforeEach(() => {
    started = 0;
    logged = [];
    unsearchable = [];
  });

  function open(count = 0, worker = WORKER): SiteScanner {
    const files = new NodeFiles(folder.path, { log: (message) => logged.push(message) });
    const tell = (patternId: string) => unsearchable.push(patternId);
    if (count === 0) return new SiteScanner(files, learner, tell);
    return new SiteScanner(files, learner, tell, (task) => {
      started += 1;
      return new ScanThreads(worker, { ...task, assetsFolder: ASSETS }, count);
    });
  }

  const scan = (scanner: SiteScanner, signal = new AbortController().signal) => {
    const seen: ScanProgress[] = [];
    const progress = (now: ScanProgress) => void seen.push({ ...now });
    const found: string[] = [];
    const onFound = (patternId: string) => void found.push(patternId);
    return scanner
      .scan(patterns, whole, progress, onFound, signal)
      .then((sites) => ({ sites, seen, found: found.length }));
  };

  it('finds what one thread finds, each site told once', async () => {
    const alone = await scan(open());
    assert.ok(alone.sites.every(({ sites }) => sites.length > 100));
    const scanner = open(3);
    const together = await scan(scanner);
    assert.deepEqual(together.sites, alone.sites);
    assert.equal(together.found, alone.found);
    assert.deepEqual(together.seen.at(-1), { done: FILES, total: FILES });
    assert.equal(scanner.filesRead, FILES);
    await scan(scanner);
    assert.equal(scanner.filesRead, FILES, 'nothing is read again');
    assert.equal(started, 1);
    assert.deepEqual(logged, []);
  });

  it('goes on without threads when one cannot be started, and says so', async () => {
    const scanner = open(2, path.join(ASSETS, 'none.js'));
    const { sites, seen } = await scan(scanner);
    assert.deepEqual(sites, (await scan(open())).sites);
    assert.deepEqual(seen.at(-1), { done: FILES, total: FILES });
    assert.equal(logged.length, 1);
    assert.match(logged[0]!, /one by one/);
  });

  it('finds the sites of all other patterns when a template is damaged', async () => {
    const [first, ...others] = patterns;
    const damaged = { ...first!, patternId: 'damaged', version: 'damaged' };
    damaged.template = { ...first!.template, body: { version: 1, levels: 'none' } };
    patterns = [damaged, ...others];
    const { sites, seen } = await scan(open(2));
    patterns = [first!, ...others];
    assert.deepEqual(unsearchable, ['damaged']);
    assert.deepEqual(sites.slice(1), (await scan(open())).sites.slice(1));
    assert.deepEqual(sites[0], { patternId: 'damaged', sites: [] });
    assert.ok(seen.every(({ done, total }) => done <= total));
  });

  it('ends when it is cancelled, and remembers nothing of it', async () => {
    const cancellation = new AbortController();
    const scanner = open(2);
    const cancel = () => cancellation.abort();
    await assert.rejects(
      scanner.scan(patterns, whole, cancel, () => undefined, cancellation.signal),
      { name: 'AbortError' },
    );
    assert.deepEqual((await scan(scanner)).sites, (await scan(open())).sites);
  });
});

describe('a scan thread', () => {
  it('that ended by itself is told of, not waited for', async () => {
    const task = { assetsFolder: ASSETS, root: ASSETS, templates: [], maxBytes: 1000 };
    const threads = new ScanThreads(path.resolve('test/fixtures/endingThread.cjs'), task, 1);
    const scan = async () => {
      const { signal } = new AbortController();
      for await (const found of threads.scan([], ['sql-wasm.wasm'], signal)) void found;
    };
    await scan();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await assert.rejects(scan(), ScanThreadFailed);
    await threads.close();
  });
});
