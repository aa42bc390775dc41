import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { identityOf } from '../../../src/git/repository';
import { GitFolder } from './gitFolder';

describe('identityOf', () => {
  let folder: GitFolder;
  beforeEach(() => {
    folder = new GitFolder();
  });
  afterEach(() => folder.remove());

  it('is the canonical address of origin, and the path below the root', async () => {
    folder.git('remote', 'add', 'fork', 'https://example.com/me/orders.git');
    folder.git('remote', 'add', 'origin', 'git@example.com:acme/orders.git');
    folder.write({ 'packages/a/x.js': '' });
    assert.deepEqual(await identityOf(folder.path), {
      repoUrl: 'https://example.com/acme/orders',
      subPath: '',
      name: 'acme/orders',
    });
    assert.deepEqual(await identityOf(path.join(folder.path, 'packages', 'a')), {
      repoUrl: 'https://example.com/acme/orders',
      subPath: 'packages/a',
      name: 'acme/orders/packages/a',
    });
  });

  it('is the same in a linked worktree', async () => {
    folder.git('remote', 'add', 'origin', 'https://example.com/acme/orders');
    folder.commit('one');
    const linked = path.join(mkdtempSync(path.join(tmpdir(), 'cpl-linked-')), 'tree');
    folder.git('worktree', 'add', '--quiet', linked, '-b', 'other');
    assert.deepEqual(await identityOf(linked), await identityOf(folder.path));
    rmSync(path.dirname(linked), { recursive: true });
  });

  it('is the folder itself without a remote', async () => {
    const { repoUrl, name } = await identityOf(folder.path);
    assert.equal(repoUrl, pathToFileURL(realpathSync(folder.path)).href);
    assert.equal(name, path.basename(folder.path));
  });
});
