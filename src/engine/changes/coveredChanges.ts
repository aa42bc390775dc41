import type { Templates } from '../../template/Templates';
import type { CodeTemplate, FileChange } from '../../core/types';
import { hunksOf } from './hunks';

const UNCANCELLED = { aborted: false };

/** Lines of the text before that a hunk changes, or between which it adds; 0-based, both included. */
interface Stretch {
  first: number;
  last: number;
}

/**
 * How many of the changes that a person picked a template covers: those at which it fits in the code
 * before.
 * @param files reduced to what was picked
 */
export async function coveredChanges(
  files: readonly FileChange[],
  template: CodeTemplate,
  learner: Pick<Templates, 'findSites'>,
): Promise<{ covered: number; all: number }> {
  let [covered, all] = [0, 0];
  for (const { path, before, after } of files) {
    const stretches = stretchesOf(before ?? '', after ?? '');
    all += stretches.length;
    if (before === null) continue;
    const fitting: Stretch[] = [];
    for await (const { site } of learner.findSites(
      [template],
      [{ path, text: before }],
      UNCANCELLED,
    )) {
      fitting.push({ first: site.line, last: site.line + site.text.split('\n').length - 1 });
    }
    covered += stretches.filter((stretch) =>
      fitting.some(({ first, last }) => first <= stretch.last && stretch.first <= last),
    ).length;
  }
  return { covered, all };
}

function stretchesOf(before: string, after: string): Stretch[] {
  return hunksOf(before, after).map(({ oldStart, lines }) => {
    const old = lines.filter((line) => !line.startsWith('+'));
    const removed = old.flatMap((line, index) => (line.startsWith('-') ? [index] : []));
    const begin = Math.max(0, oldStart - 1);
    const [first, last] = [removed[0] ?? 0, removed.at(-1) ?? Math.max(0, old.length - 1)];
    return { first: begin + first, last: begin + last };
  });
}
