import assert from 'node:assert/strict';
import { folderNamed, run } from './commands';

describe('a machine without git', () => {
  it('is told so in a sentence', async () => {
    const request = { folder: folderNamed('plain'), name: 'x', type: 'bug_fix' };
    const missing = /Git was not found\. Install git, or set “git\.path”\./;
    await assert.rejects(run('learnFromCommit', { ...request, commit: 'HEAD' }), missing);
    await assert.rejects(run('learnFromWorkingChanges', request), missing);
  });
});
