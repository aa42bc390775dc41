import { childrenOf, type FlatTree, isLeaf, kindOf, textOf } from '../syntax/FlatTree';
import { isContent, isQuoteMark } from '../syntax/Kinds';
import { longestCommon } from '../syntax/longestCommon';
import type { HoleRule } from '../rules/HoleRule';

/** A fixed part of a text, a part that is a hole, or (after-side only) a node of code. */
export type OpenedPart =
  { text: string } | { key: string; rule: Omit<HoleRule, 'name'> } | { node: number };

/** A token of a text, or code that stands in it. */
type Piece = { text: string } | { key: string; kind: string } | { node: number };

const isToken = (piece: Piece): piece is { text: string } => 'text' in piece;

/** A text of the after-side: a leaf, or a string with what stands between its marks. */
export interface Target {
  node: number;
  inner: number[];
}

interface Cut {
  fromOld: number;
  toOld: number;
  fromNew: number;
  toNew: number;
}

const MAX_TEXT = 2_000;

export const isMark = (tree: FlatTree, node: number) =>
  isQuoteMark(kindOf(tree, node)) || textOf(tree, node) === '`';

export function isStringNode(tree: FlatTree, node: number): boolean {
  return (
    /string|template/.test(kindOf(tree, node)) &&
    childrenOf(tree, node).some((child) => isMark(tree, child))
  );
}

interface OpenedPair {
  before: OpenedPart[];
  after: OpenedPart[];
}

export function openPair(
  left: FlatTree,
  old: number,
  right: FlatTree,
  target: Target,
  names: ReadonlyMap<string, string>,
): OpenedPair | undefined {
  const text = textOf(left, old);
  if (text.length > MAX_TEXT || target.inner.length > 40) return undefined;
  const fromString = isContent(kindOf(left, old));
  const toString = isStringNode(right, target.node);
  if (fromString && !toString) {
    if (textOf(right, target.node) !== text) return undefined;
    const part = { key: `w${old}`, rule: { seen: [], part: 'word' as const } };
    return { before: [part], after: [part] };
  }
  if (fromString !== toString) return undefined;
  const oldTokens = tokens(text);
  const pieces = piecesOf(right, target, fromString ? names : new Map(), oldTokens);
  const shared = longestCommon(oldTokens.length, pieces.length, (i, j) => {
    const piece = pieces[j]!;
    return isToken(piece) && piece.text === oldTokens[i];
  });
  const hasCode = pieces.some((piece) => !isToken(piece));
  const sharesWord = shared.some(([i]) => /[\p{L}\p{N}]/u.test(oldTokens[i]!));
  if (!hasCode && !sharesWord && !(pieces.length === 0 && /^\W+$/.test(text))) return undefined;
  const cuts = widened(cutsBetween(oldTokens, pieces, shared), oldTokens);
  if (cuts === undefined || cuts.length === 0) return undefined;
  if (hasCode && cuts.every((cut) => cut.fromOld === cut.toOld)) return undefined;
  return assemble(oldTokens, pieces, cuts, old, left, right, hasCode);
}

