import type { Workbench } from '../host/launcher/workbench';

/**
 * Chooses from the menu of the light bulb at the cursor, which gives way when the language service
 * wakes up and is asked again then.
 */
export async function chooseAction({ page }: Workbench, title: string): Promise<void> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: title });
  for (let tries = 0; tries < 5 && !(await row.isVisible()); tries += 1) {
    await page.keyboard.press('Control+.');
    await row.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
  await row.click();
}
