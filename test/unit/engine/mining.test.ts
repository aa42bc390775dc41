import assert from 'node:assert/strict';
import type { FileChange } from '../../../src/core/types';
import { type Candidate } from '../../../src/engine/mining/candidates';
import { HistoryMine } from '../../../src/engine/mining/HistoryMine';
import { Git } from '../../../src/git/Git';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';
import { grammars } from '../template/tree/workbench';
import { recurringTimeouts, service } from './minedHistory';

/** Counts how often git is started. */
class CountingGit extends Git {
  starts = 0;

  override run(args: readonly string[], signal?: AbortSignal): Promise<string> {
    this.starts++;
    return super.run(args, signal);
  }

  override spawn(args: readonly string[], signal?: AbortSignal) {
    this.starts++;
    return super.spawn(args, signal);
  }
}

/** Counts the changed files that are looked at. */
function countingLearner() {
  const learner = createTemplates(grammars);
  const marks = learner.marks.bind(learner);
  const counting = Object.assign(learner, {
    looked: 0,
    marks: (file: FileChange) => {
      counting.looked++;
      return marks(file);
    },
  });
  return counting;
}

/** Notes for each piece of work the turn of the event loop that it begins in. */
function timedLearner() {
  const learner = createTemplates(grammars);
  const began = { marks: [] as number[], mine: [] as number[], reproduced: [] as number[] };
  const timed = Object.assign(learner, { turn: 0, began });
  for (const name of ['marks', 'mine', 'reproduced'] as const) {
    const work = learner[name].bind(learner) as (...args: unknown[]) => Promise<never>;
    timed[name] = (...args: unknown[]) => {
      began[name].push(timed.turn);
      return work(...args);
    };
  }
  return timed;
}

const never = new AbortController().signal;

function mineOf(folder: GitFolder, excluded: string[] = []) {
  const git = new CountingGit('git', folder.path);
  const learner = countingLearner();
  return { git, learner, mine: new HistoryMine(git, learner, excluded) };
}

const mined = (folder: GitFolder, excluded: string[] = []): Promise<Candidate[]> =>
  mineOf(folder, excluded).mine.candidates(500, () => undefined, never);

const shasOf = ({ found }: Candidate) => [...new Set(found.map(({ commit }) => commit.sha))];

