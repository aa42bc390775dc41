import { childrenOf, COMMENT, type FlatTree, has, isInScript, textOf } from '../syntax/FlatTree';
import { grammarNamed } from '../languages/grammars';
import type { ImportLanguage } from '../languages/Import';
import { hasBlankLine } from './lines';
import { endOf } from '../languages/importNodes';

/** What tools and lawyers read at the top of a file. */
const PRAGMA =
  /^#!|copyright|licen[cs]e|spdx|-\*-|\bvim?:|coding[:=]|frozen_string_literal|^(\/\/|\/\*+|#)\s*(@(ts-\w+|flow|file|jest|module|format|noflow|generated)|eslint|jshint|jslint|prettier|global|pylint|flake8|mypy|ruff|isort|type:|pyright|rubocop|typed:|phpcs|phpstan|go:build|\+build|code generated)/i;

/** Comments that belong to the code right behind them, blank lines or not. */
const DOCUMENTS = /^(\/\*\*(?!\/)|\/\/\/|#\[)/;
/** Comments about what they stand in. */
const INNER = /^(\/\/!|\/\*!)/;

/**
 * Where the first import of a block goes: behind its last header, or in front of all code.
 * @returns an offset, and whether a header ends there
 */
export function topOf(
  tree: FlatTree,
  block: number,
  language: ImportLanguage,
): { offset: number; isBehind: boolean } {
  const nodes = childrenOf(tree, block).filter(
    (node) => tree.end[node]! > tree.start[node]! && isInScript(tree, node),
  );
  let last = -1;
  let code = nodes.length;
  let isFirst = true;
  for (const [index, node] of nodes.entries()) {
    if (has(tree, node, COMMENT)) continue;
    if (!language.isHeader(tree, node, isFirst) && !isBrace(tree, node)) {
      code = index;
      break;
    }
    last = index;
    isFirst = false;
  }
  for (let index = last + 1; index < code; index++)
    if (isHeaderComment(tree, nodes, index)) last = index;
  const header = nodes[last];
  if (header !== undefined) return { offset: endOf(tree, header), isBehind: true };
  const first = nodes[0];
  const end = tree.scripts?.[0]?.end ?? tree.text.length;
  return { offset: first === undefined ? end : tree.start[first]!, isBehind: false };
}

const isBrace = (tree: FlatTree, node: number) => textOf(tree, node) === '{';

function isHeaderComment(tree: FlatTree, nodes: readonly number[], index: number): boolean {
  const node = nodes[index]!;
  const text = textOf(tree, node);
  if (PRAGMA.test(text) || INNER.test(text)) return true;
  const next = nodes[index + 1];
  if (DOCUMENTS.test(text) && (index > 0 || grammarNamed(tree.grammar)?.documentsFirst))
    return false;
  return next !== undefined && hasBlankLine(tree.text.slice(endOf(tree, node), tree.start[next]));
}