/** Words, format marks such as `%s`, white space, and other characters one by one. */
const tokens = (text: string): string[] =>
  text.match(/%[#0+-]*\d*(?:\.\d+)?[a-zA-Z]|[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];

function piecesOf(
  tree: FlatTree,
  target: Target,
  names: ReadonlyMap<string, string>,
  oldTokens: readonly string[],
): Piece[] {
  return target.inner.flatMap((child): Piece[] => {
    if (!isLeaf(tree, child)) return [{ node: child }];
    return tokens(textOf(tree, child)).map((token) => {
      const isNew = isContent(kindOf(tree, child)) && !oldTokens.includes(token);
      const key = isNew ? names.get(token) : undefined;
      return key === undefined ? { text: token } : { key, kind: 'identifier' };
    });
  });
}

function cutsBetween(
  oldTokens: readonly string[],
  pieces: readonly Piece[],
  shared: readonly [number, number][],
): Cut[] {
  const cuts: Cut[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...shared, [oldTokens.length, pieces.length] as const]) {
    if (nextI > i || nextJ > j) cuts.push({ fromOld: i, toOld: nextI, fromNew: j, toNew: nextJ });
    i = nextI + 1;
    j = nextJ + 1;
  }
  return cuts;
}

/** What is only put in takes the marks on both sides along, since nothing else tells its place. */
function widened(cuts: Cut[], oldTokens: readonly string[]): Cut[] | undefined {
  const isMarkToken = (index: number) => /^[^\p{L}\p{N}_\s]$/u.test(oldTokens[index] ?? '');
  const result: Cut[] = [];
  for (const cut of cuts) {
    const atEdge = cut.fromOld === 0 || cut.toOld === oldTokens.length;
    if (cut.fromOld !== cut.toOld || atEdge) result.push(cut);
    else if (!isMarkToken(cut.fromOld - 1) || !isMarkToken(cut.toOld)) return undefined;
    else {
      result.push({
        fromOld: cut.fromOld - 1,
        toOld: cut.toOld + 1,
        fromNew: cut.fromNew - 1,
        toNew: cut.toNew + 1,
      });
    }
  }
  const overlaps = result.some((cut, index) => index > 0 && cut.fromOld < result[index - 1]!.toOld);
  return overlaps ? undefined : result;
}

function assemble(
  oldTokens: readonly string[],
  pieces: readonly Piece[],
  cuts: readonly Cut[],
  old: number,
  left: FlatTree,
  right: FlatTree,
  hasCode: boolean,
): OpenedPair {
  const special = specialCharacters(oldTokens, pieces, cuts, right);
  const raw = /r[a-z]*["']$|^r/i.test(prefixOf(left, old));
  const removes = cuts.some((cut) => cut.fromOld < cut.toOld);
  const before: OpenedPart[] = [];
  const after: OpenedPart[] = [];
  let at = 0;
  const share = (until: number, index: number, mayBeEmpty: boolean) => {
    const text = oldTokens.slice(at, until).join('');
    if (text === '' && !mayBeEmpty) return;
    const rule = ruleForShared(text, special, raw && !hasCode, hasCode, removes);
    const part = { key: `s${old}.${index}`, rule };
    before.push(part);
    after.push(part);
  };
  cuts.forEach((cut, index) => {
    const cutText = oldTokens.slice(cut.fromOld, cut.toOld).join('');
    share(cut.fromOld, index, hasCode && cutText !== '');
    if (cutText !== '') before.push({ text: cutText });
    for (const piece of pieces.slice(cut.fromNew, cut.toNew)) {
      if (isToken(piece)) after.push({ text: piece.text });
      else if ('node' in piece) after.push(piece);
      else after.push({ key: piece.key, rule: { seen: [piece.kind], strict: true } });
    }
    at = cut.toOld;
  });
  const last = cuts.at(-1)!;
  share(oldTokens.length, cuts.length, hasCode && last.fromOld < last.toOld);
  return { before, after };
}

function specialCharacters(
  oldTokens: readonly string[],
  pieces: readonly Piece[],
  cuts: readonly Cut[],
  right: FlatTree,
): string {
  const characters = new Set<string>();
  for (const cut of cuts) {
    const texts = oldTokens.slice(cut.fromOld, cut.toOld);
    for (const piece of pieces.slice(cut.fromNew, cut.toNew)) {
      if (isToken(piece)) texts.push(piece.text);
      else if ('node' in piece) {
        const code = textOf(right, piece.node);
        texts.push(code.charAt(0), code.charAt(code.length - 1));
      }
    }
    for (const char of texts.join('')) if (!/[\p{L}\p{N}_\s]/u.test(char)) characters.add(char);
  }
  return [...characters].join('');
}

/** What stands before a leaf up to white space or a bracket: the mark of its string with its prefix. */
const prefixOf = (tree: FlatTree, leaf: number) =>
  /[A-Za-z]*['"/]*$/.exec(
    tree.text.slice(Math.max(0, tree.start[leaf]! - 6), tree.start[leaf]),
  )![0];

function ruleForShared(
  text: string,
  special: string,
  raw: boolean,
  hasCode: boolean,
  removes: boolean,
): Omit<HoleRule, 'name'> {
  const rule: Omit<HoleRule, 'name'> = { seen: [], part: 'any' };
  if (special !== '') rule.not = special;
  if (hasCode) return rule;
  if (raw) rule.only = [...new Set(text.replaceAll(/[\p{L}\p{N}_]/gu, ''))].join('');
  else if (/^[\p{L}\p{N}_]+$/u.test(text)) rule.part = 'word';
  if (!removes) rule.oneOf = [text];
  return rule;
}
