import { setTimeout as delay } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** Waits until a text fits, for up to a minute; fails with the last one that was seen. */
export async function eventually(read: () => Promise<string>, expected: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  let seen = await read();
  while (!seen.includes(expected)) {
    if (Date.now() > deadline) throw new Error(`“${expected}” never came; last seen: ${seen}`);
    await delay(200);
    seen = await read();
  }
}

/** Waits until the page draws this many elements, for a row is drawn in several steps. */
export function waitForCount(found: Locator, count: number): Promise<void> {
  return eventually(async () => `[${await found.count()}]`, `[${count}]`);
}
