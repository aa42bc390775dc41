import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file before a change and after it. */
export interface ChangedFile {
  path: string;
  before: string;
  after: string;
}

/** A change that developers make every week: one example, and a file of another project to change alike. */
export interface EverydayChange {
  /** Of its file, such as `go-guard-clause`. */
  name: string;
  title: string;
  example: ChangedFile;
  target: ChangedFile;
}

/**
 * All everyday changes, by name. Each is a page in `changes/` with four pieces of code: the example before
 * and after, the target before and as a careful developer would leave it.
 * @param root the repository's root folder
 * @throws where a page has other pieces
 */
export function everydayChanges(root: string): EverydayChange[] {
  const folder = path.join(root, 'test', 'everyday', 'changes');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) =>
      parsed(path.basename(file, '.md'), readFileSync(path.join(folder, file), 'utf8')),
    );
}

const TITLE = /^# (.+)$/m;
const PIECE = /^## (Example|Target) (before|after)(?:: `(.+)`)?\n\n```\w+\n([^]*?)^```$/gm;

function parsed(name: string, page: string): EverydayChange {
  const pieces = [...page.matchAll(PIECE)];
  const said = pieces.map(([, side, time]) => `${side} ${time}`).join(', ');
  if (said !== 'Example before, Example after, Target before, Target after') {
    throw new Error(`${name}.md has these pieces of code: ${said}`);
  }
  const [example, target] = [pieces.slice(0, 2), pieces.slice(2)].map(([before, after]) => ({
    path: before?.[3] ?? '',
    before: before?.[4] ?? '',
    after: after?.[4] ?? '',
  })) as [ChangedFile, ChangedFile];
  return { name, title: TITLE.exec(page)?.[1] ?? '', example, target };
}
