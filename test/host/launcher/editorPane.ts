import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './quickInput';

/** A line of an editor as the browser has it, as far as it is used here. */
interface DrawnLine {
  style: { top: string };
  innerText: string;
}

/** The active editor: what it shows, and typing into it. */
export class EditorPane {
  private readonly focused: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.focused = page.locator('.editor-instance .monaco-editor.focused');
  }

  /** Opens a file of the workspace by its name, as Go to File does. */
  async open(file: string): Promise<void> {
    const name = file.split('/').pop() ?? file;
    await this.quickInput.openBy('Control+P');
    await this.quickInput.filter(file);
    await this.quickInput.choose(name);
    await this.waitForTab(name);
    await this.waitForFocus();
  }

  /** Waits until a tab whose title contains the text is the active one. */
  async waitForTab(title: string | RegExp): Promise<void> {
    await this.page.locator('.tabs-container .tab.active', { hasText: title }).first().waitFor();
  }

  /** The titles of the open tabs, from left to right. */
  async tabs(): Promise<string[]> {
    const tabs = await this.page.locator('.tabs-container .tab').all();
    const names = await Promise.all(tabs.map((tab) => tab.getAttribute('data-resource-name')));
    return names.filter((name) => name !== null);
  }

  /** The lines on the screen of the focused editor, or of the first; in a diff the right side. */
  async text(): Promise<string> {
    const diff = this.page.locator('.editor-instance .editor.modified .monaco-editor');
    const any = this.page.locator('.editor-instance .monaco-editor');
    const editor = (await this.focused.count()) ? this.focused : (await diff.count()) ? diff : any;
    const lines = await editor
      .first()
      .locator('.view-lines .view-line')
      .evaluateAll((elements: unknown[]) =>
        (elements as DrawnLine[])
          .map((line) => ({ top: parseFloat(line.style.top), text: line.innerText }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n').replace(/\u00a0/g, ' ');
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.quickInput.openBy('Control+G');
    await this.quickInput.filter(`:${line}:${column}`);
    await this.quickInput.waitForItem(`to line ${line} at column`);
    await this.quickInput.accept();
    await this.waitForFocus();
    const position = this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ` });
    await position.first().waitFor();
  }

  /** Selects whole lines, both counted from 1 and both included. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.goTo(first);
    for (let line = first; line < last; line++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.keyboard.press('Shift+End');
  }

  /**
   * Types one line as a person does, so suggestions and bracket completion take part, and waits
   * until it is in the editor.
   */
  async type(text: string): Promise<void> {
    await this.waitForFocus();
    await this.page.keyboard.type(text);
    const drawn = this.focused.locator('.view-line', { hasText: text.trim() });
    await drawn.first().waitFor();
    await this.page.locator('.tabs-container .tab.active.dirty').waitFor();
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tabs-container .tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** Clicks an icon in the editor's title bar, by the command's title. */
  async clickTitleAction(action: string): Promise<void> {
    await this.page
      .locator(`.editor-actions .action-label[aria-label^="${action}"]`)
      .first()
      .click();
  }

  /** Waits until keys go into an editor. */
  private async waitForFocus(): Promise<void> {
    await this.quickInput.waitUntilClosed();
    await this.focused.first().waitFor();
  }
}
