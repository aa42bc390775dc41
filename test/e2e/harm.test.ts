import assert from 'node:assert/strict';
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import { fillUp, makeRoom, makeSmallDisk, type SmallDisk } from '../host/launcher/smallDisk';
import type { Workbench } from '../host/launcher/workbench';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';
import { clickViewAction, showOnly } from './views';

const CONTAINER = 'Cross-Project Learning';
const RATES = path.join('src', 'rates.js');

describe('changes that do not come about as asked, by clicks', () => {
  let session: Session;
  let folder: string;
  let target: string;
  let library: SmallDisk;
  let window: Workbench;
  const text = (file: string): string => readFileSync(path.join(target, file), 'utf8');

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('harm');
    library = makeSmallDisk(path.join(folder, 'library'), 2048);
    const demo = await createDemo(folder);
    target = demo.target;
    session = await Session.start({
      settings: { 'crossProjectLearning.libraryFolder': library.folder },
    });
    await learn(demo.learned, demo.lesson, session.data);
  });

  beforeEach(async () => {
    cpSync(target, path.join(folder, 'kept'), { recursive: true });
    window = await session.open(target);
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
  });

  afterEach(async () => {
    await window.close();
    chmodSync(path.join(target, RATES), 0o644);
    makeRoom(library.folder);
    cpSync(path.join(folder, 'kept'), target, { recursive: true });
  });

  after(async () => {
    await session?.close();
    library?.end();
    removeFolder(folder);
  });

  it('tells which file could not be saved and why, and lists its places', async () => {
    const before = text(RATES);
    await preview();
    await window.notices.waitFor('Nothing has been changed yet');
    chmodSync(path.join(target, RATES), 0o444);
    await clickViewAction(window, 'Preview', 'Apply Checked Changes');
    const told = await window.notices.waitFor('Applied');
    assert.match(told, /to 2 places in 1 file\./);
    assert.match(told, /Not saved \(no permission to write it\), .*: src\/rates\.js\./);
    assert.match(told, /2 places were skipped\./);
    assert.equal(text(RATES), before);
    await window.notices.clickButton('Show');
    await window.quickInput.waitUntilOpen('Left as They Were');
    assert.equal((await window.quickInput.items()).length, 2);
    await window.quickInput.choose('rates.js:4');
    await window.editor.waitForTab('rates.js');
    await window.view('Suggested Patterns').waitForRow(/\b2\s·/);
    await window.view('Suggested Patterns').waitForRow(/\b2\b.*1 file/);
    assert.deepEqual(await unsavedTabs(), [], 'what could not be saved is left in its editor');
  });

  it('follows a file that changes under the preview, and says which place is gone', async () => {
    await preview();
    await window.notices.waitFor('Nothing has been changed yet');
    const view = window.view('Preview');
    await view.waitForRow('Line 4');
    const changed = text(RATES).replace('fetch(', 'get(');
    writeFileSync(path.join(target, RATES), `// One line more.\n${changed}`);
    await view.waitForRow('changed meanwhile');
    const header = window.page.locator('.pane-header[aria-label^="Preview"]');
    await eventually(() => header.innerText(), '3 of 3 checked');
    await clickViewAction(window, 'Preview', 'Apply Checked Changes');
    const told = await window.notices.waitFor('Applied');
    assert.match(told, /to 3 places in 2 files\. 1 place was skipped\./);
    await window.notices.clickButton('Show');
    await window.quickInput.waitUntilOpen('Left as They Were');
    assert.match((await window.quickInput.items()).join(), /rates\.js.*It changed meanwhile\./s);
    await window.quickInput.cancel();
    assert.match(text(RATES), /get\(/);
    assert.equal(text(RATES).match(/AbortSignal/g)?.length, 1);
  });

  it('says what was changed where the library cannot take it down, and takes it back', async () => {
    const before = text(RATES);
    await preview();
    await window.notices.waitFor('Nothing has been changed yet');
    fillUp(library.folder);
    await clickViewAction(window, 'Preview', 'Apply Checked Changes');
    await window.notices.waitFor(/Changed 4 places in 2 files, but that could not be recorded/);
    assert.match(text(RATES), /AbortSignal/);
    await window.notices.clickButton('Revert Now');
    await window.notices.waitFor('Reverted 4 places in 2 files.');
    assert.equal(text(RATES), before);
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
  });

  it('records it after all once there is room again', async () => {
    await preview();
    await window.notices.waitFor('Nothing has been changed yet');
    fillUp(library.folder);
    await clickViewAction(window, 'Preview', 'Apply Checked Changes');
    await window.notices.waitFor(/could not be recorded/);
    makeRoom(library.folder);
    await window.notices.clickButton('Try Again');
    await window.notices.waitFor('to 4 places in 2 files.');
    await window.view('Suggested Patterns').waitForRow(/\b4\b.*2 files/);
  });

  it('hears a yes that is said as soon as there is something to say it to', async () => {
    const yes = window.page.locator(
      '.pane-header[aria-label^="Preview"] .action-label:not(.disabled)[aria-label^="Apply Checked Changes"]',
    );
    await window.view('Suggested Patterns').clickInlineAction(/\b4\s·/, 'Apply Pattern');
    await yes.waitFor({ state: 'attached' });
    await yes.evaluate((button) => (button as unknown as { click(): void }).click());
    await window.notices.waitFor('to 4 places in 2 files.');
    assert.deepEqual(await window.editor.tabs(), [], 'a diff was left open');
    assert.ok((await window.notices.texts()).every((told) => !told.includes('unexpected')));
  });

  async function preview(): Promise<void> {
    await window.view('Suggested Patterns').clickInlineAction(/\b4\s·/, 'Apply Pattern');
    await window.view('Preview').waitForRow('rates.js');
  }

  async function unsavedTabs(): Promise<string[]> {
    return window.page.locator('.tabs-container .tab.dirty').allInnerTexts();
  }
});
