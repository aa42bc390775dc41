import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
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
