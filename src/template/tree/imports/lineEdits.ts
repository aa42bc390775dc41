import { indentationAt, lineEndingOf } from '../../shared/layout';
import { childrenOf, type FlatTree, has, NAMED } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import type { ImportLanguage, ImportStatement, NewLine, Target } from '../languages/Import';
import { blockOf } from './importBlock';
import { groupsIn } from './importGroups';
import { comparedOf } from './importOrders';
import { lineStart, nextLine } from './lines';
import { endOf } from '../languages/importNodes';
import { placed } from './placing';
import { attributeBefore, importsOf } from './readImports';

/**
 * Statements that come and those that go. Where all of the file go, or all of a group that holds the
 * only ones of their sort, the new ones take their place.
 */
export function lineEdits(
  lines: readonly NewLine[],
  doomed: readonly ImportStatement[],
  target: Target,
  language: ImportLanguage,
): Replacement[] {
  const { tree } = target;
  const block = blockOf(tree, language);
  const staying = importsOf(tree).some((each) => each.place === 'file' && !doomed.includes(each));
  const [first, ...others] = doomed;
  if (lines.length === 0) return removals(tree, doomed, language);
  const declared = () => language.declare?.(lines, tree, block) ?? lines;
  if (first !== undefined && !staying) {
    const text = joined(declared(), tree, tree.start[first.line]!);
    const own = { start: tree.start[first.line]!, end: endOf(tree, first.line), newText: text };
    return [own, ...removals(tree, others, language)];
  }
  const opened = language.openBlock?.(tree, lines, block);
  if (opened !== undefined) return [...opened, ...removals(tree, doomed, language)];
  const { heirs, heirless, replacedBy } = inherited(declared(), doomed, target, block, language);
  return [
    ...replacedBy,
    ...placed(heirless, target, block, language, new Set(doomed)),
    ...removals(
      tree,
      doomed.filter((each) => !heirs.has(each)),
      language,
    ),
  ];
}

/** New lines that take the place of a group that goes as a whole, being of a sort that only it had. */
function inherited(
  lines: readonly NewLine[],
  doomed: readonly ImportStatement[],
  target: Target,
  block: number,
  language: ImportLanguage,
) {
  const { tree } = target;
  const going = new Map(doomed.map((statement) => [endOf(tree, statement.line), statement]));
  const groups = groupsIn(target, block, language);
  const left = new Set(
    groups.flatMap((group) => group.filter(({ end }) => !going.has(end)).map(({ rank }) => rank)),
  );
  const heirs = new Set<ImportStatement>();
  const replacedBy: Replacement[] = [];
  let heirless = [...lines];
  for (const group of groups.filter((each) => each.every(({ end }) => going.has(end)))) {
    const isHeir = ({ item, text }: NewLine): boolean => {
      const rank = item && comparedOf(item, text, target, language).rank;
      return rank !== undefined && !left.has(rank) && group.some((each) => each.rank === rank);
    };
    const own = heirless.filter(isHeir);
    if (own.length === 0) continue;
    const [first] = group;
    heirs.add(going.get(first!.end)!);
    heirless = heirless.filter((line) => !own.includes(line));
    replacedBy.push({
      start: first!.start,
      end: first!.end,
      newText: joined(own, tree, first!.start),
    });
  }
  return { heirs, heirless, replacedBy };
}

const joined = (lines: readonly NewLine[], tree: FlatTree, offset: number) =>
  lines.map(({ text }) => text).join(lineEndingOf(tree.text) + indentationAt(tree.text, offset));

/** Takes statements away, each with its line, and what would be left empty around them. */
function removals(
  tree: FlatTree,
  doomed: readonly ImportStatement[],
  language: ImportLanguage,
): Replacement[] {
  const nodes = new Set(doomed.map(({ line }) => line));
  const outermost = new Set([...nodes].map((node) => emptied(tree, node, nodes, language)));
  return [...outermost].map((node) => withoutLine(tree, node));
}

/** What has nothing in it but what goes: a block of imports. */
function emptied(
  tree: FlatTree,
  node: number,
  gone: ReadonlySet<number>,
  language: ImportLanguage,
): number {
  const parent = tree.parent[node]!;
  const isEmpty =
    parent > 0 &&
    language.isOpen(tree, parent) &&
    childrenOf(tree, parent)
      .filter((child) => has(tree, child, NAMED))
      .every((child) => child === node || gone.has(child));
  return isEmpty ? emptied(tree, parent, gone, language) : node;
}

/** Takes a node away with its line, and with the blank line that would be left above the code. */
function withoutLine(tree: FlatTree, node: number): Replacement {
  const { text } = tree;
  const first = attributeBefore(tree, node) ?? node;
  const [from, to] = [tree.start[first]!, endOf(tree, node)];
  const start = lineStart(text, from);
  const end = nextLine(text, to);
  const isAlone = text.slice(start, from).trim() === '' && /^\s*;?\s*$/.test(text.slice(to, end));
  if (!isAlone) return { start: from, end: to, newText: '' };
  const isFirst = /(^|[\r\n][ \t]*[\r\n]+)$/.test(text.slice(0, start)) || start === 0;
  const isBlankNext = /^[ \t]*[\r\n]/.test(text.slice(end));
  const until = isFirst && isBlankNext ? nextLine(text, end) : end;
  return { start, end: until, newText: '' };
}
