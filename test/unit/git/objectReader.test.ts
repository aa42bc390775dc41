import assert from 'node:assert/strict';
import { Git, GitError } from '../../../src/git/Git';
import { ObjectReader } from '../../../src/git/ObjectReader';
import { GitFolder } from './gitFolder';

/** Counts how often git is started. */
class CountingGit extends Git {
  starts = 0;

  override spawn(args: readonly string[], signal?: AbortSignal) {
    this.starts++;
    return super.spawn(args, signal);
  }
}

describe('reading objects', () => {
  let folder: GitFolder;
  beforeEach(() => (folder = new GitFolder()));
  afterEach(() => folder.remove());

  function objectsOf(files: Record<string, string>): string[] {
    folder.commit('one', files);
    return Object.keys(files).map((name) => folder.git('rev-parse', `HEAD:${name}`).trim());
  }

  it('leaves out what is too large, missing, or no file', async () => {
    const ids = objectsOf({ 'large.txt': 'x'.repeat(2000), 'small.txt': 's', 'empty.txt': '' });
    const objects = new ObjectReader(new Git('git', folder.path));
    const tree = folder.git('rev-parse', 'HEAD^{tree}').trim();
    const read = await objects.read([...ids, '0'.repeat(40), tree, ids[1]!], 1000);
    objects.close();
    assert.deepEqual(
      read.map((content) => content?.toString()),
      [undefined, 's', '', undefined, undefined, 's'],
    );
  });

  it('starts git twice, however often it is asked', async () => {
    const texts = Array.from({ length: 30 }, (_, index) =>
      `${index}\n`.repeat(20_000 * (index % 3)),
    );
    const ids = objectsOf(
      Object.fromEntries(texts.map((text, at) => [`${at}.txt`, `${at}${text}`])),
    );
    const git = new CountingGit('git', folder.path);
    const objects = new ObjectReader(git);
    const questions = ids.map((id) => objects.read([id, ids[0]!], 1 << 20));
    for (const [index, [content]] of (await Promise.all(questions)).entries()) {
      assert.equal(content?.toString(), `${index}${texts[index]}`);
    }
    assert.deepEqual(await objects.read([], 1000), []);
    objects.close();
    assert.equal(git.starts, 2);
  });

  it('starts nothing when nothing is read', () => {
    const git = new CountingGit('git', folder.path);
    new ObjectReader(git).close();
    assert.equal(git.starts, 0);
  });

  it('tells why it failed, every time', async () => {
    const objects = new ObjectReader(new Git('no-such-git', folder.path));
    for (let time = 0; time < 2; time += 1) {
      await assert.rejects(
        objects.read(['0'.repeat(40)], 1000),
        (error) => error instanceof GitError && error.code === 'GitMissing',
      );
    }
    objects.close();
  });

  it('ends when it is cancelled', async () => {
    const [id] = objectsOf({ 'a.txt': 'a' });
    const cancellation = new AbortController();
    const objects = new ObjectReader(new Git('git', folder.path), cancellation.signal);
    await objects.read([id!], 1000);
    cancellation.abort();
    await assert.rejects(objects.read([id!], 1000), { name: 'AbortError' });
  });
});
