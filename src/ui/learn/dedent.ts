/**
 * Selected code without the indentation that its lines share, since inserting a snippet adds that
 * of the place.
 * @param before the text of the first line left of the selection.
 */
export function dedent(before: string, selected: string): string {
  if (before.trim() !== '') return selected;
  const lines = (before + selected).split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const shared = indents.reduce(commonPrefix, indents[0] ?? '');
  return lines
    .map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart()))
    .join('\n');
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
