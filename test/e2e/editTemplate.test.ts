import assert from 'node:assert/strict';
import type { Demo } from '../host/launcher/demo';
import type { TreeView } from '../host/launcher/treeView';
import type { Workbench } from '../host/launcher/workbench';
import { openDemoWindow, type DemoWindow } from './demoWindow';
import { eventually } from './eventually';
import { showOnly } from './views';

const CONTAINER = 'Cross-Project Learning';

describe('the template of a pattern in an editor, by clicks', () => {
  let opened: DemoWindow;
  let demo: Demo;
  let window: Workbench;
  let patterns: TreeView;

  before(async () => {
    opened = await openDemoWindow('edit-template');
    ({ demo, window } = opened);
    patterns = window.view('Learned Patterns');
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Learned Patterns');
  });

  after(() => opened?.close());

  it('opens from the palette, both sides under their headings', async () => {
    await patterns.waitForRow(demo.lesson.name);
    await window.runCommand(`${CONTAINER}: Edit Template…`);
    await window.quickInput.waitUntilOpen('Which pattern?');
    await window.quickInput.choose(demo.lesson.name);
    await window.editor.waitForTab(demo.lesson.name);
    const text = await window.editor.text();
    assert.match(text, /═══ before ═══[^]*fetch[^]*═══ after ═══[^]*AbortSignal/);
    for (const theme of ['dark', 'light', 'high contrast'] as const) {
      await window.setTheme(theme);
      await window.screenshot(`edit-template-${theme.replace(' ', '-')}`);
    }
    await window.setTheme('dark');
  });

  it('is not saved while it is wrong, and says why', async () => {
    await changeAfter((line) => line.replace('AbortSignal', '$7 + AbortSignal'));
    await window.page.keyboard.press('Control+S');
    const notice = await window.notices.waitFor('$7 is not in the code before');
    assert.match(notice, /Failed to save/);
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.screenshot('edit-template-refused');
    assert.equal(await window.page.locator('.tabs-container .tab.active.dirty').count(), 1);
  });

  it('is saved as a new version when it is right, and taken back', async () => {
    await changeAfter((line) => line.replace('$7 + ', '').replace(/\d{4}/, '250'));
    await window.editor.save();
    const notice = await window.notices.waitFor('was changed');
    assert.match(notice, /now turns/);
    await window.screenshot('edit-template-saved');
    await window.notices.clickButton('Undo');
    await eventually(
      async () => ((await window.editor.text()).includes('250') ? 'still' : 'back'),
      'back',
    );
  });

  /** Types another line in place of the one that has `AbortSignal` in it. */
  async function changeAfter(change: (line: string) => string): Promise<void> {
    await window.page
      .locator('.editor-instance .view-line', { hasText: 'AbortSignal' })
      .last()
      .click();
    const lines = (await window.editor.text()).split('\n');
    const line = lines.findLast((each) => each.includes('AbortSignal'));
    assert.ok(line);
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Shift+Home');
    await window.page.keyboard.insertText(change(line.trim()));
  }
});
