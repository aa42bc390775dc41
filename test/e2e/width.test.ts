import assert from 'node:assert/strict';
import { keepPicturesOfFailures } from './pictures';
import type { Workbench } from '../host/launcher/workbench';
import { openDemoWindow, type DemoWindow } from './demoWindow';
import { waitForCount } from './eventually';
import { setSideBarWidth, showOnly, tick } from './views';

const CONTAINER = 'Cross-Project Learning';
const PATTERN = 'Time out requests';
/** The width that VS Code gives a side bar at first, and a narrow one, in pixels. */
const [USUAL, NARROW] = [300, 250];
/** What must be read of a row however narrow it is: a count, a percentage, a line. */
const DECIDES = /^(?:\d+ · \d+ %|\d+ %|\d+(?= {2})|Line \d+|\d+ places?|\d+ of \d+)/;

interface CutLabel {
  text: string;
  /** As much of the text as is seen before the row is cut. */
  seen: string;
}

/** Run in the page, which has another library than the tests. */
const CUT_LABELS = `(() => {
  const plain = (text) => text.replace(/\\u00a0/g, ' ');
  return [...document.querySelectorAll('.sidebar .monaco-list-row .label-name')].flatMap((label) => {
    const node = document.createTreeWalker(label, NodeFilter.SHOW_TEXT).nextNode();
    const { right: edge } = label.closest('.monaco-icon-label-container').getBoundingClientRect();
    if (!node || label.getBoundingClientRect().right <= edge + 0.5) return [];
    const text = node.textContent;
    const range = document.createRange();
    let seen = 0;
    for (; seen < text.length; seen += 1) {
      range.setStart(node, seen);
      range.setEnd(node, seen + 1);
      if (range.getBoundingClientRect().right > edge) break;
    }
    return [{ text: plain(text), seen: plain(text.slice(0, seen)) }];
  });
})()`;

describe('the rows of a narrow side bar', () => {
  let opened: DemoWindow;
  let window: Workbench;

  keepPicturesOfFailures(() => opened?.session);

  before(async () => {
    opened = await openDemoWindow('width');
    ({ window } = opened);
    await window.showContainer(CONTAINER);
    await showOnly(window, 'Suggested Patterns');
    await window.view('Suggested Patterns').waitForRow(PATTERN);
  });

  after(() => opened?.close());

  it('show their labels whole at the usual width', async () => {
    await setSideBarWidth(window, USUAL);
    await window.view('Suggested Patterns').expandAll();
    await rest('Suggested Patterns', 'Same language');
    assert.deepEqual(await cutLabels(), []);
    await showOnly(window, 'Learned Patterns');
    await window.view('Learned Patterns').expandRow(PATTERN);
    await rest('Learned Patterns', 'Versions');
    assert.deepEqual(await cutLabels(), []);
    await showOnly(window, 'Similar Projects');
    await window.view('Similar Projects').expandAll();
    await rest('Similar Projects', 'Same language');
    assert.deepEqual(await cutLabels(), []);
    await showOnly(window, 'Suggested Patterns');
  });

  it('show what decides at a narrow width, also at twice the size', async () => {
    await setSideBarWidth(window, NARROW);
    for (const size of [
      { width: 1440, height: 900 },
      { width: 720, height: 450 },
    ]) {
      await window.page.setViewportSize(size);
      for (const { text, seen } of await cutLabels()) {
        const [decides = ''] = DECIDES.exec(text) ?? [];
        assert.ok(seen.startsWith(decides), `only “${seen}” is seen of “${text}”`);
      }
    }
    await window.page.setViewportSize({ width: 1440, height: 900 });
    await setSideBarWidth(window, USUAL);
  });

  it('show a file of which some places are checked as such', async () => {
    await window.view('Suggested Patterns').clickInlineAction(PATTERN, 'Apply Pattern');
    const preview = window.view('Preview');
    await preview.waitForRow('2 places rates.js');
    await tick(window, 'Preview', 'duties');
    await preview.waitForRow('1 of 2 rates.js');
    const file = window.page.locator('[aria-label="Preview"] .monaco-list-row', {
      hasText: 'rates.js',
    });
    await file.locator('.codicon-diff-removed').waitFor();
    await waitForCount(file.locator('.custom-view-tree-node-item-checkbox'), 0);
    assert.match((await file.getAttribute('aria-label')) ?? '', /partly checked/);
    await rest('Suggested Patterns', 'Same language');
    assert.deepEqual(await cutLabels(), []);
    await preview.clickRow('1 of 2 rates.js');
    await preview.waitForRow('2 places rates.js');
    await file.locator('[aria-checked="true"]').waitFor();
  });

  it('lose the question in the notification centre once it is answered elsewhere', async () => {
    const { notices, page } = window;
    await notices.waitFor('Nothing has been changed yet');
    await window.runCommand(`${CONTAINER}: Discard Preview`);
    await window.view('Preview').waitForNoRow('rates.js');
    await window.runCommand('Notifications: Show Notifications');
    await page.locator('.notifications-center').waitFor();
    const left = await page.locator('.notifications-center').innerText();
    assert.doesNotMatch(left, /Nothing has been changed yet/);
  });

  /** Leaves the rows that show their actions, which take room from the label. */
  async function rest(view: string, row: string): Promise<void> {
    await window.view(view).clickRow(row);
    await window.page.mouse.move(900, 300);
  }

  /** The labels that a row cuts, as CSS does: what is beyond the edge of the row is not seen. */
  function cutLabels(): Promise<CutLabel[]> {
    return window.page.evaluate<CutLabel[]>(CUT_LABELS);
  }
});
