import { diffLines } from 'diff';

/** Lines that two texts do not share: `- ` before those of the first, `+ ` before those of the second. */
export function differingLines(first: string, second: string): string[] {
  return diffLines(first, second)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }) =>
      value.split(/(?<=\n)/).map((line) => `${added ? '+' : '-'} ${line.replace(/\n$/, '')}`),
    );
}
