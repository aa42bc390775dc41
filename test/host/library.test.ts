import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../e2e/eventually';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { dataFolderAt, writeUserSettings } from './launcher/dataFolder';

const NOTHING = 'nothing';

describe('the library’s folder in the settings', () => {
  const top = path.dirname(folderNamed('orders'));
  const first = path.join(top, 'library');
  const second = path.join(top, 'elsewhere');

  it('is used from the start', async () => {
    await learn('Time out');
    assert.equal(await known(), 'Time out');
    assert.ok(existsSync(path.join(first, 'journals')));
  });

  it('is followed as soon as it changes, and finds again what it left', async () => {
    set(second);
    await eventually(known, NOTHING);
    await learn('Elsewhere');
    assert.ok(existsSync(path.join(second, 'journals')));
    set(first);
    await eventually(known, 'Time out');
    set(second);
    await eventually(known, 'Elsewhere');
  });

  it('is kept as it is when nothing could be kept in the new one', async () => {
    const file = path.join(top, 'file');
    writeFileSync(file, '');
    set(path.join(file, 'library'));
    // Longer than a path is taken for being typed.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await learn('Kept');
    assert.equal(await known(), 'Elsewhere, Kept');
    set(first);
    await eventually(known, 'Time out');
  });

  it('is missed while it is open, read on and not written, and goes on when it is back', async () => {
    renameSync(first, `${first} away`);
    await assert.rejects(profileAs('banking'), /Nothing was saved, because .* is gone/);
    assert.equal(await known(), 'Time out');
    mkdirSync(first);
    await assert.rejects(profileAs('banking'), /is gone/);
    assert.ok(!existsSync(path.join(first, 'journals')));
    rmSync(first, { recursive: true });
    renameSync(`${first} away`, first);
    await profileAs('banking');
    assert.equal(await known(), 'Time out');
  });

  it('is missed when it is opened anew, and begins empty nowhere', async () => {
    set(second);
    await eventually(known, 'Elsewhere, Kept');
    renameSync(first, `${first} away`);
    set(first);
    await assert.rejects(
      eventually(() => profileAs('api').then(String), 'never'),
      /Nothing was saved, because .* is gone/,
    );
    assert.ok(!existsSync(first));
    renameSync(`${first} away`, first);
    await run('refresh');
    await eventually(known, 'Time out');
  });

  it('is restored from a backup in the place of the one that is gone', async () => {
    const file = path.join(top, 'library.cplbackup');
    await run('exportBackup', { file });
    rmSync(first, { recursive: true });
    await assert.rejects(run('exportBackup', { file: `${file}2` }), /is gone/);
    assert.ok(!existsSync(`${file}2`));
    const noBackup = path.join(top, 'no.cplbackup');
    writeFileSync(noBackup, 'no backup');
    await assert.rejects(run('restoreBackup', { file: noBackup }), /not a whole backup/);
    await assert.rejects(profileAs('api'), /is gone/);
    await run('restoreBackup', { file });
    await eventually(known, 'Time out');
    await profileAs('api');
  });

  /** Records something, which is refused while the library is gone. */
  async function profileAs(domain: string): Promise<void> {
    await run('setProjectProfile', { folder: folderNamed('orders'), correction: { domain } });
  }

  function set(libraryFolder: string): void {
    const data = dataFolderAt(path.join(path.dirname(top), 'vscode'));
    writeUserSettings(data, { 'crossProjectLearning.libraryFolder': libraryFolder });
  }

  async function learn(name: string): Promise<void> {
    const folder = folderNamed('orders');
    const commit = commitOf(folder, 'do not wait for another service for ever');
    await run('learnFromCommit', { folder, commit, name, type: 'bug_fix', description: '' });
  }

  /** The names of what is known. */
  async function known(): Promise<string> {
    const { items } = await (await extensionApi()).listPatterns({}, { limit: 10 });
    const names = items.map(({ patternName }) => patternName).sort();
    return names.join(', ') || NOTHING;
  }
});
