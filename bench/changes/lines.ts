import { diffArrays } from 'diff';

/** A run of lines of one text that another text has in place of a run of its own; 0-based. */
export interface Hunk {
  from: number;
  to: number;
  lines: string[];
}

export const bare = (text: string) => text.replaceAll(/\s+/g, '');

export const linesOf = (text: string) => text.split('\n');

/** How the lines of a text became those of another. */
export function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | undefined;
  for (const part of diffArrays([...before], [...after])) {
    if (!part.added && !part.removed) {
      at += part.value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { from: at, to: at, lines: [] };
      hunks.push(open);
    }
    if (part.removed) {
      at += part.value.length;
      open.to = at;
    } else open.lines.push(...part.value);
  }
  return hunks;
}

/**
 * What lines `from` up to `to` became, as text without white space; `undefined` when a hunk reaches
 * over the bounds.
 */
export function became(
  before: readonly string[],
  hunks: readonly Hunk[],
  from: number,
  to: number,
): string | undefined {
  let text = '';
  let at = from;
  for (const hunk of hunks) {
    const touches =
      hunk.from === hunk.to
        ? hunk.from >= from && hunk.from < to
        : hunk.from < to && hunk.to > from;
    if (!touches) continue;
    if (hunk.from < from || hunk.to > to) return undefined;
    text += before.slice(at, hunk.from).join('') + hunk.lines.join('');
    at = hunk.to;
  }
  return bare(text + before.slice(at, to).join(''));
}

/** The line, 0-based, on which an offset lies. */
export function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
