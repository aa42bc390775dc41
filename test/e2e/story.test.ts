import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo, type Demo } from '../host/launcher/demo';
import { Session } from '../host/launcher/session';
import type { TreeView } from '../host/launcher/treeView';
import type { Workbench } from '../host/launcher/workbench';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';
import { tick } from './views';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Time out requests';

describe('a pattern from one repository to the other, by clicks', () => {
  let session: Session;
  let folder: string;
  let demo: Demo;
  let source: Workbench;
  let target: Workbench;
  let suggested: TreeView;
  const status = async (): Promise<string> => (await target.statusBar()).join(' | ');

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('story');
    demo = await createDemo(folder);
    session = await Session.start();
    source = await session.open(demo.learned);
    target = await session.open(demo.target);
    suggested = target.view('Suggested Patterns');
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('shows the profile in the status bar, and why nothing is suggested yet', async () => {
    await target.showContainer(CONTAINER);
    await eventually(status, 'JavaScript · Express · API');
    await eventually(() => suggested.message(), 'Nothing has been learned yet');
  });

  it('learns a commit that is picked, with the changes that are ticked', async () => {
    const { quickInput, notices } = source;
    await source.runCommand(`${CONTAINER}: Learn Pattern from Commit…`);
    await quickInput.waitUntilOpen('Which Commit');
    await quickInput.filter('do not wait');
    await quickInput.choose('do not wait');
    await notices.waitFor('Save this pattern?');
    await notices.clickButton('Change Selection');
    await quickInput.waitUntilOpen('Which Files');
    await quickInput.accept();
    await quickInput.waitUntilOpen('Which Changes');
    await quickInput.accept();
    assert.match(await notices.waitFor('Save this pattern?'), /It covers all \d chosen changes/);
    await eventually(() => source.editor.text(), 'AbortSignal.timeout');
    await source.editor.clickTitleAction('Save Pattern');
    await quickInput.waitUntilOpen('Name');
    assert.match(await quickInput.prompt(), /Type: Bug fix/);
    await quickInput.enter(PATTERN);
    assert.match(await notices.waitFor('Learned'), /“Time out requests” \(confidence 50 %\)/);
    assert.deepEqual(await source.editor.tabs(), []);
  });

  it('suggests it in the window that was open all the time', async () => {
    await suggested.waitForRow('Ready to Apply');
    const rows = await suggested.waitForRow(PATTERN);
    assert.match(rows.join('\n'), /^4 · 50 %\s+Time out requests$/m);
  });

  it('says why, and opens a place', async () => {
    await suggested.expandRow(PATTERN);
    const rows = await suggested.waitForRow('rates.js');
    for (const reason of [
      '100 % similar acme/orders',
      'Same language JavaScript',
      'Same framework Express',
      'Needs JavaScript files',
    ]) {
      assert.ok(rows.includes(reason), `${reason} is not in ${rows.join(' | ')}`);
    }
    assert.match(await suggested.hover(PATTERN), /AbortSignal\.timeout/);
    await suggested.clickRow('Line 4 rates.js');
    await target.editor.waitForTab('rates.js');
  });

  it('applies it at the ticked places after a preview and a plain yes', async () => {
    const { notices } = target;
    await suggested.clickInlineAction(PATTERN, 'Apply Pattern');
    const preview = target.view('Preview');
    await preview.waitForRow('duties');
    await tick(target, 'Preview', 'duties');
    await notices.waitFor('Nothing has been changed yet');
    const file = path.join(demo.target, 'src', 'rates.js');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /AbortSignal/);
    await notices.clickButton('Apply');
    await notices.waitFor('Applied “Time out requests”');
    const [rates = '', duties = ''] = readFileSync(file, 'utf8').split('async function dutyFor');
    assert.match(rates, /AbortSignal\.timeout/);
    assert.doesNotMatch(duties, /AbortSignal/, 'the place that was not ticked was changed');
    await suggested.waitForRow('Did It Work?');
    assert.deepEqual(await target.editor.tabs(), [], 'the preview was not closed');
  });

  it('asks how it went, and moves the confidence', async () => {
    await suggested.waitForRow('Did It Work?');
    await suggested.waitForRow(/\b1\s·/);
    await suggested.clickInlineAction(/file/, 'It Worked');
    await target.notices.waitFor('confidence 0.50 → 0.55');
    await suggested.waitForNoRow('Did It Work?');
    await suggested.waitForRow('55 %');
    await suggested.waitForRow(/\b1\s·/);
  });

  it('lets the profile be corrected by hand', async () => {
    const { quickInput } = target;
    await target.clickStatusBar('JavaScript · Express · API');
    await quickInput.waitUntilOpen('Profile of');
    await quickInput.choose('Framework');
    await quickInput.waitUntilOpen('Choose one or type another');
    await quickInput.filter('koa');
    await quickInput.choose('Koa');
    await quickInput.waitUntilOpen('Profile of');
    await quickInput.cancel();
    await eventually(status, 'JavaScript · Koa · API');
    await suggested.waitForRow('85 % similar');
  });

  it('explains, dismisses and offers again', async () => {
    await target.runCommand(`${CONTAINER}: Explain Suggestions`);
    await target.editor.waitForTab('Suggestions for shipping');
    await suggested.clickInlineAction(PATTERN, 'Hide in This Project');
    await eventually(() => suggested.message(), 'are hidden');
    await target.notices.clickButton('Show It Again');
    await suggested.waitForRow(PATTERN);
  });
});
