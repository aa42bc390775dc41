import type { Locator, Page } from 'playwright-core';

/** What VS Code tells the user: notifications at the bottom right, and modal dialogs. */
export class Notices {
  constructor(private readonly page: Page) {}

  /** The texts of the notifications that are on the screen, the newest first. */
  async texts(): Promise<string[]> {
    const texts = await this.toasts().locator('.notification-list-item-message').allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** Waits for a notification that contains the text and returns all of its text. */
  async waitFor(text: string | RegExp, timeout = 60_000): Promise<string> {
    const toast = this.toasts().filter({ hasText: text }).first();
    await toast.waitFor({ timeout });
    return (await toast.locator('.notification-list-item-message').innerText()).trim();
  }

  /** Clicks a button of a notification, or a link in its text, wherever it stands. */
  async clickButton(button: string): Promise<void> {
    const answers = this.toasts().locator('.monaco-button, .notification-list-item-message a');
    await answers.filter({ hasText: button }).first().click();
  }

  /** Waits for a modal dialog and returns its text. */
  async dialog(): Promise<string> {
    const box = this.page.locator('.monaco-dialog-box');
    await box.waitFor();
    return (await box.locator('.dialog-message-container').innerText()).trim();
  }

  async clickDialogButton(button: string): Promise<void> {
    await this.page
      .locator('.monaco-dialog-box .monaco-button', { hasText: button })
      .first()
      .click();
  }

  private toasts(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }
}
