import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createRecurring } from '../host/launcher/recurring';
import { Session } from '../host/launcher/session';
import type { TreeView } from '../host/launcher/treeView';
import type { Workbench } from '../host/launcher/workbench';
import { answerForm } from './answerForm';
import { eventually, waitForCount } from './eventually';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Give up on slow prices';

describe('a history that is mined by clicks', () => {
  let session: Session;
  let folder: string;
  let window: Workbench;
  let suggested: TreeView;

  before(async () => {
    folder = makeTempFolder('mine');
    const repository = createRecurring(folder);
    session = await Session.start();
    window = await session.open(repository);
    suggested = window.view('Suggested Patterns');
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('is offered to a newcomer before anything else', async () => {
    await window.showContainer(CONTAINER);
    await eventually(() => suggested.message(), 'Find Recurring Changes…');
    await window.page
      .locator('.welcome-view-content .monaco-button', { hasText: 'Find Recurring Changes…' })
      .click();
  });

  it('gives candidates with their support, none of them ticked', async () => {
    const { quickInput } = window;
    await quickInput.waitUntilOpen('Which Ones to Learn?');
    const items = await quickInput.items();
    assert.equal(items.length, 1, items.join('\n'));
    assert.match(items[0] ?? '', /^Give up on slow prices\s*2 places in 2 commits: /);
    assert.match(items[0] ?? '', /fetch\(.*→.*AbortSignal\.timeout\(5000\)/);
    await waitForCount(ticked(window), 0);
  });

  it('shows one with its examples, and keeps the list open', async () => {
    await window.page
      .locator('.quick-input-titlebar .action-label[aria-label^="Show the Code"]')
      .click();
    await window.editor.waitForTab(PATTERN);
    const shown = window.page.locator('.multiDiffEntry');
    await shown.first().waitFor();
    const names = (await shown.locator('.title').allInnerTexts()).join(' ');
    assert.match(names, /Pattern/);
    assert.match(names, /prices\.js/);
    await waitForCount(ticked(window), 0);
  });

  it('learns what is ticked, and only that', async () => {
    const { quickInput, notices } = window;
    await quickInput.accept();
    await quickInput.waitUntilOpen('Nothing is checked');
    await quickInput.choose(PATTERN);
    await quickInput.waitUntilOpen('Which Ones to Learn?');
    await waitForCount(ticked(window), 1);
    await quickInput.accept();
    await quickInput.waitUntilOpen('Name');
    assert.match(await quickInput.prompt(), /Type: Bug fix/);
    await quickInput.accept();
    assert.match(await notices.waitFor('Learned'), /“Give up on slow prices” \(confidence 60 %\)/);
    assert.deepEqual(await window.editor.tabs(), [], 'the examples were not closed');
  });

  it('suggests it where it was forgotten', async () => {
    const rows = await suggested.waitForRow(PATTERN);
    assert.match(rows.join('\n'), /^3 · 60 %\s+Give up on slow prices$/m);
  });

  it('says that nothing more recurs', async () => {
    await window.runCommand(`${CONTAINER}: Find Recurring Changes…`);
    await window.notices.waitFor('is known already');
  });

  it('lets the pattern be more specific, with the places that this would leave, and undoes it', async () => {
    const { quickInput, notices } = window;
    await suggested.chooseFromMenu(PATTERN, 'Change Scope…');
    await quickInput.waitUntilOpen('Change Scope');
    await eventually(async () => (await quickInput.items()).join('\n'), '3 places · current');
    await eventually(async () => (await quickInput.items())[0] ?? '', '0 places');
    await quickInput.choose('Exact code');
    await notices.waitFor('has another scope now: Exact code');
    await suggested.waitForNoRow(/\b3\s·/);
    await notices.clickButton('Undo');
    await suggested.waitForRow(/\b3\s·/);
  });

  it('asks how general a change is to be before it is learned', async () => {
    const { quickInput, notices, editor } = window;
    await window.runCommand(`${CONTAINER}: Learn Pattern from Commit…`);
    await quickInput.waitUntilOpen('Which Commit');
    await quickInput.filter('slow orders');
    await quickInput.choose('slow orders');
    await notices.waitFor('Save this pattern?');
    await notices.clickButton('Change Scope…');
    await quickInput.waitUntilOpen('Which Scope?');
    await quickInput.choose('Exact code');
    await notices.waitFor('Save this pattern?');
    await eventually(() => editor.text(), "'/orders'");
    await notices.clickButton('Save Pattern');
    await answerForm(quickInput, 'Exactly this');
    await notices.waitFor('Learned “Exactly this”');
    await window.view('Learned Patterns').waitForRow('Exactly this');
  });
});

/** The ticks of the open list. */
function ticked({ page }: Workbench): Locator {
  return page.locator('.quick-input-list .monaco-list-row .codicon-check');
}
