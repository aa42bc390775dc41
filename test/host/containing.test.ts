import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { FILES, LESSON } from './launcher/containing';

describe('a pattern of JavaScript in a project of TypeScript and Vue', () => {
  const [plain, typed] = [folderNamed('plain'), folderNamed('typed')];
  let patternId: string;
  let applicationId: string;

  before(async () => {
    patternId = await run('learnFromCommit', {
      ...{ folder: plain, commit: commitOf(plain, LESSON), name: 'Fresh' },
      ...{ type: 'refactoring', description: '' },
    });
  });

  const textOf = (name: string) => readFileSync(path.join(typed, name), 'utf8');

  it('tells the project of it, since one language contains the other', async () => {
    const api = await extensionApi();
    const { id, language } = await api.currentProject(typed);
    const [match, ...others] = await api.suggestPatternsForProject(id, { minSimilarity: 0.2 });
    assert.deepEqual([match?.patternId, others.length], [patternId, 0]);
    assert.deepEqual(match?.reasons[0], {
      ...{ kind: 'language', value: language, other: 'javascript', exact: false },
    });
  });

  it('is a candidate there', async () => {
    const api = await extensionApi();
    const project = await api.currentProject(typed);
    assert.ok(project.languages.every(({ name }) => name !== 'javascript'));
    const offered = await api.suggestPatternsForProject(project.id, { minSimilarity: 0 });
    assert.deepEqual(
      offered.map((match) => match.patternId),
      [patternId],
    );
  });

  it('is applied in a .tsx and a .vue file, each with its import where that belongs', async () => {
    applicationId = await run('applyPattern', {
      ...{ patternId, folder: typed, sites: 'all', confirm: false },
    });
    for (const [name, [, after]] of Object.entries(FILES)) assert.equal(textOf(name), after, name);
  });

  it('is taken back there', async () => {
    await run('revertApplication', { applicationId, folder: typed, confirm: false });
    for (const [name, [before]] of Object.entries(FILES)) assert.equal(textOf(name), before, name);
  });
});
