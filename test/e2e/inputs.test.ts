import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { learn } from '../host/launcher/lesson';
import { createLimits } from '../host/launcher/limits';
import { Session } from '../host/launcher/session';
import type { Workbench } from '../host/launcher/workbench';
import { waitForCount } from './eventually';
import { chooseAction } from './lightBulb';
import { keepPicturesOfFailures } from './pictures';

const CONTAINER = 'Cross-Project Learning';

describe('places that need input, by keys and clicks', () => {
  let session: Session;
  let folder: string;
  let repository: string;
  let window: Workbench;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('inputs');
    const limits = createLimits(folder);
    ({ repository } = limits);
    session = await Session.start({ settings: { 'javascript.suggestionActions.enabled': false } });
    await learn(repository, limits.lesson, session.data);
    window = await session.open(repository);
    await window.showContainer(CONTAINER);
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('are counted apart in the side bar', async () => {
    const suggested = window.view('Suggested Patterns');
    await suggested.waitForRow('3 places need input');
    await suggested.expandRow('Limit');
    await suggested.waitForRow('needs input: LIMIT · load(one)');
  });

  it('are in the preview without a box, and not among what is applied', async () => {
    await window.view('Suggested Patterns').clickInlineAction('3 places need', 'Apply Pattern');
    const rows = await window.view('Preview').waitForRow('load(one)');
    assert.ok(rows.includes('Line 2 · needs input: LIMIT load(one)'), rows.join('\n'));
    const boxes = window.page.locator(
      '.monaco-list[aria-label="Preview"] .custom-view-tree-node-item-checkbox',
    );
    // One for the place, one for its file.
    await waitForCount(boxes, 2);
    await window.notices.waitFor('Apply “Limit” to the checked places?');
    await window.notices.clickButton('Apply');
    await window.notices.waitFor('Applied “Limit” to 1 place in 1 file. 3 more places need input.');
    assert.match(textOf('knowing.js'), /limit: LIMIT/);
    assert.doesNotMatch(textOf('unknowing.js'), /limit/);
  });

  it('are filled in one after the other from the notification', async () => {
    await window.notices.clickButton('Fill In Next Place');
    await window.notices.waitFor('Fill in LIMIT, and save. 2 more places need input.');
    await fillIn('10');
    assert.match(textOf('unknowing.js'), /load\(one, \{\n {4}limit: 10,\n {4}until: 10 \+ 1,\n/);
  });

  it('are filled in from the preview, where no place is left but such', async () => {
    await window.view('Suggested Patterns').clickInlineAction('2 places need', 'Apply Pattern');
    const preview = window.view('Preview');
    await preview.waitForRow('load(two)');
    await window.notices.waitFor('Each of these places of “Limit” needs input.');
    await preview.clickInlineAction('load(two)', 'Fill In Here');
    await window.notices.waitFor('Fill in LIMIT, and save. 1 more place needs input.');
    await fillIn('f(20)');
    assert.match(textOf('unknowing.js'), /load\(two, \{\n {4}limit: f\(20\),/);
  });

  it('are filled in from the light bulb', async () => {
    await window.editor.open('windows.js');
    await window.editor.goTo(2, 5);
    await chooseAction(window, 'Apply “Limit” here and fill in LIMIT');
    await window.notices.waitFor('Fill in LIMIT, and save.');
    await fillIn('30');
    assert.match(textOf('windows.js'), /limit: 30,\r\n {4}until: 30 \+ 1,\r\n/);
  });

  it('are as they were after reverting', async () => {
    await window.runCommand(`${CONTAINER}: Revert Application…`);
    await window.quickInput.waitUntilOpen('Revert Application');
    await window.quickInput.choose('unknowing.js');
    await window.notices.waitFor('Revert the checked places?');
    await window.notices.clickButton('Revert');
    await window.notices.waitFor('Reverted 1 place in 1 file.');
    assert.doesNotMatch(textOf('unknowing.js'), /f\(20\)/);
    assert.match(textOf('unknowing.js'), /limit: 10/);
  });

  /** Types over what is proposed, and saves. */
  async function fillIn(text: string): Promise<void> {
    const { page } = window;
    await page.locator('.snippet-placeholder').first().waitFor();
    await window.editor.type(text);
    await page.keyboard.press('Escape');
    await window.editor.save();
  }

  function textOf(file: string): string {
    return readFileSync(path.join(repository, file), 'utf8');
  }
});
