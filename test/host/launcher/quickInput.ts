import type { Locator, Page } from 'playwright-core';
import { settled } from './settled';

/** How long the palette may take to show a command, in milliseconds, and how often it is opened. */
const COMMAND_PATIENCE = 6_000;
const OPENINGS = 5;

/** The quick pick or input box that a command has opened, at the top of the window. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly box: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.box = this.widget.locator('.quick-input-box input:visible').first();
  }

  /** Opens a quick input by a key, once an earlier one has gone. */
  async openBy(key: string): Promise<void> {
    await this.waitUntilClosed();
    await this.page.keyboard.press(key);
    await this.waitUntilOpen();
  }

  /**
   * Opens the command palette and filters it for a command. The palette lists what is enabled when it
   * opens, and a window that is only starting enables some commands late: then it is opened anew.
   */
  async showCommand(title: string): Promise<void> {
    for (let openings = 1; ; openings += 1) {
      await this.openBy('F1');
      await this.filter(`>${title}`);
      const isListed = await this.row(title)
        .waitFor({ timeout: COMMAND_PATIENCE })
        .then(() => true)
        .catch(() => false);
      if (isListed) return;
      if (openings === OPENINGS) throw new Error(`The command palette does not list “${title}”.`);
      await this.page.keyboard.press('Escape');
    }
  }

  /** Waits until a quick pick or input box is open that shows the text, be it as placeholder. */
  async waitUntilOpen(text = ''): Promise<void> {
    const withPlaceholder = this.page.locator(`input[placeholder*="${text}"]`);
    const either = this.widget
      .filter({ hasText: text })
      .or(this.widget.filter({ has: withPlaceholder }));
    await either.waitFor();
    await this.box.waitFor();
  }

  /** Waits until the command palette has given way to whatever its command shows. */
  async waitUntilCommandRuns(): Promise<void> {
    await this.page.waitForFunction(
      `(() => {
        const widget = document.querySelector('.quick-input-widget');
        const input = widget?.querySelector('.quick-input-box input');
        return !widget?.checkVisibility() || !input.value.startsWith('>');
      })()`,
    );
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The prompt or placeholder, and the title if there is one. */
  async prompt(): Promise<string> {
    const title = await this.widget.locator('.quick-input-title').innerText();
    const placeholder = (await this.box.getAttribute('placeholder')) ?? '';
    const message = await this.widget.locator('.quick-input-message').innerText();
    return [title, placeholder, message].filter(Boolean).join(' ');
  }

  /** The items that are on the screen, from top to bottom, each as label, description, detail. */
  async items(): Promise<string[]> {
    await this.rows().first().waitFor();
    const texts = await this.rows().allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Waits until the items that contain these texts are ticked, and none other on the screen is. */
  async waitUntilTicked(...texts: string[]): Promise<void> {
    const ticked = this.rows().and(this.page.locator('[aria-checked=true]'));
    for (const text of texts) await ticked.filter({ hasText: text }).first().waitFor();
    const all = await ticked.allInnerTexts();
    const others = all.filter((row) => !texts.some((text) => row.includes(text)));
    if (others.length > 0) throw new Error(`Ticked besides: ${others.join(', ')}`);
  }

  /** Waits until the list shows an item that contains the text. */
  async waitForItem(text: string | RegExp): Promise<void> {
    await this.row(text).waitFor();
  }

  /** Narrows the list down to what fits the text. */
  async filter(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /**
   * Clicks the first item that contains the text: accepts it, or ticks it where many are picked.
   * A long list holds only what is on the screen: `filter` it before.
   */
  async choose(text: string | RegExp): Promise<void> {
    await this.waitForItem(text);
    await settled(this.widget);
    await this.row(text).click();
  }

  /** Types into an input box in place of what it holds, and accepts it. */
  async enter(text: string): Promise<void> {
    await this.box.fill(text);
    await this.accept();
  }

  /** Presses Enter: accepts the input, the ticked items or the item in focus. */
  async accept(): Promise<void> {
    await this.box.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.waitUntilClosed();
  }

  private row(text: string | RegExp): Locator {
    return this.rows().filter({ hasText: text }).first();
  }

  private rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }
}
