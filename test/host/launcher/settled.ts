import type { Locator } from 'playwright-core';

/** For so many frames rows must stay as they are until they count as drawn. */
const QUIET_FRAMES = 8;
/** A list that never rests is used all the same after so many milliseconds. */
const PATIENCE = 10_000;

/**
 * Waits until a list has drawn its rows: VS Code gives the element of a row to another row when it
 * draws anew, so a click on a list that is still being drawn may meet another row than was meant.
 */
export async function settled(list: Locator): Promise<void> {
  await list.evaluate(
    `(list, [quietFrames, patience]) => new Promise((resolve) => {
      const deadline = performance.now() + patience;
      const drawn = () =>
        [...list.querySelectorAll('.monaco-list-row')]
          .map((row) => [row.id, row.style.top, row.ariaExpanded, row.textContent].join(' '))
          .join();
      let last = drawn();
      let quiet = 0;
      requestAnimationFrame(function look() {
        const now = drawn();
        quiet = now === last ? quiet + 1 : 0;
        last = now;
        if (quiet >= quietFrames || performance.now() > deadline) resolve();
        else requestAnimationFrame(look);
      });
    })`,
    [QUIET_FRAMES, PATIENCE],
  );
}
