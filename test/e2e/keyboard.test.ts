import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Demo } from '../host/launcher/demo';
import type { Workbench } from '../host/launcher/workbench';
import { openDemoWindow, type DemoWindow } from './demoWindow';
import { keepPicturesOfFailures } from './pictures';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Time out requests';
/** Most keys that it takes from one row of a list to any other. */
const KEYS = 40;
/** How long a window may take to start, in milliseconds. */

describe('the keyboard alone', () => {
  let opened: DemoWindow;
  let demo: Demo;
  let window: Workbench;

  keepPicturesOfFailures(() => opened?.session);

  before(async () => {
    opened = await openDemoWindow('keyboard');
    ({ demo, window } = opened);
  });

  after(() => opened?.close());

  it('reaches a pattern, whose rows say in words what they show', async () => {
    await runByKeys(`View: Show ${CONTAINER}`);
    await window.view('Suggested Patterns').waitForRow(/\b4\s·/);
    await runByKeys(`${CONTAINER}: Focus on Suggested Patterns View`);
    await moveTo('Suggested Patterns', PATTERN);
    assert.match(
      await focusedLabel('Suggested Patterns'),
      /^Time out requests, Bug fix, 4 places, confidence 50 %, .*, 100 % similar$/,
    );
    await window.page.keyboard.press('ArrowRight');
    await window.view('Suggested Patterns').waitForRow('Line 11');
    await moveTo('Suggested Patterns', 'Line 11');
    assert.match(await focusedLabel('Suggested Patterns'), /^src\/rates\.js, Line 11, /);
    assert.equal(
      await profile().getAttribute('aria-label'),
      'Project profile: JavaScript · Express · API',
    );
  });

  it('opens a place', async () => {
    await window.page.keyboard.press('Enter');
    await window.editor.waitForTab('rates.js');
  });

  it('applies the pattern from the menu of its row, at the ticked places', async () => {
    const { page } = window;
    await runByKeys(`${CONTAINER}: Focus on Suggested Patterns View`);
    await moveTo('Suggested Patterns', PATTERN);
    await page.keyboard.press('Shift+F10');
    await chooseByKeys('Apply Pattern');
    await window.view('Preview').waitForRow('duties');
    await window.notices.waitFor('Nothing has been changed yet');
    await moveTo('Preview', 'duties');
    assert.match(await focusedLabel('Preview'), /^Line \d+, .*duties/);
    const row = page.locator('[role="tree"][aria-label^="Preview"] .monaco-list-row', {
      hasText: 'duties',
    });
    await tabTo(row.locator('[role="checkbox"]'));
    await page.keyboard.press('Space');
    await row.locator('[role="checkbox"][aria-checked="false"]').waitFor();
    await runByKeys(`${CONTAINER}: Apply Checked Changes`);
    await window.notices.waitFor('to 3 places');
    const source = readFileSync(path.join(demo.target, 'src', 'rates.js'), 'utf8');
    const [rates = '', duties = ''] = source.split('async function dutyFor');
    assert.match(rates, /AbortSignal\.timeout/);
    assert.doesNotMatch(duties, /AbortSignal/);
  });

  function profile(): Locator {
    return window.page.locator('.statusbar [aria-label^="Project profile: "]').first();
  }

  async function runByKeys(title: string): Promise<void> {
    const { quickInput } = window;
    await quickInput.showCommand(title);
    await quickInput.accept();
    await quickInput.waitUntilCommandRuns();
  }

  /** Moves the focus of a list down, or from its end up again, to a row. */
  async function moveTo(view: string, text: string): Promise<void> {
    const { page } = window;
    await page.keyboard.press('Home');
    for (let keys = 0; keys < KEYS; keys++) {
      const focused = focusedRow(view);
      await focused.waitFor();
      if ((await focused.innerText()).replace(/\u00a0/g, ' ').includes(text)) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`No key leads to ${text}`);
  }

  async function focusedLabel(view: string): Promise<string> {
    return (await focusedRow(view).getAttribute('aria-label')) ?? '';
  }

  function focusedRow(view: string): Locator {
    const tree = window.page.locator(`.monaco-list[role="tree"][aria-label^="${view}"]`);
    return tree.locator('.monaco-list-row.focused');
  }

  async function tabTo(element: Locator): Promise<void> {
    for (let keys = 0; keys < KEYS; keys++) {
      await window.page.keyboard.press('Tab');
      if (await element.and(window.page.locator(':focus')).count()) return;
    }
    throw new Error('Tab does not lead there');
  }

  async function chooseByKeys(item: string): Promise<void> {
    const { page } = window;
    const menu = page.locator('.context-view .monaco-menu');
    await menu.waitFor();
    for (let keys = 0; keys < KEYS; keys++) {
      const focused = menu.locator('.action-item.focused');
      if ((await focused.count()) > 0 && (await focused.innerText()).includes(item)) {
        await page.keyboard.press('Enter');
        return;
      }
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`No key leads to ${item}`);
  }
});
