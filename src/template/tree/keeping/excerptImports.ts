import { isImport } from '../languages/kinds';
import { childrenOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import type { Piece } from './piece';
import type { Versions } from '../lessons/treeDiff';

/** What every file of some languages begins with. */
const OPENING = /^php_tag$/;

const KEYWORDS =
  /^(?:import|from|as|use|using|require|require_relative|const|let|var|static|type|include|extern|crate|self)$/;

/**
 * The imports of both versions of a file that pieces of it use, in order, each as its text. One that
 * both versions have is on both sides, so that it does not look as if it had been put in.
 */
export function importsFor(
  { before, after }: Versions,
  pieces: readonly Piece[],
  code: string,
): { before: string[]; after: string[] } {
  const used = new Set(wordsOf(code));
  const side = (tree: FlatTree, taken: readonly (readonly [number, number])[]) =>
    topLevel(tree)
      .filter((node) => {
        if (OPENING.test(kindOf(tree, node))) return true;
        if (taken.some(([from, to]) => tree.start[node]! < to && tree.end[node]! > from))
          return false;
        return isBringing(tree, node) && boundBy(tree, node).some((word) => used.has(word));
      })
      .map((node) => textOf(tree, node).trimEnd());
  return {
    before: side(
      before,
      pieces.map((piece) => piece.before),
    ),
    after: side(
      after,
      pieces.map((piece) => piece.after),
    ),
  };
}

const topLevel = (tree: FlatTree): number[] =>
  childrenOf(tree, 0).filter((node) => has(tree, node, NAMED));

/** Whether a statement brings names from elsewhere. */
function isBringing(tree: FlatTree, node: number): boolean {
  if (isImport(kindOf(tree, node))) return true;
  const text = textOf(tree, node);
  return text.length < 400 && /^[^(\n]{0,200}\brequire(?:_relative)?\b/.test(text);
}

const boundBy = (tree: FlatTree, node: number): string[] =>
  wordsOf(textOf(tree, node)).filter((word) => !KEYWORDS.test(word));

const wordsOf = (text: string): string[] => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
