import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeTempFolder, removeFolder } from '../host/launcher/cleanup';
import {
  applied,
  CHANGED,
  createEncodings,
  ENCODING_SETTINGS,
  LEFT_ALONE,
} from '../host/launcher/encodings';
import { learn } from '../host/launcher/lesson';
import { Session } from '../host/launcher/session';
import type { Workbench } from '../host/launcher/workbench';
import { eventually } from './eventually';
import { keepPicturesOfFailures } from './pictures';

describe('files of all encodings and line ends, by clicks', () => {
  let session: Session;
  let folder: string;
  let repository: string;
  let window: Workbench;

  keepPicturesOfFailures(() => session);

  before(async () => {
    folder = makeTempFolder('encodings');
    const encodings = createEncodings(folder);
    ({ repository } = encodings);
    session = await Session.start({ settings: ENCODING_SETTINGS });
    await learn(repository, encodings.lesson, session.data);
    window = await session.open(repository);
    await window.showContainer('Cross-Project Learning');
  });

  after(async () => {
    await session?.close();
    removeFolder(folder);
  });

  it('are named in the side bar where nothing is looked for in them', async () => {
    const suggested = window.view('Suggested Patterns');
    await suggested.waitForRow(/\b9\s·/);
    await suggested.waitForRow('3 files left out');
    const reasons =
      'Left out: latin1.js: not UTF-8, and the setting files.encoding names no other encoding for it; ' +
      'nul.js: binary; unmarked.js: without the byte order mark of UTF-16';
    await eventually(() => suggested.hover('3 files left out'), reasons);
  });

  it('keep all bytes but those of the places that are applied from the preview', async () => {
    await window.view('Suggested Patterns').clickInlineAction(/\b9\s·/, 'Apply Pattern');
    const preview = window.view('Preview');
    await preview.waitForRow('big.js');
    const message = window.page.locator('.tree-explorer-viewlet-tree-view > .message:visible');
    for (const told of ['line ends of several kinds', 'CR alone', 'Left out: latin1.js']) {
      await eventually(async () => (await message.allInnerTexts()).join(), told);
    }
    await window.notices.waitFor('Apply “Fresh” to the checked places?');
    await window.notices.clickButton('Apply');
    await window.notices.waitFor('Applied “Fresh” to 7 places in 7 files.');
    for (const [name, bytes] of Object.entries({ ...CHANGED, ...LEFT_ALONE })) {
      const is = readFileSync(path.join(repository, name));
      const expected = name in CHANGED ? applied(bytes) : bytes;
      assert.ok(is.equals(expected), `${name}: ${is.toString('latin1')}`);
    }
  });
});
