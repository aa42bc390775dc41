import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder: above the bundled file that asks, or else above its work folder. */
export function repoRoot(): string {
  const root = rootAbove(__dirname) ?? rootAbove(process.cwd());
  if (!root) throw new Error(`Neither ${__dirname} nor ${process.cwd()} is in the repository`);
  return root;
}

function rootAbove(start: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'esbuild.js'))) return folder;
    if (path.dirname(folder) === folder) return undefined;
  }
}
