import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { CodeTemplate } from '../../../src/core/types';
import type { SiteNews } from '../../../src/engine/api/SiteApi';
import { LiveSites, type Listening } from '../../../src/engine/sites/LiveSites';
import { SiteListener } from '../../../src/engine/sites/SiteListener';
import { type ScannedPattern, SiteScanner } from '../../../src/engine/sites/SiteScanner';
import { NodeFiles } from '../../../src/files/NodeFiles';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';

const ONE = 'const one = new Buffer(two);\n';
const TWO = `${ONE}const three = new Buffer(four);\n`;
const { signal: unaborted } = new AbortController();
const ignore = (): void => undefined;

/** A scanner whose searches can be made to wait, or to fail. */
class TriedScanner extends SiteScanner {
  scans = 0;
  /** What the next search waits for, or fails with. */
  before: (() => Promise<void>) | undefined;
  /** What the answer of the next search waits for. */
  after: (() => Promise<void>) | undefined;

  override async scan(...args: Parameters<SiteScanner['scan']>) {
    this.scans += 1;
    const { before, after } = this;
    this.before = this.after = undefined;
    await before?.();
    const found = await super.scan(...args);
    await after?.();
    return found;
  }
}

describe('live sites', () => {
  const learner = createTemplates();
  let template: CodeTemplate;
  let folder: GitFolder;
  let scanners: TriedScanner[];
  let failures: unknown[];
  let told: SiteNews[];
  let sites: LiveSites;
  let onNews: (news: SiteNews) => void;

  before(async () => {
    const example = {
      path: 'x.js',
      language: 'javascript',
      before: 'const bytes = new Buffer(text);\n',
      after: 'const bytes = Buffer.from(text);\n',
    };
    ({ template } = await learner.learn('javascript', [example]));
  });
  beforeEach(() => {
    folder = new GitFolder();
    folder.write({ 'a.js': ONE, 'lib/b.js': TWO, 'lib/deep/c.js': ONE, 'library/d.js': ONE });
    [scanners, failures, told] = [[], [], []];
    onNews = ignore;
    sites = new LiveSites(
      (path) => {
        const files = new NodeFiles(path, { log: ignore });
        const scanner = new TriedScanner(files, learner, assert.fail);
        scanners.push(scanner);
        return scanner;
      },
      (news) => {
        told.push(structuredClone(news));
        onNews(news);
      },
      (_, error) => failures.push(error),
      0,
    );
  });
  afterEach(async () => {
    sites.end();
    await settled();
    folder.remove();
  });

  function pattern(patternId: string, version = patternId): ScannedPattern {
    return { patternId, version, template };
  }

  function wanted(listener: string, change: Partial<Listening> = {}): Listening {
    const patterns = [pattern('p')];
    const { path } = folder;
    return {
      listener,
      folder: path,
      below: '',
      patterns,
      withInputs: false,
      live: true,
      ...change,
    };
  }

  const listen = (listener: string, change: Partial<Listening> = {}, signal = unaborted) =>
    sites.listen(wanted(listener, change), signal);

  /** What a listener knows, from what it was told: paths, and how many sites there are in each. */
  function known(listener: string, patternId = 'p'): string | undefined {
    const news = told.filter((each) => each.listener === listener);
    const all = news.flatMap((each) => each.sites).filter((each) => each.patternId === patternId);
    const counts = new Map<string, number>();
    for (const { path } of all.at(-1)?.sites ?? []) counts.set(path, (counts.get(path) ?? 0) + 1);
    return all.length > 0
      ? [...counts].map(([path, count]) => `${path} ${count}`).join(', ')
      : undefined;
  }

  const ALL = 'a.js 1, lib/b.js 2, lib/deep/c.js 1, library/d.js 1';

  /** A listener waits for what is under way, and for what it brings about. */
  async function settled(): Promise<void> {
    await listen('waiting', { patterns: [], live: false });
    sites.stop('waiting');
  }

  const counts = () => scanners.map(({ scans, filesRead }) => [scans, filesRead]);

  it('are told to who listens, in order and once', async () => {
    await listen('one');
    assert.equal(known('one'), ALL);
    assert.deepEqual([told.at(-1)?.isLooking, told.at(-1)?.lookedFor], [false, []]);
    const { length } = told;
    await listen('one');
    assert.equal(told.length, length, 'nothing is told that was told before');
    assert.deepEqual(counts(), [[1, 4]]);
  });

  it('are forgotten in a file that changes, and looked for there once', async () => {
    await listen('one');
    folder.write({ 'a.js': '\n' });
    sites.filesChanged(folder.path, ['a.js']);
    await settled();
    assert.equal(known('one'), 'lib/b.js 2, lib/deep/c.js 1, library/d.js 1');
    assert.deepEqual(counts(), [[2, 5]]);
    assert.ok(told.some(({ isLooking, lookedFor }) => isLooking && lookedFor.length === 0));
  });

  it('are told only where they are others than before', async () => {
    await listen('one', { patterns: [pattern('p'), pattern('q')] });
    const { length } = told;
    folder.write({ 'a.js': `${ONE}// the same places\n` });
    sites.filesChanged(folder.path, ['a.js']);
    await settled();
    assert.deepEqual(
      told.slice(length).flatMap((news) => news.sites),
      [],
    );
  });

  it('are found in a file that comes', async () => {
    await listen('one');
    folder.write({ 'new.js': ONE });
    sites.filesChanged(folder.path, ['new.js']);
    await settled();
    assert.equal(known('one'), `${ALL}, new.js 1`);
  });

  it('follow a folder that is deleted, and none beside it', async () => {
    await listen('one');
    rmSync(`${folder.path}/lib`, { recursive: true });
    sites.filesChanged(folder.path, ['lib']);
    await settled();
    assert.equal(known('one'), 'a.js 1, library/d.js 1');
  });

  it('wait for a listener that is not live', async () => {
    await listen('one', { live: false });
    folder.write({ 'a.js': TWO });
    sites.filesChanged(folder.path, ['a.js']);
    await new Promise(setImmediate);
    assert.deepEqual(counts(), [[1, 4]]);
    await settled();
    assert.equal(known('one'), ALL, 'even where another asked');
    await listen('one', { live: true });
    assert.equal(known('one'), ALL.replace('a.js 1', 'a.js 2'));
    assert.deepEqual(counts(), [[2, 5]]);
  });

  it('are told nobody who left', async () => {
    await listen('one');
    const { length } = told;
    sites.stop('one');
    folder.write({ 'a.js': TWO });
    sites.filesChanged(folder.path, ['a.js']);
    await settled();
    assert.deepEqual(
      told.slice(length).filter(({ listener }) => listener === 'one'),
      [],
    );
    assert.deepEqual(counts(), [[1, 4]]);
  });

  it('are looked for once for two who listen, who are both told', async () => {
    await Promise.all([
      listen('one', { patterns: [pattern('p'), pattern('q')] }),
      listen('two', { patterns: [pattern('q')] }),
      listen('three', { below: 'lib', patterns: [pattern('q')] }),
    ]);
    assert.deepEqual([known('one', 'q'), known('two', 'q')], [ALL, ALL]);
    assert.equal(known('two'), undefined);
    assert.equal(known('three', 'q'), 'lib/b.js 2, lib/deep/c.js 1');
    assert.deepEqual(counts(), [[1, 4]]);
    folder.write({ 'lib/b.js': ONE });
    sites.filesChanged(folder.path, ['lib/b.js']);
    await settled();
    assert.equal(known('three', 'q'), 'lib/b.js 1, lib/deep/c.js 1');
    assert.deepEqual(counts(), [[2, 5]]);
  });

  it('are looked for again where a pattern is another version, and kept of the others', async () => {
    await listen('one', { patterns: [pattern('p'), pattern('q')] });
    const { length } = told;
    await listen('one', { patterns: [pattern('p', 'second'), pattern('q')] });
    const news = told.slice(length);
    assert.deepEqual(
      news.flatMap((each) => each.sites).map(({ patternId, version }) => [patternId, version]),
      [['p', 'second']],
    );
    assert.deepEqual(news[0]?.lookedFor, ['p']);
    assert.equal(known('one'), ALL);
  });

  it('are told as they are found, but not in place of all that was told before', async () => {
    await listen('one');
    const found = told.flatMap((news) => news.found).flatMap((each) => each.sites);
    assert.ok(found.length > 0);
    assert.deepEqual(told.find(({ progress }) => progress)?.progress, { done: 1, total: 4 });
    const { length } = told;
    await listen('one', { again: true });
    assert.deepEqual(
      told.slice(length).flatMap((news) => [...news.found, ...news.sites]),
      [],
    );
    assert.deepEqual(counts(), [[2, 4]], 'files are listed again, and none is read again');
    folder.write({ 'a.js': TWO, 'library/d.js': `${ONE}//\n`, 'lib/deep/c.js': `${ONE}//\n` });
    await listen('one', { again: true });
    assert.deepEqual(
      told.slice(length).flatMap((news) => news.found),
      [],
    );
    assert.equal(known('one'), ALL.replace('a.js 1', 'a.js 2'));
  });

  it('are missed in no file that changes while it is looked into', async () => {
    await listen('one');
    folder.write({ 'a.js': '\n' });
    scanners[0]!.before = async () => {
      // It is told of while the search for the change before it goes on.
      sites.filesChanged(folder.path, ['a.js']);
    };
    sites.filesChanged(folder.path, ['a.js']);
    await settled();
    assert.equal(scanners[0]!.scans, 3);
  });

  it('follow the files that git ignores', async () => {
    await listen('one');
    folder.write({ '.gitignore': 'lib/\n' });
    sites.filesChanged(folder.path, ['.gitignore']);
    await settled();
    assert.equal(known('one'), 'a.js 1, library/d.js 1');
  });

  it('are looked for anew by who listens when the settings are others', async () => {
    await listen('one');
    sites.beginAnew();
    await settled();
    assert.deepEqual(counts(), [
      [1, 4],
      [1, 4],
    ]);
    assert.equal(known('one'), ALL);
  });

  it('are known of a template that nobody wanted while a file changed', async () => {
    await listen('one', { patterns: [pattern('p'), pattern('q')] });
    await listen('one', { patterns: [pattern('p')] });
    folder.write({ 'a.js': TWO });
    sites.filesChanged(folder.path, ['a.js']);
    await settled();
    await listen('one', { patterns: [pattern('q')] });
    assert.equal(known('one', 'q'), ALL.replace('a.js 1', 'a.js 2'));
  });

  it('are those of what is saved, whatever an editor holds', async () => {
    await listen('one');
    const { length } = told;
    const file = { path: 'a.js', text: TWO };
    const [held] = await sites.scannerOf(folder.path).scanText([pattern('p')], file, unaborted);
    assert.equal(held?.sites.length, 2);
    await listen('one');
    assert.equal(told.length, length);
    assert.equal(known('one'), ALL);
  });

  it('are found in a folder to which nobody listens, as they are at that time', async () => {
    const scan = async () => {
      const scanner = sites.scannerOf(folder.path);
      const found = await scanner.scan([pattern('p')], { below: '' }, ignore, ignore, unaborted);
      return found[0]?.sites.length;
    };
    assert.equal(await scan(), 5);
    folder.write({ 'a.js': TWO });
    assert.equal(await scan(), 6);
    assert.deepEqual(counts(), [[2, 5]]);
  });

  it('of a folder that was used long ago are forgotten, unless somebody listens', async () => {
    await listen('one');
    const first = sites.scannerOf(folder.path);
    for (let number = 0; number < 20; number += 1) sites.scannerOf(`/other/${number}`);
    assert.equal(sites.scannerOf(folder.path), first);
    sites.stop('one');
    for (let number = 0; number < 20; number += 1) sites.scannerOf(`/more/${number}`);
    assert.notEqual(sites.scannerOf(folder.path), first);
  });

  describe('that are being looked for', () => {
    /** The next search waits, before it begins or answers, and says when it has come so far. */
    function held(
      scanner: TriedScanner,
      when: 'before' | 'after' = 'before',
    ): { begun: Promise<void>; release: () => void } {
      let release = ignore;
      const begun = new Promise<void>((begin) => {
        scanner[when] = () => {
          begin();
          return new Promise<void>((go) => (release = go));
        };
      });
      return { begun, release: () => release() };
    }

    it('are told in the end to one who does not wait any more', async () => {
      const { begun, release } = held(sites.scannerOf(folder.path) as TriedScanner);
      const cancellation = new AbortController();
      const waiting = listen('one', {}, cancellation.signal);
      await begun;
      cancellation.abort();
      await assert.rejects(waiting, { name: 'AbortError' });
      assert.equal(known('one'), undefined);
      release();
      await settled();
      assert.equal(known('one'), ALL);
      await assert.rejects(listen('two', {}, cancellation.signal), { name: 'AbortError' });
      assert.ok(told.every(({ listener }) => listener !== 'two'));
    });

    it('are looked for no further when the last who wants them leaves', async () => {
      const scanner = sites.scannerOf(folder.path) as TriedScanner;
      const { begun, release } = held(scanner);
      const both = [listen('one'), listen('two')];
      await begun;
      sites.stop('one');
      release();
      await Promise.all(both);
      assert.deepEqual([known('two'), known('one'), scanner.filesRead], [ALL, undefined, 4]);

      const third = held(scanner);
      const waiting = listen('two', { patterns: [pattern('r')] });
      await third.begun;
      sites.stop('two');
      third.release();
      await waiting;
      assert.equal(known('two', 'r'), undefined);
      assert.equal(scanner.filesRead, 4);
      await listen('three', { patterns: [pattern('r')] });
      assert.equal(known('three', 'r'), ALL);
    });

    it('give way to what is wanted now', async () => {
      const scanner = sites.scannerOf(folder.path) as TriedScanner;
      const { begun, release } = held(scanner);
      const first = listen('one');
      await begun;
      const second = listen('one', { patterns: [pattern('p', 'second')] });
      release();
      await Promise.all([first, second]);
      assert.deepEqual(
        told.flatMap((news) => news.sites).map(({ version }) => version),
        ['second'],
      );
      assert.equal(scanner.filesRead, 4);
    });

    it('are looked for once more when all is to be listed again meanwhile', async () => {
      const scanner = sites.scannerOf(folder.path) as TriedScanner;
      const { begun, release } = held(scanner, 'after');
      const first = listen('one');
      await begun;
      folder.write({ '.gitignore': 'library/\n' });
      sites.filesChanged(folder.path, ['.gitignore']);
      release();
      await first;
      assert.equal(known('one'), 'a.js 1, lib/b.js 2, lib/deep/c.js 1');
    });

    it('are not looked for in changed files when all have left', async () => {
      const scanner = sites.scannerOf(folder.path) as TriedScanner;
      await listen('one');
      const { begun, release } = held(scanner);
      folder.write({ 'a.js': TWO });
      sites.filesChanged(folder.path, ['a.js']);
      await begun;
      sites.stop('one');
      release();
      await settled();
      assert.equal(scanner.filesRead, 4);
      await listen('two');
      assert.equal(known('two'), ALL.replace('a.js 1', 'a.js 2'));
    });

    it('are left to the new settings', async () => {
      const scanner = sites.scannerOf(folder.path) as TriedScanner;
      const { begun, release } = held(scanner);
      const first = listen('one');
      await begun;
      sites.beginAnew();
      release();
      await first;
      assert.deepEqual(
        scanners.map(({ filesRead }) => filesRead),
        [0, 4],
      );
      assert.equal(known('one'), ALL);
    });
  });

  describe('that cannot be looked for', () => {
    const fail = (): Promise<void> => Promise.reject(new Error('no disk'));

    it('are an error to who waits, and are there when asked for again', async () => {
      (sites.scannerOf(folder.path) as TriedScanner).before = fail;
      await assert.rejects(listen('one'), /no disk/);
      assert.deepEqual(failures, []);
      await listen('one');
      assert.equal(known('one'), ALL);
    });

    it('are told of to who does not wait, and looked for again when asked', async () => {
      await listen('one');
      scanners[0]!.before = fail;
      folder.write({ 'a.js': TWO });
      const failed = new Promise<void>((resolve) => {
        onNews = (news) => news.failed && resolve();
      });
      sites.filesChanged(folder.path, ['a.js']);
      await failed;
      assert.match(String(failures[0]), /no disk/);
      assert.equal(failures.length, 1);
      await listen('one');
      assert.equal(known('one'), ALL.replace('a.js 1', 'a.js 2'));
    });
  });
});

describe('a listener', () => {
  it('is told of no site that needs input, found or known, unless it asks for those', () => {
    const news: SiteNews[] = [];
    const template = { kind: 'rewrite' } as CodeTemplate;
    const pattern = { patternId: 'p', version: 'first', template };
    const site = { path: 'a.js', start: 0, end: 1, line: 0, text: 'a', holes: {} };
    const needing = { ...site, start: 1, inputs: ['LIMIT'] };
    for (const withInputs of [false, true]) {
      const wanted = { patterns: [pattern], below: '', withInputs, live: true };
      const listener = new SiteListener('one', wanted, (each) => news.push(each));
      for (const each of [site, needing]) listener.add(pattern, each);
      listener.tellProgress({ isLooking: true }, ['p']);
      listener.tellKnown({ isLooking: false }, [], () => [site, needing], []);
    }
    const counted = { patternId: 'p', version: 'first', needingInput: 1 };
    assert.deepEqual(
      news.flatMap(({ found, sites }) => [...found, ...sites]),
      [
        { patternId: 'p', version: 'first', sites: [site] },
        { ...counted, sites: [site] },
        { patternId: 'p', version: 'first', sites: [site, needing] },
        { ...counted, sites: [site, needing] },
      ],
    );
  });
});
