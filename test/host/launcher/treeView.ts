import type { Locator, Page } from 'playwright-core';
import { settled } from './settled';

/** Waiting for an extension to fill a view may take a scan of the whole folder, in milliseconds. */
const PATIENCE = 60_000;
/** A row that is drawn anew under the mouse shows no hover until the mouse comes again. */
const HOVER_TRIES = 4;
/** How long a hover may take to appear, in milliseconds. */
const HOVER_PATIENCE = 5_000;
/** A menu closes so long after its item was clicked, in milliseconds. */
const MENU_PATIENCE = 1_000;
const MENU_TRIES = 4;

/** A tree view in a side bar or panel, found by its name. */
export class TreeView {
  private readonly tree: Locator;

  constructor(
    private readonly page: Page,
    private readonly name: string,
  ) {
    this.tree = page.locator(`.monaco-list[role="tree"][aria-label="${name}"]`);
  }

  /** The rows that are on the screen, from top to bottom: label, a blank, description. */
  async rows(): Promise<string[]> {
    const rows = await this.tree.locator('.monaco-list-row').all();
    const placed = await Promise.all(
      rows.map(async (row) => ({
        index: Number(await row.getAttribute('data-index')),
        text: await textOf(row),
      })),
    );
    return placed.sort((a, b) => a.index - b.index).map(({ text }) => text);
  }

  /**
   * Waits for a row that contains the text.
   * @returns the rows of that moment.
   */
  async waitForRow(text: string | RegExp, timeout = PATIENCE): Promise<string[]> {
    await this.row(text).waitFor({ timeout });
    return this.rows();
  }

  /** Waits until no row contains the text. */
  async waitForNoRow(text: string | RegExp, timeout = PATIENCE): Promise<void> {
    await this.rowsWith(text).first().waitFor({ state: 'detached', timeout });
  }

  /** What the view says instead of rows, or above them; empty when it says nothing. */
  async message(): Promise<string> {
    const pane = this.page.locator('.pane', {
      has: this.page.locator(`.pane-header[aria-label^="${this.name} Section"]`),
    });
    const texts = await pane
      .locator('.tree-explorer-viewlet-tree-view > .message:visible, .welcome-view-content:visible')
      .allInnerTexts();
    return texts.map(plain).join('\n');
  }

  async clickRow(text: string | RegExp): Promise<void> {
    await this.row(text).click();
  }

  /** Opens a row that has children; does nothing when it is open. */
  async expandRow(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor({ timeout: PATIENCE });
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await row.locator('.monaco-tl-twistie').click();
    await this.page.waitForFunction(
      '(row) => row.getAttribute("aria-expanded") === "true"',
      await row.elementHandle(),
    );
  }

  /** Opens every row on the screen that has children, and the children that come. */
  async expandAll(): Promise<void> {
    const closed = this.tree.locator('.monaco-list-row[aria-expanded="false"]');
    while ((await closed.count()) > 0) {
      const id = await closed.first().getAttribute('id');
      await this.tree.locator(`[id="${id}"] .monaco-tl-twistie`).click();
      await this.tree.locator(`[id="${id}"]:not([aria-expanded="false"])`).waitFor();
    }
  }

  /** Clicks one of the icons that a row shows under the mouse, by the command's title. */
  async clickInlineAction(text: string | RegExp, action: string): Promise<void> {
    await this.row(text).hover();
    await this.row(text).locator(`.action-label[aria-label^="${action}"]`).click();
  }

  /** Opens a row's context menu and chooses the item with that title. */
  async chooseFromMenu(text: string | RegExp, item: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    const menu = this.page.locator('.context-view .monaco-menu');
    for (let tries = 1; ; tries++) {
      await menu.locator('.action-item', { hasText: item }).first().click();
      try {
        await menu.waitFor({ state: 'hidden', timeout: MENU_PATIENCE });
        return;
      } catch (error) {
        // A menu that has just been opened does not take a click yet.
        if (tries === MENU_TRIES) throw error;
      }
    }
  }

  /**
   * The text that hovering over a row shows; the mouse is taken away again.
   * @throws when nothing is shown, though the mouse came back some times.
   */
  async hover(text: string | RegExp): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible').first();
    for (let tries = 1; ; tries++) {
      await settled(this.tree);
      await this.row(text).locator('.label-name').hover();
      try {
        await hover.waitFor({ timeout: HOVER_PATIENCE });
        break;
      } catch (error) {
        if (tries === HOVER_TRIES) throw error;
        await this.page.mouse.move(0, 0);
      }
    }
    const shown = plain(await hover.innerText());
    // Left where it is, it would cover the rows below.
    await this.page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    return shown;
  }

  private row(text: string | RegExp): Locator {
    return this.rowsWith(text).first();
  }

  private rowsWith(text: string | RegExp): Locator {
    return this.tree.locator('.monaco-list-row', { hasText: text });
  }
}

async function textOf(row: Locator): Promise<string> {
  const parts = await row.locator('.label-name, .label-description').allInnerTexts();
  return plain(parts.join(' '));
}

/** VS Code draws blanks as no-break spaces, which no test should have to know. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ').trim();
}