describe('mining a history', () => {
  const folders: GitFolder[] = [];
  const keep = <F extends GitFolder>(folder: F): F => {
    folders.push(folder);
    return folder;
  };
  afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

  it('finds an edit of three commits once, and nothing of the others', async () => {
    const { folder, shas } = recurringTimeouts(3);
    keep(folder);
    const candidates = await mined(folder);
    assert.equal(candidates.length, 1);
    const [candidate] = candidates;
    assert.deepEqual(shasOf(candidate!), [...shas].reverse());
    assert.equal(candidate!.found.length, 3);
    assert.match(candidate!.template.after, /AbortSignal\.timeout/);
  });

  it('finds nothing where nothing recurs', async () => {
    const { folder } = recurringTimeouts(1);
    keep(folder);
    assert.deepEqual(await mined(folder), []);
  });

  it('asks for two commits, or for three places of one', async () => {
    const places = async (count: number) => {
      const folder = keep(new GitFolder());
      const names = ['a', 'b', 'c'].slice(0, count);
      const all = (timeout: boolean) =>
        Object.fromEntries(names.map((name) => [`${name}.js`, service(name, { timeout })]));
      folder.commit('Begin', all(false));
      folder.commit('Time out', all(true));
      return (await mined(folder)).map(({ found }) => found.length);
    };
    assert.deepEqual(await places(2), []);
    assert.deepEqual(await places(3), [3]);
  });

  it('does not count what a later commit reverts', async () => {
    const { folder, shas } = recurringTimeouts(3);
    keep(folder);
    folder.git('revert', '--no-edit', shas[0]!);
    const [candidate] = await mined(folder);
    assert.deepEqual(shasOf(candidate!), [shas[2], shas[1]]);
    folder.git('revert', '--no-edit', shas[1]!);
    assert.deepEqual(await mined(folder), []);
  });

  it('counts again what was reverted and then done again', async () => {
    const { folder, shas } = recurringTimeouts(2);
    keep(folder);
    folder.git('revert', '--no-edit', shas[0]!);
    assert.deepEqual(await mined(folder), []);
    folder.git('revert', '--no-edit', 'HEAD');
    const [candidate] = await mined(folder);
    assert.deepEqual(shasOf(candidate!), [shas[1], shas[0]]);
  });

  it('does not count what a later commit takes back without saying so', async () => {
    const { folder, shas } = recurringTimeouts(3);
    keep(folder);
    folder.commit('Simplify', { 'src/orders.js': service('orders', { lines: 2 }) });
    const [candidate] = await mined(folder);
    assert.deepEqual(shasOf(candidate!), [shas[2], shas[1]]);
  });

  it('leaves out names of a file, versions, imports, comments and excluded files', async () => {
    const folder = keep(new GitFolder());
    const files = ['a', 'b', 'c'];
    const write = (text: (name: string) => string) =>
      Object.fromEntries(files.map((name) => [`src/${name}.js`, text(name)]));
    const texts: [string, (name: string) => string][] = [
      ['Begin', (name) => `import x from 'one';\nconst v = '1.0.0';\nlet item = x(${name});\n`],
      ['Bump', (name) => `import x from 'one';\nconst v = '1.0.1';\nlet item = x(${name});\n`],
      ['Import', (name) => `import x from 'two';\nconst v = '1.0.1';\nlet item = x(${name});\n`],
      ['Rename', (name) => `import x from 'two';\nconst v = '1.0.1';\nlet entry = x(${name});\n`],
      [
        'Say',
        (name) => `// Said.\nimport x from 'two';\nconst v = '1.0.1';\nlet entry = x(${name});\n`,
      ],
    ];
    for (const [title, text] of texts) folder.commit(title, write(text));
    assert.deepEqual(
      (await mined(folder)).map(({ template }) => [template.before, template.after]),
      [],
    );
    const { folder: other } = recurringTimeouts(3);
    keep(other);
    assert.deepEqual(await mined(other, ['src/']), []);
  });

  it('looks only at commits that it has not seen, also after it was cancelled', async () => {
    const { folder, shas } = recurringTimeouts(3);
    keep(folder);
    const { learner, mine } = mineOf(folder);
    const cancel = new AbortController();
    await assert.rejects(
      mine.candidates(500, (done) => done === 3 && cancel.abort(), cancel.signal),
      { name: 'AbortError' },
    );
    assert.equal(learner.looked, 3);
    assert.equal(mine.remembered.length, 3);
    const [candidate] = await mine.candidates(500, () => undefined, never);
    assert.equal(shasOf(candidate!).length, 3);
    assert.equal(learner.looked, 6, 'the first commit has nothing to compare with');
    const parses = learner.parses;
    await mine.candidates(500, () => undefined, never);
    assert.equal(learner.looked, 6);
    assert.ok(learner.parses - parses < parses, 'only what recurs is parsed again');
    folder.commit('Go on', { 'src/noise0.js': 'go(on);\n' });
    const [again] = await mine.candidates(500, () => undefined, never);
    assert.deepEqual(shasOf(again!), [...shas].reverse());
    assert.equal(learner.looked, 7);
  });

  it('starts git a few times, however many commits there are', async () => {
    const folder = keep(new GitFolder());
    folder.commit('Begin', { 'a.js': service('a') });
    for (let round = 1; round <= 30; round++) {
      folder.commit(`Log ${round}`, { 'a.js': service('a', { lines: round }) });
    }
    const { git, learner, mine } = mineOf(folder);
    await mine.candidates(500, () => undefined, never);
    assert.equal(learner.looked, 30);
    assert.ok(git.starts < 10, `${git.starts} times`);
  });

  it('remembers little of a commit, and only of those it was asked for', async () => {
    const folder = keep(new GitFolder());
    const names = Array.from({ length: 10 }, (_, index) => `m${index}`);
    const all = (timeout: boolean) =>
      Object.fromEntries(
        names.map((name) => [`${name}.js`, service(name, { timeout, lines: 300 })]),
      );
    folder.commit('Begin', all(false));
    folder.commit('Time out', all(true));
    const { mine } = mineOf(folder);
    await mine.candidates(500, () => undefined, never);
    const texts = Object.values(all(true)).join('').length;
    const kept = JSON.stringify(mine.remembered).length;
    assert.ok(kept < 500 * names.length, `${kept} characters for ${names.length} files`);
    assert.ok(kept < texts / 10);
    await mine.candidates(1, () => undefined, never);
    assert.deepEqual(
      mine.remembered.map(({ title }) => title),
      ['Time out'],
    );
  });

  it('lets other work go on between any two files that it looks at', async function () {
    this.timeout(120_000);
    const folder = keep(new GitFolder());
    const at = (round: number, index: number) =>
      service(`m${index}`, { timeout: index < round, lines: 30 });
    const all = (round: number) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`m${i}.js`, at(round, i)]));
    folder.commit('Begin', all(0));
    for (let round = 1; round <= 60; round++) {
      folder.commit(`Time out ${round}`, { [`m${round - 1}.js`]: at(round, round - 1) });
    }
    const learner = timedLearner();
    let next = setImmediate(function count() {
      learner.turn++;
      next = setImmediate(count);
    });
    const mine = new HistoryMine(new Git('git', folder.path), learner, []);
    const [candidate, ...others] = await mine.candidates(500, () => undefined, never);
    clearImmediate(next);
    assert.equal(others.length, 0);
    assert.equal(candidate?.found.length, 60);
    const { marks, mine: learned, reproduced } = learner.began;
    const pieces = [...marks, ...learned, ...reproduced];
    assert.ok(marks.length >= 60 && learned.length > 0 && reproduced.length > 0);
    assert.equal(new Set(pieces).size, pieces.length, pieces.join(' '));
  });
});
