import { GitFolder } from '../git/gitFolder';

const PACKAGE = JSON.stringify({ name: 'service', dependencies: { express: '^4.19.0' } });
const README = '# A service\n\nA REST API over HTTP.\n';

function call(indent: string, url: string, options = ''): string {
  return `${indent}const response = await fetch(${url}${options});\n`;
}

const TIMEOUT = ', { signal: AbortSignal.timeout(5000) }';

/** Two express services: in one a commit gave every fetch a timeout, the other has none. */
export function twoServices(): { learned: GitFolder; sha: string; target: GitFolder } {
  const learned = new GitFolder();
  learned.git('remote', 'add', 'origin', 'https://example.com/acme/orders.git');
  const orders = (options: string) =>
    `const express = require('express');\nconst app = express();\n` +
    `app.get('/orders', async (req, res) => {\n${call('  ', 'ordersUrl', options)}  res.json(await response.json());\n});\n` +
    `app.get('/prices', async (req, res) => {\n${call('  ', 'priceUrl', options)}  res.json(await response.json());\n});\n`;
  learned.commit('Serve orders', {
    'package.json': PACKAGE,
    'README.md': README,
    'src/app.js': orders(''),
  });
  const sha = learned.commit('fix: give up on slow peers (#7)', { 'src/app.js': orders(TIMEOUT) });

  const target = new GitFolder();
  target.git('remote', 'add', 'origin', 'https://example.com/acme/stock.git');
  target.commit('Serve stock', {
    'package.json': PACKAGE,
    'README.md': README,
    'src/items.js': `export async function items(base) {\n${call('  ', '`${base}/items`')}  return response.json();\n}\n`,
    'src/warehouse.js': `export async function load(id) {\n${call('  ', 'urlOf(id)')}  return response.json();\n}\n\nexport async function all() {\n${call('\t', 'listUrl')}\treturn response.json();\n}\n`,
    'src/safe.js': `export async function safe() {\n${call('  ', 'url', TIMEOUT)}  return response.json();\n}\n`,
  });
  return { learned, sha, target };
}
