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

/** Does `run` at once, and again at most every `delay` milliseconds while it is called. */
export function throttle(delay: number, run: () => unknown): { call(): void; dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  function begin(): void {
    again = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (again) call();
    }, delay);
    run();
  }
  function call(): void {
    if (timer) again = true;
    else begin();
  }
  return { call, dispose: () => clearTimeout(timer) };
}
