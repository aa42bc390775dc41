import type { Application } from '../../core/types';
import { textAt } from '../../git/fileHistory';
import type { Git } from '../../git/Git';
import { hashOfText, pathsBetween, type WorkingState } from '../../git/workingState';
import { planRevert } from '../applying/planRevert';

/**
 * Whether two states of a repository differ by one application and nothing else: without it, its files
 * are as they were.
 * @param git at the root of the repository
 * @param prefix of the folder in the repository, with `/` at its end, or empty
 * @param textOf a file of the folder as it lies on disk now
 */
export async function isOnlyChange(
  { id, sites, ...application }: Application,
  before: WorkingState,
  after: WorkingState,
  {
    git,
    prefix,
    codeOf,
    textOf,
  }: {
    git: Git;
    prefix: string;
    codeOf: (hash: string) => Promise<string | undefined>;
    textOf: (path: string) => Promise<string | undefined>;
  },
): Promise<boolean> {
  const hashIn = async (state: WorkingState, path: string): Promise<string | null> => {
    const changed = state.files[path];
    return changed === undefined ? hashOfText(await textAt(git, state.head, path)) : changed;
  };
  const paths = new Set([
    ...[...Object.keys(before.files), ...Object.keys(after.files)],
    ...(await pathsBetween(git, before.head, after.head)),
  ]);
  const differing: string[] = [];
  for (const path of paths) {
    if ((await hashIn(before, path)) !== (await hashIn(after, path))) differing.push(path);
  }
  const own = new Set(sites.map(({ path }) => prefix + path));
  if (differing.some((path) => !own.has(path))) return false;
  const plan = await planRevert({ id, sites, ...application }, codeOf, textOf);
  if (plan.impossible.length > 0) return false;
  for (const { path, after: without } of plan.files) {
    if (hashOfText(without) !== (await hashIn(before, prefix + path))) return false;
  }
  return plan.files.length > 0;
}
