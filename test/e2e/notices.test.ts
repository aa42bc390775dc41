import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import { createDemo, type Demo } from '../host/launcher/demo';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import { answerForm } from './answerForm';
import { keepPicturesOfFailures } from './pictures';

const CONTAINER = 'Cross-Project Learning';

describe('what a person is told beside what was asked for, by clicks', () => {
  let session: Session;
  let folder: string;
  let demo: Demo;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('notices');
    demo = await createDemo(folder);
    session = await Session.start({
      settings: { 'crossProjectLearning.frameworkFamilies': { 'api servers': ['express', ' '] } },
    });
    await learn(demo.learned, demo.lesson, session.data);
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('names the family of the settings that cannot be used, and leads to the settings', async () => {
    const window = await session.open(demo.target);
    await window.showContainer(CONTAINER);
    const told = await window.notices.waitFor('crossProjectLearning.frameworkFamilies');
    assert.match(told, /The family “api servers” .* has a name that is no text: " "\./);
    assert.match(told, /It is left out of crossProjectLearning\.frameworkFamilies\./);
    await window.screenshot('families');
    await window.notices.clickButton('Open Settings');
    await window.page.locator('.settings-editor').waitFor();
    await window.changeSettings({ 'crossProjectLearning.frameworkFamilies': {} });
    await window.close();
  });

  it('names the file that changed since the change was looked at, and learns what was shown', async () => {
    const window = await session.open(demo.target);
    const { notices, quickInput } = window;
    const file = path.join(demo.target, 'src', 'rates.js');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replaceAll('.cents', '.amount.cents'));
    await window.runCommand(`${CONTAINER}: Learn Pattern from Working Changes…`);
    await notices.waitFor('Save this pattern?');
    writeFileSync(file, before.replaceAll('.cents', '.money'));
    await notices.clickButton('Save Pattern');
    await answerForm(quickInput, 'Ask the amount');
    const told = await notices.waitFor('Learned “Ask the amount”');
    assert.match(told, /src\/rates\.js has changed since it was read; the pattern comes from what/);
    await window.screenshot('moved');
    writeFileSync(file, before);
  });
});
