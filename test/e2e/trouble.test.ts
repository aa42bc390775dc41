import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo, type Demo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';
import { clickViewAction, showOnly, tick } from './views';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Time out requests';

describe('trouble, by clicks', () => {
  let session: Session;
  let folder: string;
  let demo: Demo;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('trouble');
    demo = await createDemo(folder);
    mkdirSync(path.join(folder, 'plain'));
    writeFileSync(path.join(folder, 'plain', 'a.js'), 'module.exports = 1;\n');
    session = await Session.start({
      settings: { 'crossProjectLearning.minConfidence': 'high' },
    });
    await learn(demo.learned, demo.lesson, session.data);
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('says which setting cannot be used, and leads to it', async () => {
    const window = await session.open(path.join(folder, 'plain'));
    const told = await window.notices.waitFor('minConfidence');
    assert.match(told, /should be a number from 0 to 1; its default is used/);
    await window.notices.clickButton('Open Settings');
    await window.page.locator('.settings-editor').waitFor();
    await window.changeSettings({ 'crossProjectLearning.minConfidence': 0.5 });
    await window.close();
  });

  it('offers to make a repository of a folder without git', async () => {
    const window = await session.open(path.join(folder, 'plain'));
    await window.showContainer(CONTAINER);
    await eventually(() => window.view('Suggested Patterns').message(), 'not similar enough');
    await window.runCommand(`${CONTAINER}: Learn Pattern from Commit…`);
    await window.notices.waitFor('plain is not in a git repository');
    await window.notices.clickButton('Initialize Repository');
    await window.quickInput.waitUntilOpen();
    await window.close();
  });

  it('loses no tick that is made as soon as the places are there', async () => {
    const window = await session.open(demo.target);
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
    const box = window.page
      .locator('.monaco-list[role="tree"][aria-label^="Preview"] .monaco-list-row', {
        hasText: 'duties',
      })
      .first()
      .locator('.custom-view-tree-node-item-checkbox');
    const header = window.page.locator('.pane-header[aria-label^="Preview"]');
    await window.view('Suggested Patterns').clickInlineAction(PATTERN, 'Apply Pattern');
    await box.click();
    await window.notices.waitFor('Nothing has been changed yet');
    await eventually(() => header.innerText(), '3 of 4 checked');
    assert.equal(await box.getAttribute('aria-checked'), 'false');
    await window.close();
  });

  it('keeps two windows on one folder in step', async () => {
    const one = await session.open(demo.target);
    const other = await session.open(demo.target);
    for (const window of [one, other]) {
      await window.showContainer(CONTAINER);
      await showOnly(window, 'Suggested Patterns');
      await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
    }
    await one.view('Suggested Patterns').clickInlineAction(PATTERN, 'Apply Pattern');
    await one.view('Preview').waitForRow('duties');
    await tick(one, 'Preview', 'duties');
    await clickViewAction(one, 'Preview', 'Apply Checked Changes');
    await one.notices.waitFor('to 3 places');
    await other.page.bringToFront();
    await other.page.mouse.click(700, 400);
    await other.view('Suggested Patterns').waitForRow(/\b1\s·/);
    await other.view('Suggested Patterns').waitForRow('Did It Work?');
    await one.close();
    await other.close();
  });

  it('knows a project again whose folder was renamed', async () => {
    const moved = path.join(folder, 'moved');
    renameSync(demo.target, moved);
    const window = await session.open(moved);
    await window.showContainer(CONTAINER);
    const view = window.view('Suggested Patterns');
    await view.waitForRow('Did It Work?');
    await view.waitForRow(/\b1\s·/);
    const status = async (): Promise<string> => (await window.statusBar()).join(' | ');
    await eventually(status, 'JavaScript · Express · API');
    await window.close();
  });
});
