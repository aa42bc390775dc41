import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Says yes until it is heard: the diffs are there a moment before the question is asked. */
export async function saidYes(applying: Promise<string | undefined>): Promise<string> {
  let isDone = false;
  const done = applying.finally(() => (isDone = true));
  while (!isDone) {
    await vscode.commands.executeCommand('crossProjectLearning.acceptPreview');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const id = await done;
  assert.ok(id, 'nothing was applied');
  return id;
}

/** The diffs of the preview that is open, if there is one. */
export function previewed(): { modified: vscode.Uri }[] {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ input }) => input);
  return inputs
    .flatMap((input) => {
      const several = input as { textDiffs?: { modified: vscode.Uri }[] } | undefined;
      if (input instanceof vscode.TabInputTextDiff) return [input];
      return several?.textDiffs ?? [];
    })
    .filter(({ modified }) => modified.scheme === 'cross-project-learning');
}

/** What is there after a while. */
export async function eventually<T>(read: () => T[]): Promise<T[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = read();
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came.');
}
