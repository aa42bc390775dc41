import type { Locator, Page } from 'playwright-core';
import { chooseFromOpenMenu } from './contextMenu';
import { settled } from './settled';

/** Waiting for an extension to fill a view may take a scan of the whole folder, in milliseconds. */
const PATIENCE = 60_000;
/** A row that is drawn anew under the mouse shows no hover until the mouse comes again. */
const HOVER_TRIES = 4;
/** How long a hover may take to appear, in milliseconds. */
const HOVER_PATIENCE = 5_000;

/** A row as the browser has it, as far as it is used here. */
interface DrawnRow {
  dataset: { index: string };
  querySelectorAll(selector: string): Iterable<{ innerText: string }>;
}

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
    // In one go: a row that is read after the others may have gone meanwhile.
    const rows = await this.tree.locator('.monaco-list-row').evaluateAll((elements: unknown[]) =>
      (elements as DrawnRow[])
        .map((row) => ({
          index: Number(row.dataset.index),
          parts: [...row.querySelectorAll('.label-name, .label-description')],
        }))
        .sort((a, b) => a.index - b.index)
        .map(({ parts }) => parts.map((part) => part.innerText).join(' ')),
    );
    return rows.map(plain);
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
    await this.row(text).waitFor({ timeout: PATIENCE });
    await settled(this.tree);
    await this.row(text).click();
  }

  /** Opens a row that has children; does nothing when it is open. */
  async expandRow(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor({ timeout: PATIENCE });
    if ((await row.getAttribute('aria-expanded')) === 'true') return;
    await settled(this.tree);
    await row.locator('.monaco-tl-twistie').click();
    const open = this.tree.locator('.monaco-list-row[aria-expanded="true"]', { hasText: text });
    await open.first().waitFor();
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
    await this.row(text).waitFor({ timeout: PATIENCE });
    await settled(this.tree);
    await this.row(text).hover();
    await this.row(text).locator(`.action-label[aria-label^="${action}"]`).click();
  }

  /** Opens a row's context menu and chooses the item with that title. */
  async chooseFromMenu(text: string | RegExp, item: string): Promise<void> {
    await this.row(text).waitFor({ timeout: PATIENCE });
    await settled(this.tree);
    await this.row(text).click({ button: 'right' });
    await chooseFromOpenMenu(this.page, item);
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

/** VS Code draws blanks as no-break spaces, which no test should have to know. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, ' ').trim();
}
