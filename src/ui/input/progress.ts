import { ProgressLocation, window } from 'vscode';

/** Work shorter than this, in milliseconds, goes unnoticed. */
const PATIENCE = 500;

/** Work with a notification that lets a person cancel it, once it turns out to be long. */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const result = work(controller.signal);
  const timer = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        token.onCancellationRequested(() => controller.abort());
        await result.catch(() => undefined);
      },
    );
  }, PATIENCE);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
  }
}
