import type { CancellationSignal } from '../core/ports';

/** Detection ended because nobody wants its result any more. */
export class DetectionCancelled extends Error {
  override readonly name = 'AbortError';
  constructor() {
    super('Detection was cancelled.');
  }
}

/** Throws `DetectionCancelled` once the signal is aborted. */
export function throwIfCancelled(signal: CancellationSignal): void {
  if (signal.aborted) throw new DetectionCancelled();
}
