import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import type { Workbench } from '../host/launcher/workbench';
import { eventually } from './eventually';
import { chooseAction } from './lightBulb';

const NAME = 'Time out requests';

describe('the places of a pattern in an editor, by keys and clicks', () => {
  let session: Session;
  let folder: string;
  let file: string;
  let window: Workbench;

  before(async () => {
    folder = makeTempFolder('sites');
    const demo = await createDemo(folder);
    file = path.join(demo.target, 'src', 'rates.js');
    // The hints of the language's own service are drawn alike.
    session = await Session.start({ settings: { 'javascript.suggestionActions.enabled': false } });
    await learn(demo.learned, { ...demo.lesson, name: NAME }, session.data);
    window = await session.open(demo.target);
    await window.editor.open('rates.js');
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('are hinted at', () => hintsAre(2));

  it('are changed from the light bulb, after a preview of that place alone', async () => {
    await window.editor.goTo(4, 10);
    await chooseAction(window, `Apply “${NAME}” here…`);
    const preview = window.view('Preview');
    await preview.waitForRow('fetch');
    assert.equal((await preview.rows()).length, 2, 'more than the file and its one place');
    await window.notices.waitFor('Nothing has been changed yet');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /AbortSignal/);
    await window.notices.clickButton('Apply');
    await window.notices.waitFor(`Applied “${NAME}” to 1 place in 1 file`);
    assert.equal(readFileSync(file, 'utf8').match(/AbortSignal/g)?.length, 1);
    await hintsAre(1);
  });

  it('are there again when that is undone', async () => {
    await window.editor.open('rates.js');
    await window.page.keyboard.press('Control+Z');
    await window.editor.save();
    assert.doesNotMatch(readFileSync(file, 'utf8'), /AbortSignal/);
    await hintsAre(2);
  });

  it('are given up where the pattern must not fit, with a way back', async () => {
    await window.editor.goTo(11, 30);
    await chooseAction(window, 'Exclude this place');
    const told = await window.notices.waitFor('fits no more at places like this one');
    assert.match(told, /In shipping it fits at \d places? instead of 4\./);
    await hintsAre(1);
    await window.notices.clickButton('Undo');
    await hintsAre(2);
  });

  it('are explained where there is none', async () => {
    await window.editor.selectLines(5, 5);
    await window.runCommand('Cross-Project Learning: Why Not Here?');
    await window.quickInput.waitUntilOpen('Which pattern should fit here?');
    await window.quickInput.choose(NAME);
    await window.notices.waitFor(`“${NAME}” does not fit here.`);
  });

  async function hintsAre(count: number): Promise<void> {
    const seen = () => window.page.locator('.editor-instance .squiggly-hint').count();
    await eventually(async () => `${await seen()} hints`, `${count} hints`);
  }
});
