import assert from 'node:assert/strict';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo, type Demo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';
import { showOnly } from './views';

const CONTAINER = 'Cross-Project Learning';

describe('a library that is gone, by clicks', () => {
  let session: Session;
  let folder: string;
  let library: string;
  let demo: Demo;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('library');
    library = path.join(folder, 'library');
    demo = await createDemo(folder);
    session = await Session.start({
      settings: { 'crossProjectLearning.libraryFolder': library },
    });
    await learn(demo.learned, demo.lesson, session.data);
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('is told in a window that never knew it, whose view says so, and is found again', async () => {
    renameSync(library, `${library} away`);
    const window = await session.open(demo.target);
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
    const told = await window.notices.waitFor('is gone');
    assert.match(told, /The learning library in .*library is gone\. 1 pattern was in it\./);
    await eventually(() => window.view('Suggested Patterns').message(), 'is not where it was');
    assert.ok(!existsSync(library));
    renameSync(`${library} away`, library);
    await window.notices.clickButton('Try Again');
    await window.notices.waitFor('is back');
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
    await window.close();
  });

  it('gives way to an empty one only after a second yes', async () => {
    rmSync(library, { recursive: true });
    const window = await session.open(demo.target);
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
    await window.notices.waitFor('is gone');
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
    await window.notices.clickButton('Start Empty');
    assert.match(await window.notices.dialog(), /Go on without the library that was in/);
    assert.ok(!existsSync(library));
    await window.notices.clickDialogButton('Go On Without It');
    await eventually(() => window.view('Suggested Patterns').message(), 'Nothing has been learned');
    assert.ok(existsSync(path.join(library, 'journals')));
    await window.close();
  });
});
