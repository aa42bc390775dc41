import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import { whereProjectLies } from '../../../src/engine/projects/whereProjectLies';
import type { GitFolder } from '../git/gitFolder';
import { monorepo } from './monorepo';
import { Engines } from './openEngine';
import { twoServices } from './twoServices';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('the places in a project that is not open', () => {
  let engines: Engines;
  let memoryFolder: string;
  let folders: GitFolder[];
  let closed: GitFolder;
  let api: EngineApi;
  let projectId: string;
  let patternIds: string[];
  beforeEach(async () => {
    engines = new Engines();
    memoryFolder = mkdtempSync(path.join(tmpdir(), 'cpl-memory-'));
    const { learned, sha, target } = twoServices();
    folders = [learned, target];
    closed = target;
    const before = engines.open([target.path], { memoryFolder });
    projectId = (await before.api.profile({ folder: target.path })).id;
    await before.dispose();
    ({ api } = engines.open([learned.path], { memoryFolder }));
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    patternIds = [(await api.learnFromChange({ source, ...FORM })).pattern.id];
  });
  afterEach(async () => {
    await engines.close();
    for (const folder of folders) folder.remove();
    rmSync(memoryFolder, { recursive: true, force: true });
  });

  const places = async () => {
    const { patterns } = await api.projectSites({ projectId, patternIds });
    return patterns.flatMap(({ sites }) => sites).map((site) => `${site.path}:${site.line + 1}`);
  };

  it('are answered as they are now', async () => {
    assert.deepEqual(await places(), [
      'src/items.js:2',
      'src/warehouse.js:2',
      'src/warehouse.js:7',
    ]);
    closed.write({ 'src/items.js': '\n', 'src/bytes.js': Buffer.from([0xff, 0xfe, 0xfd]) });
    const { folder, leftOut } = await api.projectSites({ projectId, patternIds });
    assert.equal(folder, closed.path);
    assert.deepEqual(
      leftOut.map((file) => file.path),
      ['src/bytes.js'],
    );
    assert.deepEqual(await places(), ['src/warehouse.js:2', 'src/warehouse.js:7']);
  });

  it('can be asked for by nobody who means the folder itself', async () => {
    const request = { folder: closed.path, patternIds };
    const code = (error: { code?: string }) => error.code === 'InvalidArgument';
    await assert.rejects(api.scan(request), code);
    await assert.rejects(api.listenToSites({ listener: 'one', ...request }), code);
    await places();
    await assert.rejects(api.scan(request), code, 'although its files are known by now');
  });

  it('are an error with its reason where its folder is gone, or has another project', async () => {
    const code = (error: { code?: string }) => error.code === 'ProjectNotOnDisk';
    closed.git('remote', 'set-url', 'origin', 'https://example.com/acme/other.git');
    await assert.rejects(places(), code);
    closed.git('remote', 'set-url', 'origin', 'https://example.com/acme/stock.git');
    assert.equal((await places()).length, 3);
    renameSync(closed.path, `${closed.path}-moved`);
    try {
      await assert.rejects(places(), code);
    } finally {
      renameSync(`${closed.path}-moved`, closed.path);
    }
    const unknown = api.projectSites({ projectId: 'no project', patternIds });
    await assert.rejects(unknown, (error: { code?: string }) => error.code === 'ProjectNotFound');
  });
});

describe('where a project lies', () => {
  let repository: GitFolder;
  beforeEach(() => ({ repository } = monorepo()));
  afterEach(() => repository.remove());

  const lies = async (subPath: string, ...folders: string[]) => {
    const project = { repoUrl: 'https://example.com/acme/shop', subPath };
    const place = await whereProjectLies(project, folders);
    return place && [path.relative(repository.path, place.folder), place.below];
  };

  it('is the first folder that has it, as its own project or as a package', async () => {
    const page = path.join(repository.path, 'packages/page');
    assert.deepEqual(await lies('', page, repository.path), ['', '']);
    assert.deepEqual(await lies('packages/page', repository.path, page), ['', 'packages/page']);
    assert.deepEqual(await lies('packages/page', page), ['packages/page', '']);
    assert.deepEqual(await lies('packages/page/src', '/missing', page), ['packages/page', 'src']);
  });

  it('is nowhere if the folders have something else', async () => {
    const page = path.join(repository.path, 'packages/page');
    assert.equal(await lies('packages/pages', page), undefined);
    assert.equal(await lies('packages/gone', repository.path), undefined);
    assert.equal(await lies('packages', page), undefined);
    assert.equal(await lies('', path.join(repository.path, 'README.md')), undefined);
  });
});
