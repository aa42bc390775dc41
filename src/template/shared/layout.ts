/** How a file indents: one level, as white space. */
export function indentUnitOf(text: string): string {
  const counts = new Map<string, number>();
  let previous = 0;
  const lines = text.slice(0, 100_000).split('\n').slice(0, 2_000);
  for (const line of lines) {
    if (line.startsWith('\t')) counts.set('\t', (counts.get('\t') ?? 0) + 1);
    const width = /^ *(?=\S)/.exec(line)?.[0].length;
    if (width === undefined || /^ *\*/.test(line)) continue;
    const step = Math.abs(width - previous);
    if (step >= 2 && step <= 8)
      counts.set(' '.repeat(step), (counts.get(' '.repeat(step)) ?? 0) + 1);
    previous = width;
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0] ?? '    ';
}

/** The white space at the beginning of the line that holds `offset`. */
export function indentationAt(text: string, offset: number): string {
  const feed = text.lastIndexOf('\n', offset - 1);
  const lineStart = (feed < 0 ? text.lastIndexOf('\r', offset - 1) : feed) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 400))?.[0] ?? '';
}

/** The line ending of a text: that of its first line, `\n` if it has only one. */
export function lineEndingOf(text: string): string {
  const first = text.indexOf('\n');
  if (first < 0) return text.includes('\r') ? '\r' : '\n';
  return first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}

/**
 * White space between two tokens in portable form: `\n` for line breaks and `\t` for each level of
 * indentation more than that of the base line; what is left over stays as spaces.
 */
export function portableLayout(space: string, baseIndent: string, unit: string): string {
  const clean = space
    .replace(/\\\r?\n/g, '\n')
    .replace(/[^\s]/g, '')
    .replaceAll('\r', '');
  const lastBreak = clean.lastIndexOf('\n');
  if (lastBreak < 0) return clean.length > 0 ? ' ' : '';
  const breaks = clean.replaceAll(/[^\n]/g, '').slice(0, 3);
  const indent = clean.slice(lastBreak + 1);
  return breaks + levels(widthOf(indent) - widthOf(baseIndent), widthOf(unit));
}

function levels(width: number, unit: number): string {
  if (width <= 0) return '';
  return '\t'.repeat(Math.floor(width / unit)) + ' '.repeat(width % unit);
}

/** Portable layout as white space of a file. */
export function concreteLayout(
  layout: string,
  baseIndent: string,
  unit: string,
  lineEnding: string,
): string {
  if (!layout.includes('\n')) return layout.replaceAll('\t', unit);
  const breaks = layout.replaceAll(/[^\n]/g, '').replaceAll('\n', lineEnding);
  const indent = layout.slice(layout.lastIndexOf('\n') + 1).replaceAll('\t', unit);
  return breaks + baseIndent + indent;
}

/** Columns that white space takes, a tab counting four. */
export function widthOf(space: string): number {
  return space.replaceAll('\t', '    ').length;
}

/** A text without its white space, to compare code whose layout does not matter. */
export const bare = (text: string): string => text.replaceAll(/\s+/g, '');
