import type { Locator } from 'playwright-core';
import { settled } from '../host/launcher/settled';
import type { Workbench } from '../host/launcher/workbench';

/** Opens or closes a view of the side bar by its header. */
export async function setExpanded(
  { page }: Workbench,
  view: string,
  isExpanded: boolean,
): Promise<void> {
  const header = page.locator(`.pane-header[aria-label^="${view}"]`);
  await header.waitFor();
  if ((await header.getAttribute('aria-expanded')) !== String(isExpanded)) await header.click();
}

/** Makes one view the only open one of those that have a header in the side bar. */
export async function showOnly(window: Workbench, view: string): Promise<void> {
  await setExpanded(window, view, true);
  for (const other of ['Suggested Patterns', 'Learned Patterns', 'Similar Projects']) {
    if (other !== view) await setExpanded(window, other, false);
  }
}

/** Drags the edge of the side bar until it has a width, in pixels. */
export async function setSideBarWidth({ page }: Workbench, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar.');
  const [edge, middle] = [box.x + box.width, box.y + box.height / 2];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + width - box.width, middle, { steps: 5 });
  await page.mouse.up();
}

/** Clicks the check box of the first row that contains the text. */
export async function tick(window: Workbench, view: string, text: string): Promise<void> {
  await rowOf(window, view, text).waitFor();
  await settled(treeOf(window, view));
  const box = rowOf(window, view, text).locator('.custom-view-tree-node-item-checkbox');
  const before = await box.getAttribute('aria-checked');
  await box.click();
  await rowOf(window, view, text)
    .locator(`.custom-view-tree-node-item-checkbox:not([aria-checked="${before}"])`)
    .waitFor();
}

/** Leaves the mouse on a row until its hover is drawn. */
export async function hoverOn(window: Workbench, view: string, text: string): Promise<void> {
  await rowOf(window, view, text).locator('.label-name').hover();
  await window.page.locator('.monaco-hover:visible').first().waitFor();
}

/** Clicks an icon in a view's title, by the command's title. */
export async function clickViewAction(
  { page }: Workbench,
  view: string,
  action: string,
): Promise<void> {
  const header = page.locator(`.pane-header[aria-label^="${view}"]`);
  await header.hover();
  await header.locator(`.action-label[aria-label^="${action}"]`).click();
}

function rowOf(window: Workbench, view: string, text: string): Locator {
  return treeOf(window, view).locator('.monaco-list-row', { hasText: text }).first();
}

function treeOf({ page }: Workbench, view: string): Locator {
  return page.locator(`.monaco-list[role="tree"][aria-label^="${view}"]`);
}
