import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILES: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'shop', private: true, workspaces: ['packages/*'] }),
  'README.md': '# Shop\n\nA web shop: a page and the REST API behind it.\n',
  'packages/service/package.json': JSON.stringify({
    name: '@shop/service',
    private: true,
    dependencies: { express: '^4.19.0' },
  }),
  'packages/service/README.md': '# Service\n\nThe REST API of the shop.\n',
  'packages/service/src/server.js':
    "const app = require('express')();\n" +
    Array.from(
      { length: 12 },
      (_, i) => `app.get('/items/${i}', (req, res) => res.json(${i}));\n`,
    ).join(''),
  'packages/page/package.json': JSON.stringify({
    name: '@shop/page',
    private: true,
    dependencies: { react: '^18.3.0', 'react-dom': '^18.3.0' },
  }),
  'packages/page/README.md': '# Page\n\nThe web page of the shop.\n',
  'packages/page/src/App.tsx':
    "import { useState } from 'react';\n" +
    Array.from(
      { length: 12 },
      (_, i) =>
        `export function Item${i}() {\n  const [n, setN] = useState(${i});\n  return <button onClick={() => setN(n + 1)}>{n}</button>;\n}\n`,
    ).join(''),
};

/** A git repository with an API service in JavaScript and a page in TypeScript. */
export function createMonorepo(folder: string): string {
  const root = path.join(folder, 'shop');
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'https://example.com/acme/shop.git');
  git('add', '--all');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'Shop');
  return root;
}
