import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';
import type { Lesson } from './lesson';
import { repoRoot } from './repoRoot';

/** The demo's two repositories, and the change of the first that the second still lacks. */
export interface Demo {
  /** Folder of the repository with the change. */
  learned: string;
  /** Folder of the repository that has the same weakness. */
  target: string;
  lesson: Lesson;
  /** A file of the target in which the change fits. */
  place: string;
}

/** The fixture's commit that is learned. */
const LESSON = '03-timeout';

/**
 * Makes the demo's repositories, with the same commits each time.
 * @param folder an existing empty folder for them.
 */
export function createDemo(folder: string): Promise<Demo> {
  const orders = repositoryFrom('orders', folder);
  const shipping = repositoryFrom('shipping', folder);
  const commit = orders.commits.get(LESSON);
  if (!commit) throw new Error(`The demo's fixture has no ${LESSON}`);
  return Promise.resolve({
    learned: orders.folder,
    target: shipping.folder,
    lesson: { commit, name: 'Time out requests', type: 'bug_fix' },
    place: 'parcels.js',
  });
}

/** A repository whose commits are the fixture's folders in their order, each laid over the last. */
function repositoryFrom(
  fixture: string,
  parent: string,
): { folder: string; commits: Map<string, string> } {
  const source = path.join(repoRoot(), 'test', 'fixtures', 'demo', fixture);
  const folder = path.join(parent, fixture);
  mkdirSync(folder);
  initRepository(folder, `https://example.com/acme/${fixture}.git`);
  const commits = new Map<string, string>();
  for (const [index, step] of readdirSync(source).sort().entries()) {
    const overlay = path.join(source, step);
    const message = path.join(overlay, 'MESSAGE');
    cpSync(overlay, folder, { recursive: true, filter: (file) => file !== message });
    const date = new Date(Date.UTC(2025, 0, 13 + index, 9));
    commits.set(step, commitAll(folder, readFileSync(message, 'utf8'), date));
  }
  return { folder, commits };
}
