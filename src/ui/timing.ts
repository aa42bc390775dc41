/** Puts off `run` until `delay` milliseconds have passed without a call. */
export function debounce(delay: number, run: () => unknown): { call(): void; dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(run, delay);
    },
    dispose: () => clearTimeout(timer),
  };
}
