import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';

const SERVICES = ['orders', 'prices', 'stock', 'carts', 'bills'] as const;
const TIMEOUT = ', { signal: AbortSignal.timeout(5000) }';

/**
 * Makes `recurring` in the folder: a repository in which calls got a timeout in one commit for
 * orders, one for prices and one for stock, the last of which was taken back. Carts and bills were
 * forgotten.
 * @returns its path.
 */
export function createRecurring(folder: string): string {
  const root = path.join(folder, 'recurring');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  let day = 1;
  const commit = (message: string): string =>
    commitAll(root, message, new Date(Date.UTC(2025, 0, (day += 1))));
  const fix = (name: string): void => write(`src/${name}.js`, service(name, TIMEOUT));
  write('package.json', JSON.stringify({ name: 'recurring', dependencies: { express: '^4' } }));
  for (const name of SERVICES) write(`src/${name}.js`, service(name));
  initRepository(root, 'https://example.com/acme/recurring.git');
  commit('Begin');
  fix('orders');
  commit('fix: give up on slow orders');
  write('src/log.js', 'export const log = console.error;\n');
  commit('Log');
  fix('prices');
  commit('fix: give up on slow prices');
  fix('stock');
  const regretted = commit('fix: give up on slow stock');
  write('src/stock.js', service('stock'));
  commit(`Revert "fix: give up on slow stock"\n\nThis reverts commit ${regretted}.`);
  return root;
}

function service(name: string, options = ''): string {
  return (
    `export async function ${name}(base) {\n` +
    `  const found = await fetch(base + '/${name}'${options});\n` +
    `  return found.json();\n}\n`
  );
}
