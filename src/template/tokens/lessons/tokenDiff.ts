import { diffArrays } from 'diff';
import type { Source } from '../text/tokens';

/** Tokens `b0`..`b1` of the text before became tokens `a0`..`a1` of the text after. */
export interface Hunk {
  b0: number;
  b1: number;
  a0: number;
  a1: number;
}

const MAX_LINE_EDITS = 3_000;
const MAX_TOKEN_EDITS = 800;

/**
 * The places where two versions differ in their tokens; white space and comments do not count.
 * Lines are compared first, then the tokens of the lines that differ. `undefined` when the versions
 * differ so much that comparing them would take long.
 */
export function diffTokens(before: Source, after: Source): Hunk[] | undefined {
  const lines = diffKeys(lineKeys(before), lineKeys(after), MAX_LINE_EDITS);
  if (lines === undefined) return undefined;
  const beforeStarts = lineStarts(before);
  const afterStarts = lineStarts(after);
  const hunks: Hunk[] = [];
  for (const line of lines) {
    const b0 = beforeStarts[line.b0] ?? 0;
    const b1 = beforeStarts[line.b1] ?? before.tokens.length;
    const a0 = afterStarts[line.a0] ?? 0;
    const a1 = afterStarts[line.a1] ?? after.tokens.length;
    const inner = diffKeys(
      before.tokens.slice(b0, b1).map((token) => token.key),
      after.tokens.slice(a0, a1).map((token) => token.key),
      MAX_TOKEN_EDITS,
    ) ?? [{ b0: 0, b1: b1 - b0, a0: 0, a1: a1 - a0 }];
    for (const hunk of inner) {
      hunks.push({ b0: hunk.b0 + b0, b1: hunk.b1 + b0, a0: hunk.a0 + a0, a1: hunk.a1 + a0 });
    }
  }
  return hunks.map((hunk) => slideToStatement(before, after, hunk));
}

function lineStarts(source: Source): number[] {
  const starts: number[] = [];
  let lineBreak = -1;
  source.tokens.forEach((token, index) => {
    const begins = lineBreak < token.start;
    if (index === 0 || begins) starts.push(index);
    if (lineBreak >= token.end) return;
    const next = source.text.indexOf('\n', token.end);
    lineBreak = next < 0 ? source.text.length : next;
  });
  starts.push(source.tokens.length);
  return starts;
}

function lineKeys(source: Source): string[] {
  const starts = lineStarts(source);
  return starts.slice(0, -1).map((start, line) =>
    source.tokens
      .slice(start, starts[line + 1])
      .map((token) => token.key)
      .join('\u0000'),
  );
}

function diffKeys(before: string[], after: string[], maxEditLength: number): Hunk[] | undefined {
  const parts = diffArrays(before, after, { maxEditLength });
  if (parts === undefined) return undefined;
  const hunks: Hunk[] = [];
  let b = 0;
  let a = 0;
  for (const part of parts) {
    const count = part.value.length;
    const b1 = part.added ? b : b + count;
    const a1 = part.removed ? a : a + count;
    if (part.added || part.removed) {
      const last = hunks[hunks.length - 1];
      if (last?.b1 === b && last.a1 === a) Object.assign(last, { b1, a1 });
      else hunks.push({ b0: b, b1, a0: a, a1 });
    }
    b = b1;
    a = a1;
  }
  return hunks;
}

/** Of the equal ways to place a pure insertion or deletion, the one that begins with a statement. */
function slideToStatement(before: Source, after: Source, hunk: Hunk): Hunk {
  const inserts = hunk.b0 === hunk.b1;
  if (!inserts && hunk.a0 !== hunk.a1) return hunk;
  const { tokens } = inserts ? after : before;
  const [from, to] = inserts ? [hunk.a0, hunk.a1] : [hunk.b0, hunk.b1];
  for (let by = 0; by < to - from + 8 && by <= Math.min(hunk.a0, hunk.b0); by++) {
    if (beginsHere(tokens[from - by]?.breakBefore, tokens[from - by - 1]?.text)) {
      return { b0: hunk.b0 - by, b1: hunk.b1 - by, a0: hunk.a0 - by, a1: hunk.a1 - by };
    }
    if (tokens[from - by - 1]?.key !== tokens[to - by - 1]?.key) break;
  }
  return hunk;
}

function beginsHere(breakBefore: boolean | undefined, previous: string | undefined): boolean {
  return breakBefore === true || previous === undefined || /^[;{}]$/.test(previous);
}
