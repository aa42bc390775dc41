import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseFromOpenMenu } from '../host/launcher/contextMenu';
import type { Demo } from '../host/launcher/demo';
import { settled } from '../host/launcher/settled';
import type { Workbench } from '../host/launcher/workbench';
import { openDemoWindow, type DemoWindow } from './demoWindow';
import { answerForm } from './answerForm';
import { keepPicturesOfFailures } from './pictures';
import { showOnly } from './views';

const CONTAINER = 'Cross-Project Learning';
/** How long git waits after a change before it looks for more of them, in milliseconds. */
const GIT_LOOKS_AGAIN = 2_000;

describe('the other ways in: menus of the editor and of Source Control, similar projects', () => {
  let opened: DemoWindow;
  let demo: Demo;
  let window: Workbench;

  keepPicturesOfFailures(() => opened?.session);

  before(async () => {
    opened = await openDemoWindow('entries');
    ({ demo, window } = opened);
  });

  after(() => opened?.close());

  it('learns what is selected from the editor’s menu', async () => {
    const { editor, page, quickInput } = window;
    await editor.open('rates.js');
    await editor.selectLines(3, 5);
    await page.keyboard.press('Shift+F10');
    await chooseFromOpenMenu(page, 'Learn Pattern from Selection');
    await editor.waitForTab('Preview of the Pattern');
    await editor.clickTitleAction('Save Pattern');
    await answerForm(quickInput, 'Rates of a parcel', 'Refactoring');
    await window.notices.waitFor('Learned “Rates of a parcel”');
  });

  it('learns what is being worked on from the menus of Source Control', async () => {
    const { editor, page, quickInput } = window;
    const file = path.join(demo.target, 'src', 'rates.js');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('await fetch(', 'await fetchTwice('));
    await window.showContainer('Source Control');
    const row = page.locator('.scm-view .monaco-list-row', { hasText: 'rates.js' });
    await row.first().waitFor({ timeout: 60_000 });
    await row.first().click({ button: 'right' });
    await chooseFromOpenMenu(page, 'Learn Pattern from Working Changes');
    await editor.waitForTab('Preview of the Pattern');
    await window.notices.waitFor('Save this pattern?');
    assert.match(await editor.text(), /fetchTwice/);
    await editor.clickTitleAction('Save Pattern');
    await answerForm(quickInput, 'Ask twice');
    await window.notices.waitFor('Learned “Ask twice”');
    writeFileSync(file, before);
  });

  it('takes all files that are selected in Source Control', async () => {
    const { page, quickInput } = window;
    const names = ['app.js', 'carrier.js', 'rates.js'];
    const files = names.map((name) => path.join(demo.target, 'src', name));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    files.forEach((file, index) => writeFileSync(file, `${before[index]}export const more = 1;\n`));
    await window.showContainer('Source Control');
    const rowOf = (name: string) =>
      page.locator('.scm-view .monaco-list-row', { hasText: name }).first();
    for (const name of names) await rowOf(name).waitFor({ timeout: 60_000 });
    const list = page.locator('.scm-view .monaco-list').first();
    const selected = list.locator('.monaco-list-row.selected');
    // Git looks at the files again after they were written, and then nothing is selected.
    for (let tries = 0; (await selected.count()) < 2 && tries < 5; tries += 1) {
      await rowOf('rates.js').click();
      await rowOf('carrier.js').click({ modifiers: ['ControlOrMeta'] });
      await page.waitForTimeout(GIT_LOOKS_AGAIN);
      await settled(list);
    }
    await rowOf('carrier.js').click({ button: 'right' });
    await chooseFromOpenMenu(page, 'Learn Pattern from Working Changes');
    await window.notices.clickButton('Change Selection');
    await quickInput.waitUntilOpen('Which Files');
    assert.equal((await quickInput.items()).length, names.length);
    await quickInput.waitUntilTicked('carrier.js', 'rates.js');
    await quickInput.cancel();
    files.forEach((file, index) => writeFileSync(file, before[index]!));
  });

  it('asks which pattern to apply in the groups of the view, each with its places and its code', async () => {
    const { quickInput } = window;
    await window.runCommand(`${CONTAINER}: Apply Pattern…`);
    await quickInput.waitForItem('4 places · 50 %');
    const items = await quickInput.items();
    assert.match(items[0] ?? '', /Ready to Apply/);
    const timeout = items.find((item) => item.includes('4 places · 50 %')) ?? '';
    assert.match(timeout, /Time out requests.*fetch\(.*→.*AbortSignal/);
    assert.match(items.at(-1) ?? '', /Rates of a parcel.*To Insert/);
    await quickInput.cancel();
  });

  it('opens a similar project where it was opened last, here or in a new window', async () => {
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Similar Projects');
    const projects = window.view('Similar Projects');
    await projects.waitForRow('acme/orders');
    const opened = window.page.context().waitForEvent('page');
    await projects.clickInlineAction('acme/orders', 'Open in New Window');
    const other = await opened;
    assert.equal(folderIn(other.url()), demo.learned);
    await other.close();
    await projects.clickInlineAction('acme/orders', 'Open Similar Project');
    await window.page.waitForURL((url) => folderIn(url.href) === demo.learned);
  });

  function folderIn(url: string): string | null {
    return new URL(url).searchParams.get('folder');
  }
});
