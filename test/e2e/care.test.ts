import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { dataFolderAt, writeUserSettings } from '../host/launcher/dataFolder';
import { createDemo, type Demo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import type { TreeView } from '../host/launcher/treeView';
import type { Workbench } from '../host/launcher/workbench';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';
import { clickViewAction, setExpanded, showOnly, tick } from './views';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Time out requests';

describe('care for what was learned, by clicks', () => {
  let session: Session;
  let folder: string;
  let demo: Demo;
  let window: Workbench;
  let suggested: TreeView;
  let patterns: TreeView;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('care');
    demo = await createDemo(folder);
    writeFileSync(
      path.join(demo.target, 'src', 'hook.js'),
      'async function call(url) {\n  await fetch(url);\n}\n',
    );
    const data = dataFolderAt(path.join(folder, 'vscode'));
    writeUserSettings(data, {});
    session = await Session.start({ dataFolder: data.root });
    await learn(demo.learned, demo.lesson, data);
    window = await session.open(demo.target);
    suggested = window.view('Suggested Patterns');
    patterns = window.view('Learned Patterns');
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('shows five places, and the change of the one that is clicked', async () => {
    const rows = await suggested.waitForRow(/\b5\s·/);
    assert.ok(rows.some((row) => row.startsWith('Ready to Apply')));
    await suggested.clickInlineAction(PATTERN, 'Apply Pattern');
    await window.view('Preview').waitForRow('duties');
    await window.view('Preview').clickRow('await fetch(url)'.slice(6, 15));
    await window.editor.waitForTab('Preview of');
  });

  it('applies three of the five', async () => {
    await setExpanded(window, 'Suggested Patterns', false);
    await tick(window, 'Preview', 'duties');
    await tick(window, 'Preview', 'orders/');
    await clickViewAction(window, 'Preview', 'Apply Checked Changes');
    await window.notices.waitFor('to 3 places in 3 files');
    await setExpanded(window, 'Suggested Patterns', true);
    assert.equal(timeouts(), 3);
    await suggested.waitForRow('Did It Work?');
    await suggested.waitForRow(/\b2\s·/);
  });

  it('reverts them as a whole', async () => {
    await window.runCommand(`${CONTAINER}: Revert Application…`);
    await window.quickInput.waitUntilOpen('Which One');
    await window.quickInput.choose(PATTERN);
    await window.view('Preview').waitForRow('hook.js');
    await window.notices.waitFor('Nothing has been changed yet');
    await window.notices.clickButton('Revert');
    await window.notices.waitFor('Reverted 3 places in 3 files');
    assert.equal(timeouts(), 0);
    await suggested.waitForRow(/\b5\s·/);
    await suggested.waitForNoRow('Did It Work?');
  });

  it('narrows the list down to what is typed', async () => {
    await clickViewAction(window, 'Suggested Patterns', 'Filter Suggested Patterns');
    await window.quickInput.waitUntilOpen('Filter Suggested Patterns');
    await window.quickInput.filter('no such words');
    await eventually(() => suggested.message(), 'No suggested pattern fits the filter');
    await window.quickInput.accept();
    await clickViewAction(window, 'Suggested Patterns', 'Clear the Filter');
    await suggested.waitForRow(PATTERN);
  });

  it('dismisses a pattern and brings it back from the list of what was dismissed', async () => {
    await suggested.clickInlineAction(PATTERN, 'Hide in This Project');
    await eventually(() => suggested.message(), 'are hidden');
    await window.runCommand(`${CONTAINER}: Show Hidden Patterns…`);
    await window.quickInput.waitUntilOpen('Hidden in shipping');
    await window.quickInput.choose(PATTERN);
    await window.quickInput.accept();
    await suggested.waitForRow(PATTERN);
  });

  it('says where a learned pattern came from', async () => {
    await showOnly(window, 'Learned Patterns');
    await patterns.waitForRow('JavaScript');
    await patterns.expandRow(PATTERN);
    await patterns.expandRow('Origin');
    await patterns.waitForRow('do not wait for another service for ever');
    await patterns.expandRow('Applications');
    await patterns.waitForRow('reverted');
  });

  it('renames a pattern, as soon as the name is right', async () => {
    await patterns.clickInlineAction(PATTERN, 'Rename Pattern');
    await window.quickInput.waitUntilOpen('Rename “');
    await window.quickInput.enter('');
    await window.quickInput.waitUntilOpen('A pattern needs a name');
    await window.quickInput.enter('⏱️ "Do not" wait');
    await patterns.waitForRow('⏱️ "Do not" wait');
  });

  it('opens a similar project where it lies', async () => {
    await setExpanded(window, 'Similar Projects', true);
    const projects = window.view('Similar Projects');
    const rows = await projects.waitForRow('acme/orders');
    assert.ok(rows.some((row) => row.startsWith('100 %  acme/orders')));
    await projects.expandRow('acme/orders');
    await projects.waitForRow('Same framework');
    await setExpanded(window, 'Similar Projects', false);
  });

  it('explains, and corrects the profile', async () => {
    await window.runCommand(`${CONTAINER}: Explain Suggestions`);
    await window.editor.waitForTab('Suggestions for shipping');
    await window.clickStatusBar('JavaScript · Express · API');
    await window.quickInput.waitUntilOpen('Profile of');
    await window.quickInput.choose('Domain');
    await window.quickInput.waitUntilOpen('Choose one or type another');
    await window.quickInput.filter('logistics');
    await window.quickInput.choose('logistics');
    await window.quickInput.waitUntilOpen('Profile of');
    await window.quickInput.cancel();
    const status = async (): Promise<string> => (await window.statusBar()).join(' | ');
    await eventually(status, 'JavaScript · Express · Logistics');
  });

  it('purges a pattern after saying what goes', async () => {
    await patterns.chooseFromMenu('Do not', 'Delete Pattern Permanently');
    assert.match(await window.notices.dialog(), /What goes: its code, .* 1 application/);
    await window.notices.clickDialogButton('Delete Permanently');
    await eventually(() => patterns.message(), 'Nothing has been learned yet');
  });

  function timeouts(): number {
    return (
      ['parcels.js', 'rates.js', 'hook.js']
        .map((name) => readFileSync(path.join(demo.target, 'src', name), 'utf8'))
        .join('')
        .split('AbortSignal.timeout').length - 1
    );
  }
});
