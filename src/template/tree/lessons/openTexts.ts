import { categoryOf, isConstant } from '../languages/kinds';
import { isMark, isStringNode, type OpenedPart, openPair, type Target } from './cutTexts';
import { childrenOf, type FlatTree, has, isLeaf, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import { isContent, isQuoteMark } from '../syntax/Kinds';
import type { Versions } from './treeDiff';

/** Leaves, and on the after-side whole strings, that are opened into parts, by node. */
export interface Opening {
  before: Map<number, OpenedPart[]>;
  after: Map<number, OpenedPart[]>;
  /** Kind of the leaf that holds text in an opened string. */
  contentKind: string;
  /** Keys of before-side names that stand in an after-side text. */
  usedKeys: Set<string>;
}

/**
 * Opens atoms of which both sides share a part: the content of strings (`'fs'` → `'node:fs'`,
 * `"{}"` → `f"{x}"`), symbols (`:a` → `a:`), and strings that turn into names.
 */
export function openTexts(
  versions: Versions,
  beforeRun: readonly number[],
  afterRun: readonly number[],
  isShared: (before: number) => boolean,
): Opening {
  const { before: left, after: right } = versions;
  const opening: Opening = {
    before: new Map(),
    after: new Map(),
    contentKind: 'string_content',
    usedKeys: new Set(),
  };
  const beforeLeaves = leaves(left, beforeRun);
  const known = new Set(beforeLeaves.map((leaf) => versions.beforeHashes[leaf]));
  const names = namesOf(versions, beforeLeaves);
  const free = targets(right, afterRun).filter(
    ({ node }) => !known.has(versions.afterHashes[node]),
  );
  for (const old of beforeLeaves) {
    if (!isText(left, old) || isShared(old) || isWithinShared(left, old, beforeRun, isShared))
      continue;
    for (const [index, target] of free.entries()) {
      const parts = openPair(left, old, right, target, names);
      if (parts === undefined) continue;
      opening.before.set(old, parts.before);
      opening.after.set(target.node, parts.after);
      for (const part of parts.after) {
        if ('key' in part && !part.key.startsWith('s')) opening.usedKeys.add(part.key);
      }
      if (isContent(kindOf(left, old)))
        opening.contentKind = contentKindOf(right, target) ?? kindOf(left, old);
      free.splice(index, 1);
      break;
    }
  }
  return opening;
}

function isWithinShared(
  tree: FlatTree,
  leaf: number,
  run: readonly number[],
  isShared: (node: number) => boolean,
): boolean {
  for (let node = tree.parent[leaf]!; node >= 0; node = tree.parent[node]!) {
    if (isShared(node)) return true;
    if (run.includes(node)) return false;
  }
  return false;
}

const contentKindOf = (tree: FlatTree, target: Target): string | undefined => {
  const leaf = target.inner.find((child) => isLeaf(tree, child));
  return leaf === undefined ? undefined : kindOf(tree, leaf);
};

function leaves(tree: FlatTree, run: readonly number[]): number[] {
  const list: number[] = [];
  for (const root of run) {
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (isLeaf(tree, node)) list.push(node);
    }
  }
  return list;
}

/** Leaves whose text has parts: contents of strings, symbols, and names. */
function isText(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (!has(tree, node, NAMED) || isQuoteMark(kind) || isConstant(kind)) return false;
  return isContent(kind) || categoryOf(kind) === 'string' || /symbol|identifier|^name$/.test(kind);
}

function targets(tree: FlatTree, run: readonly number[]): Target[] {
  const list: Target[] = [];
  for (const root of run) {
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (isLeaf(tree, node)) {
        const kind = kindOf(tree, node);
        if (isText(tree, node) && !isContent(kind)) list.push({ node, inner: [node] });
      } else if (isStringNode(tree, node)) {
        const inner = childrenOf(tree, node).filter((child) => !isMark(tree, child));
        list.push({ node, inner });
      }
    }
  }
  return list;
}

/** Names of the before-side, by text, with the key of their hole. */
function namesOf(versions: Versions, beforeLeaves: readonly number[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const leaf of beforeLeaves) {
    if (/identifier|^name$/.test(kindOf(versions.before, leaf))) {
      names.set(textOf(versions.before, leaf), `${versions.beforeHashes[leaf]}`);
    }
  }
  return names;
}
