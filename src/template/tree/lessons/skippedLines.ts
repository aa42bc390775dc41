import type { Change } from './changes';
import { type FlatTree, lineAt } from '../syntax/FlatTree';
import type { Versions } from './treeDiff';

/**
 * What of a change is not learned, in words about the code: `src/a.ts, line 12: 3 added lines were
 * skipped, since nothing beside them tells where they belong`.
 * @param why goes on after “since”
 */
export function skippedLines(versions: Versions, { edits }: Change, why: string): string {
  const isAdded = edits.every(({ before }) => before.length === 0);
  const isRemoved = edits.every(({ after }) => after.length === 0);
  const lines = edits.flatMap(({ before, after }) =>
    isRemoved ? linesOf(versions.before, before) : linesOf(versions.after, after),
  );
  const count = new Set(lines).size;
  const kind = isAdded ? 'added' : isRemoved ? 'removed' : 'changed';
  const what = count === 1 ? `1 ${kind} line was` : `${count} ${kind} lines were`;
  return `${versions.path}, line ${Math.min(...lines)}: ${what} skipped, since ${why}`;
}

/** The lines on which a run of siblings stands, counted from 1. */
function linesOf(tree: FlatTree, run: readonly number[]): number[] {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const begin = lineAt(tree, tree.start[first]!);
  const length = lineAt(tree, tree.end[last]!) - begin + 1;
  return Array.from({ length }, (_, index) => begin + index + 1);
}
