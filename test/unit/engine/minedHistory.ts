import { GitFolder } from '../git/gitFolder';

const TIMEOUT = ', { signal: AbortSignal.timeout(5000) }';

/** A module with one call that may have a timeout, and functions around it that differ from file to file. */
export function service(name: string, { timeout = false, lines = 0 } = {}): string {
  const extra = Array.from({ length: lines }, (_, index) => `  log('${name}', ${index});\n`).join(
    '',
  );
  return (
    `const log = require('./log');\n\n` +
    `export async function ${name}(base) {\n` +
    `  const ${name}Response = await fetch(base + '/${name}'${timeout ? TIMEOUT : ''});\n` +
    `${extra}  return ${name}Response.json();\n}\n`
  );
}

const NAMES = ['orders', 'prices', 'stock', 'carts'] as const;

/** Each edit only once, and each another one. */
const NOISE: [string, string][] = [
  ['export const a = first(1) + 2;\n', 'export const a = Math.max(first(1), 2);\n'],
  ['if (ready) start();\n', 'while (!ready) await wait(10);\nstart();\n'],
  ['send(user, text);\n', 'queue.push({ user, text });\n'],
  ['const list = load();\n', 'const list = load().filter(Boolean);\n'],
];

export interface MinedFolder {
  folder: GitFolder;
  /** Of the commits that gave a call its timeout, oldest first. */
  shas: string[];
}

/** Some commits that give calls a timeout, one a commit, among commits that do something else once. */
export function recurringTimeouts(commits = 3): MinedFolder {
  const folder = new GitFolder();
  folder.git('remote', 'add', 'origin', 'https://example.com/acme/mined.git');
  const names = NAMES.slice(0, commits);
  folder.commit('Begin', {
    'package.json': JSON.stringify({ name: 'mined', dependencies: { express: '^4.19.0' } }),
    ...Object.fromEntries(names.map((name) => [`src/${name}.js`, service(name)])),
    ...Object.fromEntries(NOISE.map(([before], index) => [`src/noise${index}.js`, before])),
  });
  const shas: string[] = [];
  for (const [index, name] of names.entries()) {
    const [, after] = NOISE[index]!;
    folder.commit(`Do something else ${index}`, { [`src/noise${index}.js`]: after });
    shas.push(
      folder.commit(`fix: give up on slow ${name}`, {
        [`src/${name}.js`]: service(name, { timeout: true }),
      }),
    );
  }
  return { folder, shas };
}
