import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { extensionApi, folderNamed, run } from './commands';
import { AFTER, BEFORE } from './oddRepositories';

describe('a folder of 100,000 files', () => {
  it('is looked through, and the one place in it is found and changed', async () => {
    const many = folderNamed('many');
    const api = await extensionApi();
    const { id: projectId } = await api.currentProject(many);
    const { id: patternId } = await api.extractPatternFromProposal(
      {
        projectId,
        title: 'radix',
        type: 'bug_fix',
        status: 'executed',
        files: [{ path: 'a.js', before: BEFORE, after: AFTER }],
      },
      { patternName: 'Radix', patternType: 'bug_fix' },
    );
    await run('applyPattern', { patternId, folder: many, sites: 'all', confirm: false });
    assert.equal(readFileSync(path.join(many, 'part57', 'place.js'), 'utf8'), AFTER);
  });
});
