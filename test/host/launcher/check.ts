import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { repoRoot } from './repoRoot';
import type { Session } from './session';
import type { TreeView } from './treeView';

/** How long the view may take to come to rest, in milliseconds. */
const PATIENCE = 3 * 60_000;
/** How long it must then stay as it is, in milliseconds. */
const REST = 3000;

/**
 * Opens a folder, waits until the suggestions view has come to rest, saves what the window shows
 * as `out/check/FOLDER.png` and prints the view's rows.
 * @param needsRows whether the view's saying that there is nothing is a failure.
 * @throws one sentence when there are no rows.
 */
export async function check(session: Session, folder: string, needsRows: boolean): Promise<void> {
  const name = path.basename(folder);
  const workbench = await session.open(folder);
  const file = path.join(repoRoot(), 'out', 'check', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  let settled;
  try {
    await workbench.showContainer('Cross-Project Learning');
    settled = await settle(workbench.view('Suggested Patterns'), needsRows);
  } finally {
    await workbench.page.screenshot({ path: file });
    await workbench.close();
  }
  if (settled.rows.length === 0 && (needsRows || settled.message === '')) {
    const says = settled.message ? ` It says: ${settled.message}` : '';
    throw new Error(
      `${name}: the suggestions view showed no rows in ${PATIENCE / 1000} s, see ${file}.${says}`,
    );
  }
  console.log(`\n${name}: the suggestions view shows (${file})`);
  for (const row of settled.rows) console.log(`  ${row}`);
  if (settled.message) console.log(`  ${settled.message}`);
}

async function settle(
  view: TreeView,
  needsRows: boolean,
): Promise<{ rows: string[]; message: string }> {
  const deadline = Date.now() + PATIENCE;
  let shown = { rows: [] as string[], message: '' };
  let since = Date.now();
  while (Date.now() < deadline) {
    const now = { rows: await view.rows(), message: await view.message() };
    if (JSON.stringify(now) !== JSON.stringify(shown)) {
      shown = now;
      since = Date.now();
    }
    const enough = shown.rows.length > 0 || (!needsRows && shown.message !== '');
    if (enough && Date.now() - since > REST) break;
    await delay(250);
  }
  return shown;
}
