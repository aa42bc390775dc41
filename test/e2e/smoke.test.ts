import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { Session } from '../host/launcher/session';
import { keepPicturesOfFailures } from './pictures';

describe('a window of VS Code, by keys and clicks', () => {
  let session: Session;
  let folder: string;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('smoke');
    for (const name of ['one', 'other']) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'readme.txt'), `This is ${name}.\n`);
    }
    session = await Session.start();
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('opens a folder and shows our container in the activity bar', async () => {
    const window = await session.open(path.join(folder, 'one'));
    await window.showContainer('Cross-Project Learning');
    assert.ok((await window.containers()).includes('Cross-Project Learning'));
    await window.close();
  });

  it('opens two folders at once and types into each', async () => {
    const one = await session.open(path.join(folder, 'one'));
    const other = await session.open(path.join(folder, 'other'));
    for (const window of [one, other]) {
      await window.editor.open('readme.txt');
      await window.editor.goTo(1);
      await window.editor.type('Seen. ');
      await window.editor.save();
    }
    assert.equal(readme('one'), 'Seen. This is one.\n');
    assert.equal(readme('other'), 'Seen. This is other.\n');
    assert.match(await one.editor.text(), /^Seen\. This is one\./);
    assert.match(await other.editor.text(), /^Seen\. This is other\./);
    await one.close();
    await other.close();
  });

  it('runs a command from the palette', async () => {
    const window = await session.open(path.join(folder, 'one'));
    await window.setTheme('dark');
    await window.setTheme('light');
    await window.close();
  });

  function readme(name: string): string {
    return readFileSync(path.join(folder, name, 'readme.txt'), 'utf8');
  }
});
