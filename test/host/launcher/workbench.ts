import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { writeUserSettings, type DataFolder } from './dataFolder';
import { EditorPane } from './editorPane';
import { Notices } from './notices';
import { QuickInput } from './quickInput';
import { repoRoot } from './repoRoot';
import { TreeView } from './treeView';

/** How long a click may take to show a view container, in milliseconds. */
const CLICK_PATIENCE = 5_000;
const CLICKS = 5;
/** How long a window may take until it can be used, in milliseconds. */
const OPEN_TIMEOUT = 120_000;
/** How long an element may take to appear after a click, in milliseconds. */
const STEP_TIMEOUT = 30_000;

/** Names that the list of themes shows, and the class that the window then has. */
const THEMES = {
  light: { name: 'Light Modern', cssClass: 'vs' },
  dark: { name: 'Dark Modern', cssClass: 'vs-dark' },
  'high contrast': { name: 'Dark High Contrast', cssClass: 'hc-black' },
  'high contrast light': { name: 'Light High Contrast', cssClass: 'hc-light' },
};

/** One window of VS Code, used as a person uses it: by keys and clicks. */
export class Workbench {
  readonly quickInput: QuickInput;
  readonly notices: Notices;
  readonly editor: EditorPane;

  private constructor(
    readonly page: Page,
    private readonly data: DataFolder,
  ) {
    this.quickInput = new QuickInput(page);
    this.notices = new Notices(page);
    this.editor = new EditorPane(page, this.quickInput);
  }

  /** Takes over a page on which a window is opening, once it is ready for a user. */
  static async on(page: Page, data: DataFolder): Promise<Workbench> {
    page.setDefaultTimeout(STEP_TIMEOUT);
    await ready(page);
    return new Workbench(page, data);
  }

  /** Runs a command by its title (with its category) through the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.showCommand(title);
    await this.quickInput.choose(title);
    await this.quickInput.waitUntilCommandRuns();
  }

  /** Shows a view container by clicking its icon in the activity bar; it stays when it is shown. */
  async showContainer(title: string): Promise<void> {
    const item = this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`.action-label[aria-label^="${title}"]`),
    });
    await item.waitFor();
    const isShown = this.page.locator('.activitybar .action-item.checked', {
      has: this.page.locator(`.action-label[aria-label^="${title}"]`),
    });
    for (let clicks = 0; (await isShown.count()) === 0; clicks += 1) {
      if (clicks === CLICKS) throw new Error(`${title} is not shown however often it is clicked.`);
      // A badge may lie over it, which is as good to click on.
      await item.locator('.action-label').click({ force: true });
      // A window that is only starting may not heed a click.
      await isShown.waitFor({ timeout: CLICK_PATIENCE }).catch(() => undefined);
    }
  }

  /** The titles of the activity bar's icons. */
  async containers(): Promise<string[]> {
    const labels = await this.page.locator('.activitybar .action-item .action-label').all();
    const titles = await Promise.all(labels.map((label) => label.getAttribute('aria-label')));
    return titles.filter((title) => title !== null);
  }

  view(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** The texts of the status bar's items, from left to right. */
  async statusBar(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar .statusbar-item').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  }

  async clickStatusBar(text: string | RegExp): Promise<void> {
    await this.page.locator('.statusbar .statusbar-item', { hasText: text }).first().click();
  }

  /** Changes the user's settings and reloads the window: the server does not watch their file. */
  async changeSettings(settings: Record<string, unknown>): Promise<void> {
    writeUserSettings(this.data, settings);
    await this.reload();
  }

  /** Reloads the window and, with it, the extension host. */
  async reload(): Promise<void> {
    await this.page.reload();
    await ready(this.page);
  }

  /** Changes the colour theme from the command palette and waits until the window has it. */
  async setTheme(theme: keyof typeof THEMES): Promise<void> {
    const { name, cssClass } = THEMES[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.waitUntilOpen('Select Color Theme');
    await this.quickInput.filter(name);
    await this.quickInput.choose(name);
    await this.quickInput.waitUntilClosed();
    await this.page.locator(`.monaco-workbench.${cssClass}`).waitFor();
  }

  /**
   * Saves what the window shows as `out/screenshots/NAME.png`.
   * @returns the file's path.
   */
  async screenshot(name: string): Promise<string> {
    const file = path.join(repoRoot(), 'out', 'screenshots', `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Closes the window, as its user would: without waiting for the extension. */
  async close(): Promise<void> {
    await this.page.close();
  }
}

async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: OPEN_TIMEOUT });
  await page.locator('.activitybar .action-item').first().waitFor({ timeout: OPEN_TIMEOUT });
}
