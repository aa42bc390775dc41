import type { Locator } from 'playwright-core';

// The type check knows no browser; what follows runs in one.
declare function requestAnimationFrame(callback: () => void): number;

/** For so many frames rows must stay as they are until they count as drawn. */
const QUIET_FRAMES = 8;
/** A list that never rests is used all the same after so many milliseconds. */
const PATIENCE = 10_000;

/** An element as the browser has it, as far as it is used here. */
interface DrawnElement {
  id: string;
  style: { top: string };
  ariaExpanded: string | null;
  textContent: string | null;
  querySelectorAll(selector: string): Iterable<DrawnElement>;
}

/**
 * Waits until a list has drawn its rows: VS Code gives the element of a row to another row when it
 * draws anew, so a click on a list that is still being drawn may meet another row than was meant.
 */
export async function settled(list: Locator): Promise<void> {
  await list.evaluate(
    (element: unknown, [quietFrames, patience]) =>
      new Promise<void>((resolve) => {
        const deadline = performance.now() + patience;
        const drawn = (): string =>
          [...(element as DrawnElement).querySelectorAll('.monaco-list-row')]
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
      }),
    [QUIET_FRAMES, PATIENCE] as const,
  );
}
