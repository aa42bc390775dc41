import type { Page } from 'playwright-core';

const TRIES = 5;
/** How long a menu may take to close, in milliseconds. */
const PATIENCE = 1_000;

/** Chooses an item of the menu that is open, by its title. */
export async function chooseFromOpenMenu(page: Page, item: string): Promise<void> {
  const menu = page.locator('.context-view .monaco-menu');
  const items = menu.locator('.action-item', { hasText: item });
  await items.first().waitFor();
  // A menu takes no click in its first moments, lest the click that opened it choose an item.
  for (let tries = 1; await menu.first().isVisible(); tries++) {
    if (tries > TRIES) throw new Error(`The menu does not take “${item}”.`);
    await items.first().click();
    await menu
      .first()
      .waitFor({ state: 'hidden', timeout: PATIENCE })
      .catch(() => undefined);
  }
}
