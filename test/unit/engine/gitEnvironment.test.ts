import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readChange } from '../../../src/engine/changes/changes';
import { HistoryMine } from '../../../src/engine/mining/HistoryMine';
import { listCommits } from '../../../src/git/commits';
import { Git } from '../../../src/git/Git';
import { gitEnvironment } from '../../../src/git/gitEnvironment';
import { identityOf } from '../../../src/git/repository';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';
import { grammars } from '../template/tree/workbench';
import { recurringTimeouts } from './minedHistory';
import { Engines } from './openEngine';

const never = new AbortController().signal;

describe('git with what the editor inherited from a hook or a script', () => {
  let here: GitFolder;
  let other: GitFolder;
  let last: string;
  let inherited: Record<string, string>;
  let before: NodeJS.ProcessEnv;

  beforeEach(() => {
    const mined = recurringTimeouts(2);
    here = mined.folder;
    last = mined.shas.at(-1)!;
    here.write({ 'src/noise0.js': 'changed();\n' });
    other = new GitFolder();
    other.git('remote', 'add', 'origin', 'https://example.com/another/place.git');
    other.commit('Elsewhere', { 'src/noise0.js': 'elsewhere();\n', 'b.js': 'b();\n' });
    other.commit('Elsewhere again', { 'b.js': 'b(1);\n' });
    inherited = variablesOf(other);
    before = { ...process.env };
  });
  afterEach(() => {
    forget();
    here.remove();
    other.remove();
  });

  it('reads this folder’s repository, whichever variable leads elsewhere', async () => {
    const wanted = await seen();
    assert.match(JSON.stringify(wanted.working), /changed\(\)/);
    assert.ok(wanted.commits.length > 2 && wanted.mined.length > 0);
    for (const [name, value] of Object.entries(inherited)) {
      process.env[name] = value;
      assert.deepEqual(await seen().catch(String), wanted, name);
      forget();
    }
    Object.assign(process.env, inherited);
    assert.deepEqual(await seen().catch(String), wanted, 'all of them');
  });

  it('runs none of the programs and writes none of the files that they name', async () => {
    const program = path.join(other.path, 'program');
    writeFileSync(program, `#!/bin/sh\necho ran >> '${other.path}/ran'\n`);
    chmodSync(program, 0o755);
    for (const name of ['GIT_EXTERNAL_DIFF', 'GIT_PAGER', 'GIT_EDITOR', 'GIT_ASKPASS']) {
      process.env[name] = program;
    }
    const trace = path.join(other.path, 'trace');
    for (const name of ['GIT_TRACE', 'GIT_TRACE2', 'GIT_TRACE_SETUP']) process.env[name] = trace;
    await seen();
    assert.ok(!existsSync(path.join(other.path, 'ran')));
    assert.ok(!existsSync(trace));
  });

  it('learns of this folder in the engine, too, whose thread inherits them', async () => {
    const folder = here.path;
    Object.assign(process.env, inherited);
    const engines = new Engines();
    try {
      const { api } = engines.open([folder]);
      const commits = await api.commits({ folder, limit: 10 });
      assert.equal(commits[0]?.sha, last);
      const { files } = await api.changes({ source: { kind: 'working-tree', folder } });
      assert.deepEqual(
        files.map(({ path: name }) => name),
        ['src/noise0.js'],
      );
      assert.equal((await api.profile({ folder })).repoUrl, 'https://example.com/acme/mined');
      assert.equal((await api.mineHistory({ folder })).length, 1);
    } finally {
      await engines.close();
    }
  });

  it('keeps the person’s own configuration, and heeds names in any case', () => {
    const kept = { PATH: '/bin', GIT_CONFIG_GLOBAL: '/home/config', Gitea_Url: 'x' };
    const env = { ...kept, Git_Dir: '/other', git_work_tree: '/other', GIT_OF_TOMORROW: '1' };
    assert.deepEqual(gitEnvironment(env), kept);
  });

  /** All that is asked of git about the folder. */
  async function seen() {
    const git = new Git('git', here.path);
    const learner = createTemplates(grammars);
    const candidates = await new HistoryMine(git, learner, []).candidates(
      50,
      () => undefined,
      never,
    );
    return {
      commits: await listCommits(git, { limit: 50 }),
      working: await readChange(git, { kind: 'working-tree', folder: here.path }),
      commit: await readChange(git, { kind: 'commit', folder: here.path, sha: last }),
      mined: candidates.map(({ found }) => found.map(({ commit }) => commit.sha)),
      identity: await identityOf(here.path),
    };
  }

  function forget(): void {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
});

/** What leads to a repository: all that git itself takes out for another one, and some more. */
function variablesOf(other: GitFolder): Record<string, string> {
  const dotGit = path.join(other.path, '.git');
  const nowhere = path.join(other.path, 'nowhere');
  const own: Record<string, string> = {
    GIT_DIR: dotGit,
    GIT_WORK_TREE: other.path,
    GIT_OBJECT_DIRECTORY: path.join(dotGit, 'objects'),
    GIT_COMMON_DIR: dotGit,
    GIT_CONFIG_PARAMETERS: "'core.worktree=/nowhere'",
    GIT_CONFIG_COUNT: '1',
    GIT_PREFIX: 'src/',
  };
  const local = other.git('rev-parse', '--local-env-vars').trim().split('\n');
  return {
    ...Object.fromEntries(local.map((name) => [name, own[name] ?? nowhere])),
    ...own,
    GIT_CONFIG_KEY_0: 'core.bare',
    GIT_CONFIG_VALUE_0: 'true',
    GIT_NAMESPACE: 'elsewhere',
    GIT_ATTR_SOURCE: 'no-such-tree',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NOGLOB_PATHSPECS: '1',
    GIT_DIFF_OPTS: '--unified=0',
    GIT_PAGER_IN_USE: '1',
    GIT_TRACE: '1',
    GIT_REDIRECT_STDOUT: nowhere,
  };
}
