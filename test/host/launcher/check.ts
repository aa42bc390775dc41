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
 * Opens a folder, waits until the suggestions view has come to rest, opens its rows, saves what the
 * window shows as `out/check/FOLDER.png` and prints all rows.
 * @param needed what must be there: a row that contains this text, any row when it is empty; when it
 * is left out, the view may also say why there is none.
 * @throws one sentence when it is not there.
 */
export async function check(session: Session, folder: string, needed?: string): Promise<void> {
  const name = path.basename(folder);
  const workbench = await session.open(folder);
  const file = path.join(repoRoot(), 'out', 'check', `${name}.png`);
  mkdirSync(path.dirname(file), { recursive: true });
  let settled;
  try {
    await workbench.showContainer('Cross-Project Learning');
    const view = workbench.view('Suggested Patterns');
    await settle(view, needed !== undefined);
    await view.expandAll();
    settled = await settle(view, needed !== undefined);
  } finally {
    await workbench.page.screenshot({ path: file });
    await workbench.close();
  }
  const { rows, message } = settled;
  const says = `${name}: the suggestions view shows: ${[...rows, message].join(' | ')} (${file})`;
  if (rows.length === 0 && (needed !== undefined || message === '')) {
    throw new Error(`No rows came in ${PATIENCE / 1000} s. ${says}`);
  }
  if (needed && !rows.some((row) => row.includes(needed))) {
    throw new Error(`No row has "${needed}". ${says}`);
  }
  console.log(`\n${name}: the suggestions view shows (${file})`);
  for (const row of rows) console.log(`  ${row}`);
  if (message) console.log(`  ${message}`);
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
