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

  describe('in the spellings of the configuration that git reads (G15)', () => {
    const SPELLINGS: Record<string, string> = {
      'a comment after the header': '[remote "origin"] # ours\n  url = ADDRESS\n',
      'the setting in the line of the header': '[remote "origin"] url = ADDRESS\n',
      'a comment after the value': '[remote "origin"]\nurl = ADDRESS ; ours\n',
      'quotes around the value and a comment': '[remote "origin"]\n\turl = "ADDRESS" # ours\n',
      'quotes around a part of it': '[remote "origin"]\nurl = https:"//example".com/acme/orders\n',
      'names in another case': '[Remote "origin"]\n\tURL=ADDRESS\n',
      'a value over two lines': '[remote "origin"]\n  url = \\\n    ADDRESS\n',
      'line ends of Windows and a mark in front':
        '\ufeff[core]\r\n\tbare = false\r\n[remote "origin"]\r\n\turl = ADDRESS\r\n',
      'a section of the same name, and a setting elsewhere':
        '[branch "origin"]\nurl = elsewhere\n[remote "origin"]\nurl = ADDRESS\n[gui]\nurl = no\n',
      'comments that look like it':
        '# [remote "origin"]\n;url = no\n[remote "origin"]\n# url = no\nurl = ADDRESS\n',
      'two addresses, of which git fetches from the first':
        '[remote "origin"]\nurl = ADDRESS\nurl = https://example.com/mirror/orders\n',
      'a key without a value before it': '[remote "origin"]\n\tprune\n\turl = ADDRESS\n',
      'an abbreviation':
        '[url "https://example.com/"]\n\tinsteadOf = ex:\n[remote "origin"]\n\turl = ex:acme/orders\n',
    };
    const ADDRESS = 'https://example.com/acme/orders';

    for (const [name, spelling] of Object.entries(SPELLINGS)) {
      it(name, async () => {
        folder.write({ '.git/config': spelling.replaceAll('ADDRESS', ADDRESS) });
        assert.equal(folder.git('remote', 'get-url', 'origin').trim(), ADDRESS, 'git reads it');
        assert.equal((await identityOf(folder.path)).repoUrl, ADDRESS);
      });
    }

    it('a file that the configuration includes, one of which includes itself', async () => {
      folder.write({
        '.git/config': '[include]\n\tpath = remotes\n',
        '.git/remotes': `[remote "origin"]\n\turl = ${ADDRESS}\n[include]\n\tpath = remotes\n`,
      });
      assert.equal((await identityOf(folder.path)).repoUrl, ADDRESS);
    });

    it('a name with quotes and backslashes', async () => {
      folder.write({ '.git/config': `[remote "a\\"b\\\\c"]\nurl = ${ADDRESS}\n` });
      assert.equal((await identityOf(folder.path)).repoUrl, ADDRESS);
    });
  });
});
