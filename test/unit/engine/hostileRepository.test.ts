import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Templates } from '../../../src/template/Templates';
import type { CodeTemplate } from '../../../src/core/types';
import { readChange } from '../../../src/engine/changes/changes';
import { planApplication } from '../../../src/engine/applying/planApplication';
import { PlannedTexts } from '../../../src/engine/applying/writable';
import { SiteScanner } from '../../../src/engine/sites/SiteScanner';
import { NodeFiles } from '../../../src/files/NodeFiles';
import { listCommits } from '../../../src/git/commits';
import { Git } from '../../../src/git/Git';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';

const SECRET = 'open(secret);\n';
const going = new AbortController().signal;

describe('a hostile repository', () => {
  let outside: string;
  let root: string;
  let template: CodeTemplate;
  const learner = createTemplates();
  const fail = () => assert.fail('It must not come to this.');

  before(async () => {
    const change = {
      language: 'javascript',
      before: 'open(a);\n',
      after: 'open(a, { safely: true });\n',
    };
    const examples = ['a', 'b'].map((name) => ({
      ...change,
      path: `${name}.js`,
      before: change.before.replace('a', name),
      after: change.after.replace('a', name),
    }));
    ({ template } = await learner.learn('javascript', examples));
  });
  beforeEach(async () => {
    outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    root = path.join(outside, 'repository');
    await mkdir(root);
    await writeFile(path.join(outside, 'secret.js'), SECRET);
  });
  afterEach(() => rm(outside, { recursive: true, force: true }));

  function scanner(): SiteScanner {
    return new SiteScanner(new NodeFiles(root, { log: fail }), learner, fail);
  }

  async function linkOutside(): Promise<void> {
    await symlink(outside, path.join(root, 'folder'));
    await symlink(path.join(outside, 'secret.js'), path.join(root, 'file.js'));
    await writeFile(path.join(root, 'inside.js'), SECRET);
  }

  it('has no sites behind symbolic links that lead out of it', async () => {
    await linkOutside();
    const pattern = { patternId: 'p', version: '1', template };
    const [found] = await scanner().scan(
      [pattern],
      { below: '' },
      () => undefined,
      () => undefined,
      going,
    );
    assert.deepEqual(
      found?.sites.map((site) => site.path),
      ['inside.js'],
    );
  });

  it('has none there either when it is told that files changed there', async () => {
    await linkOutside();
    const paths = [
      '../secret.js',
      'folder/secret.js',
      'file.js',
      '/etc/passwd',
      '',
      '.',
      'inside.js',
    ];
    const [found] = await scanner().scan(
      [{ patternId: 'p', version: '1', template }],
      { below: '', paths },
      () => undefined,
      () => undefined,
      going,
    );
    assert.deepEqual(
      found?.sites.map((site) => site.path),
      ['inside.js'],
    );
  });

  it('gets no plan to change what lies outside of it, whoever says that there are sites', async () => {
    await linkOutside();
    const from = scanner();
    const paths = [
      'file.js',
      'folder/secret.js',
      '../secret.js',
      'folder/../../secret.js',
      path.join(outside, 'secret.js'),
    ];
    const sites = [...paths, 'inside.js'].map((file) => ({
      ...{ path: file, start: 0, end: SECRET.length, line: 0, text: SECRET, holes: {} },
    }));
    const rewriting: Pick<Templates, 'rewriteAll'> = {
      rewriteAll: async (_, all) =>
        all.map((site) => ({
          site,
          edits: [{ path: site.path, start: 0, end: 4, newText: 'shut' }],
        })),
    };
    const texts = new PlannedTexts((file) => from.read(file));
    const plan = await planApplication(
      template,
      sites,
      { textOf: (file) => texts.textOf(file), versionOf: async () => undefined },
      rewriting,
    );
    assert.deepEqual(
      plan.files.map((file) => file.path),
      ['inside.js'],
    );
    assert.deepEqual(plan.skipped.map(({ site }) => site.path).sort(), paths.sort());
  });

  it('brings nothing from outside into what is learned from its working tree', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = new GitFolder();
    try {
      folder.commit('one', { 'a.js': 'a();\n', 'lib/b.js': 'b();\n' });
      await rm(path.join(folder.path, 'a.js'));
      await symlink(path.join(outside, 'secret.js'), path.join(folder.path, 'a.js'));
      await rm(path.join(folder.path, 'lib'), { recursive: true });
      await symlink(outside, path.join(folder.path, 'lib'));
      await writeFile(path.join(outside, 'b.js'), SECRET);
      const source = { kind: 'working-tree' as const, folder: folder.path };
      const change = await readChange(new Git('git', folder.path), source, going);
      assert.ok(!JSON.stringify(change).includes('secret'));
    } finally {
      folder.remove();
    }
  });

  it('may have any text in commits and any name for files', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = new GitFolder();
    try {
      const title = '$(trash) [x](command:workbench.action.quit) <b>\u202e\u0007 --output=/tmp/x';
      const name = '--help\n[x](command:y) $(trash).js';
      const sha = folder.commit(`${title}\n\n\u001f\u001e body`, { [name]: 'a();\n' });
      const git = new Git('git', folder.path);
      const [commit] = await listCommits(git, { limit: 1 }, going);
      assert.equal(commit?.title, title);
      const change = await readChange(git, { kind: 'commit', folder: folder.path, sha }, going);
      assert.deepEqual(
        change.files.map((file) => file.path),
        [name],
      );
    } finally {
      folder.remove();
    }
  });
});
