import assert from 'node:assert/strict';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

describe('the preview of a pattern', () => {
  it('says what a file needs besides the code that is shown', async () => {
    const engines = new Engines();
    const folder = new GitFolder();
    try {
      const [head, path] = ['from lib import load\n\n', 'src/a.py'];
      folder.commit('Begin', { [path]: `${head}load(a)\n` });
      const sha = folder.commit('Change', { [path]: `${head}load(a, 1)\n` });
      const { api } = engines.open([folder.path]);
      const source = { kind: 'commit', folder: folder.path, sha } as const;
      const { conditions } = await api.previewLearning({ source });
      assert.deepEqual(conditions?.imports, ['lib.load']);
    } finally {
      await engines.close();
      folder.remove();
    }
  });
});
