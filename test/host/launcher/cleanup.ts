import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Cleanup {
  end: () => Promise<void> | void;
  endNow: () => void;
}

const cleanups = new Set<Cleanup>();
let handlesSignals = false;
let ending = false;

/**
 * Registers what must not outlive this process.
 * @param end the orderly way, awaited on Ctrl-C, SIGTERM and SIGHUP.
 * @param endNow the synchronous way, for any other exit.
 * @returns a function that takes the registration back, once the thing has ended by itself.
 */
export function endsWithThisProcess(end: Cleanup['end'], endNow: () => void): () => void {
  handleSignals();
  const cleanup = { end, endNow };
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Whether everything is being ended, so that what ends now ends as it should. */
export function isEnding(): boolean {
  return ending;
}

/** Ends everything registered, the newest first. */
export async function endEverything(): Promise<void> {
  ending = true;
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    await Promise.resolve(cleanup.end()).catch(() => cleanup.endNow());
  }
}

/** A fresh folder under the system's temporary folder, removed at the latest with this process. */
export function makeTempFolder(purpose: string): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), `cpl-${purpose}-`)));
  const remove = () => removeFolder(folder);
  endsWithThisProcess(remove, remove);
  return folder;
}

/** Removes a folder; a process that is just ending may still write to it, hence the retries. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function handleSignals(): void {
  if (handlesSignals) return;
  handlesSignals = true;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      // A second Ctrl-C while the first is cleaning up must not cut it short.
      if (ending) return;
      void endEverything().finally(() => process.exit(code));
    });
  }
  endWithParent();
  process.on('exit', () => {
    for (const cleanup of [...cleanups].reverse()) {
      try {
        cleanup.endNow();
      } catch {
        // The process is going: the remaining cleanups matter more than this one's error.
      }
    }
  });
}

/** A parent that is killed, as npm is when only npm is told to end, leaves us without a signal. */
function endWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void endEverything().finally(() => process.exit(1));
  }, 1000);
  watch.unref();
}
