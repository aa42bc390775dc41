import { diffArrays } from 'diff';

/** A string before and after, in parts: numbers are holes. */
export interface OpenedPair {
  before: (string | number)[];
  after: (string | number)[];
}

export interface Embedded {
  hole: number;
  text: string;
}

const PIECES = /\uE000\d+\uE001|\w+|\s+|[^\w\s]/gu;
const MARK = /^[^\w\s]$/u;

/**
 * Takes the contents of two strings apart that share a part: what is the same becomes holes, except
 * punctuation next to a change. Code of the before-side that the new string embeds in braces becomes
 * its hole. `undefined` when nothing is shared, or nothing of the old string would stay fixed.
 */
export function openPair(
  before: string,
  after: string,
  embedded: readonly Embedded[],
  nextHole: () => number,
): OpenedPair | undefined {
  let marked = after;
  for (const { hole, text } of embedded) {
    marked = marked.replaceAll(`{${text}}`, `{\uE000${hole}\uE001}`);
  }
  const diff = diffArrays(before.match(PIECES) ?? [], marked.match(PIECES) ?? [], {
    maxEditLength: 200,
  });
  if (diff === undefined) return undefined;
  const pair: OpenedPair = { before: [], after: [] };
  let shared = '';
  for (const [index, part] of diff.entries()) {
    if (part.added) pair.after.push(...withHoles(part.value));
    else if (part.removed) pair.before.push(part.value.join(''));
    else {
      const left = index > 0 && keepsMark(diff, index, -1);
      const right = index < diff.length - 1 && keepsMark(diff, index, 1);
      const kept = splitShared(part.value, left, right, nextHole);
      pair.before.push(...kept);
      pair.after.push(...kept);
      shared += part.value.join('');
    }
  }
  const fixed = pair.before.some((part) => typeof part === 'string');
  const embeds = pair.after.some((part) => typeof part === 'number' && !pair.before.includes(part));
  return fixed && (/\w/.test(shared) || embeds) ? pair : undefined;
}

type Diff = readonly { value: string[]; added: boolean; removed: boolean }[];

/** Beside a pure insertion, or a word put for a word, the punctuation says where it belongs. */
function keepsMark(diff: Diff, index: number, step: 1 | -1): boolean {
  const changes = [diff[index + step], diff[index + 2 * step]].filter(
    (part) => part !== undefined && (part.added || part.removed),
  );
  const removed = changes.find((part) => part?.removed);
  if (removed === undefined) return true;
  return changes.every((part) => part?.value.length === 1 && /^\w+$/.test(part.value[0] ?? ''));
}

function splitShared(
  pieces: readonly string[],
  left: boolean,
  right: boolean,
  nextHole: () => number,
): (string | number)[] {
  const parts: (string | number)[] = [];
  let rest = [...pieces];
  const first = rest[0];
  if (left && first !== undefined && MARK.test(first)) {
    parts.push(first);
    rest = rest.slice(1);
  }
  const last = rest[rest.length - 1];
  const ending = right && last !== undefined && MARK.test(last) ? last : undefined;
  parts.push(nextHole());
  if (ending !== undefined) parts.push(ending);
  return parts;
}

function withHoles(pieces: readonly string[]): (string | number)[] {
  const parts: (string | number)[] = [];
  for (const piece of pieces) {
    const hole = /^\uE000(\d+)\uE001$/.exec(piece)?.[1];
    const last = parts[parts.length - 1];
    if (hole !== undefined) parts.push(Number(hole));
    else if (typeof last === 'string') parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}
