import { childrenOf, COMMENT, type FlatTree, has, SEPARATOR, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ImportStatement, Target } from '../languages/Import';
import { hasBlankLine } from './lines';
import { endOf } from '../languages/importNodes';
import { attributeBefore, importsOf } from './readImports';

/** An import of a file, as another one is compared with it. */
export interface Entry {
  item: Brought;
  rank: number;
  key: string;
  text: string;
  start: number;
  end: number;
}

/** Comments that are about the very next line. */
const NEXT_LINE = /next-line|noqa|nolint|@ts-|type:\s*ignore/;

/** The imports that stand together before any code, by the blank lines between them. */
export function groupsIn(
  target: Target,
  block: number,
  language: ImportLanguage,
  doomed: ReadonlySet<ImportStatement> = new Set(),
): Entry[][] {
  const { tree } = target;
  const byLine = new Map(
    importsOf(tree)
      .filter(({ items }) => items.length > 0)
      .map((statement) => [statement.line, statement]),
  );
  const groups: Entry[][] = [];
  for (const node of childrenOf(tree, block)) {
    if (has(tree, node, COMMENT) || has(tree, node, SEPARATOR)) continue;
    const statement = byLine.get(node);
    if (statement?.place !== 'file') {
      if (statement === undefined && groups.length > 0 && !isBracket(tree, node)) break;
      continue;
    }
    if (doomed.has(statement)) continue;
    const entry = entryOf(statement, target, language);
    const group = groups.at(-1);
    const between = group && tree.text.slice(group.at(-1)!.end, entry.start);
    if (group === undefined || hasBlankLine(between!)) groups.push([entry]);
    else group.push(entry);
  }
  return groups;
}

const isBracket = (tree: FlatTree, node: number) => /^[(){}]$/.test(textOf(tree, node));

function entryOf(statement: ImportStatement, target: Target, language: ImportLanguage): Entry {
  const { tree } = target;
  const [item] = statement.items;
  const first = attributeBefore(tree, statement.line) ?? statement.line;
  return {
    item: item!,
    ...language.orderOf(item!, target),
    text: textOf(tree, statement.line),
    start: withOwnComment(tree, first),
    end: endOf(tree, statement.line),
  };
}

/** Where a statement begins, with a comment that is about it alone. */
function withOwnComment(tree: FlatTree, node: number): number {
  const before = childrenOf(tree, tree.parent[node]!)
    .filter((child) => child < node)
    .at(-1);
  if (before === undefined || !has(tree, before, COMMENT)) return tree.start[node]!;
  return NEXT_LINE.test(textOf(tree, before)) ? tree.start[before]! : tree.start[node]!;
}
