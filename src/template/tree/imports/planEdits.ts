import { childrenOf, type FlatTree, kindOf, textOf } from '../FlatTree';
import type { Replacement } from '../emit';
import type {
  Brought,
  ImportItem,
  ImportLanguage,
  ImportStatement,
  NewLine,
  Target,
} from './Import';
import { lineStart, nextLine } from './lines';
import { listEdits } from './listEdits';
import { endOf } from './nodes';
import { placed } from './placing';
import { attributeBefore, importsOf } from './readImports';
import { asValue } from './typeOnly';

/** An import that a file is to get. */
export interface Coming {
  item: Brought;
  /** The statement in the example. */
  hint: string;
  isApart: boolean;
}

/** What is to become of the imports of a file. */
export interface ImportChanges {
  come: readonly Coming[];
  /** Statements that are kept as they are written, nothing being known of them but that. */
  verbatim: readonly NewLine[];
  gone: readonly { statement: ImportStatement; item: ImportItem }[];
  /** Imported for types only, and needed as values. */
  values: readonly { statement: ImportStatement; item: ImportItem }[];
}

/** The edits that change the imports of a file, none of which overlap. */
export function planEdits(
  changes: ImportChanges,
  target: Target,
  language: ImportLanguage,
): Replacement[] {
  const { tree } = target;
  const waiting = [...changes.come];
  const edits: Replacement[] = [];
  for (const statement of importsOf(tree)) {
    if (statement.place === 'inner') continue;
    const gone = changes.gone
      .filter((each) => each.statement === statement)
      .map(({ item }) => item);
    const taken = statement.place === 'file' ? takenIn(statement, waiting, target, language) : [];
    for (const each of taken) waiting.splice(waiting.indexOf(each), 1);
    edits.push(...changed(statement, gone, taken, target, language));
    if (statement.place !== 'file' || gone.length > 0 || taken.length > 0) continue;
    const { grown, by } = grownBy(statement, waiting, tree, language);
    for (const each of by) waiting.splice(waiting.indexOf(each), 1);
    edits.push(...grown);
  }
  edits.push(...changes.values.flatMap(({ statement, item }) => asValue(tree, statement, item)));
  const lines = [...changes.verbatim, ...newLines(waiting, target, language)];
  return [...edits, ...inBlock(lines, target, language)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/** The imports that a statement can bring along with its own. */
function takenIn(
  { list, isSpecial }: ImportStatement,
  waiting: readonly Coming[],
  target: Target,
  language: ImportLanguage,
): Coming[] {
  if (list === undefined || isSpecial === true) return [];
  return waiting.filter(
    ({ item }) =>
      item.module === list.module &&
      item.variant === list.variant &&
      language.element?.(item, target) !== undefined,
  );
}

/** What a statement without a list takes in all the same: all of one module, or one of it. */
function grownBy(
  statement: ImportStatement,
  waiting: readonly Coming[],
  tree: FlatTree,
  language: ImportLanguage,
): { grown: Replacement[]; by: readonly Coming[] } {
  const [own] = statement.items;
  const none = { grown: [], by: [] };
  if (language.grow === undefined || own === undefined || statement.isSpecial === true) return none;
  const all = waiting.filter(({ item }) => item.module === own.module);
  for (const by of [all, ...all.map((each) => [each])]) {
    if (by.length === 0) continue;
    const grown = language.grow(
      tree,
      statement,
      by.map(({ item }) => item),
    );
    if (grown !== undefined) return { grown, by };
  }
  return none;
}

function changed(
  statement: ImportStatement,
  gone: readonly ImportItem[],
  come: readonly Coming[],
  target: Target,
  language: ImportLanguage,
): Replacement[] {
  const { tree } = target;
  const isAllGone = statement.items.every((item) => gone.includes(item));
  if (isAllGone && come.length === 0) return [withoutLine(tree, statement)];
  if (statement.list === undefined || (gone.length === 0 && come.length === 0)) return [];
  const texts = come.map(({ item }) => language.element!(item, target)!);
  const nodes = new Set(gone.map(({ node }) => node));
  return listEdits(tree, statement.list.elements, nodes, texts, language.sortsLists === true);
}

/** Takes a statement away with its line, and with the blank line that would be left above the code. */
function withoutLine(tree: FlatTree, statement: ImportStatement): Replacement {
  const { text } = tree;
  const first = attributeBefore(tree, statement.line) ?? statement.line;
  const [from, to] = [tree.start[first]!, endOf(tree, statement.line)];
  const start = lineStart(text, from);
  const end = nextLine(text, to);
  const isAlone = text.slice(start, from).trim() === '' && /^\s*;?\s*$/.test(text.slice(to, end));
  if (!isAlone) return { start: from, end: to, newText: '' };
  const isFirst = /(^|[\r\n][ \t]*[\r\n]+)$/.test(text.slice(0, start)) || start === 0;
  const isBlankNext = /^[ \t]*[\r\n]/.test(text.slice(end));
  const until = isFirst && isBlankNext ? nextLine(text, end) : end;
  return { start, end: until, newText: '' };
}

/** New statements, one for all that goes into one. */
function newLines(waiting: readonly Coming[], target: Target, language: ImportLanguage): NewLine[] {
  const joined = new Map<string, Coming[]>();
  for (const each of waiting) {
    const key = language.joinKey?.(each.item) ?? JSON.stringify(each.item);
    joined.set(key, [...(joined.get(key) ?? []), each]);
  }
  return [...joined.values()].map((group) => ({
    text: language.write(
      group.map(({ item }) => item),
      target,
      group[0]!.hint,
    ),
    item: group[0]!.item,
    isApart: group[0]!.isApart || language.keepsApart === true,
  }));
}

function inBlock(
  lines: readonly NewLine[],
  target: Target,
  language: ImportLanguage,
): Replacement[] {
  if (lines.length === 0) return [];
  const block = blockOf(target.tree, language);
  return (
    language.openBlock?.(target.tree, lines, block) ??
    placed(language.declare?.(lines, target.tree, block) ?? lines, target, block, language)
  );
}

/** The node in which the imports of a file stand, or would stand. */
export function blockOf(tree: FlatTree, language: ImportLanguage): number {
  const parents = importsOf(tree)
    .filter(({ place, items }) => place === 'file' && items.length > 0)
    .map(({ line }) => tree.parent[line]!);
  const [first] = parents;
  if (first !== undefined)
    return parents.find((parent) => parent > first && isList(tree, parent)) ?? first;
  return openIn(tree, 0, language);
}

const isList = (tree: FlatTree, node: number) => kindOf(tree, node).endsWith('_list');

/** The only block of a file that has nothing beside it, such as what an include guard guards. */
function openIn(tree: FlatTree, node: number, language: ImportLanguage): number {
  const open = childrenOf(tree, node).filter(
    (child) => language.isOpen(tree, child) && language.isBlock?.(tree, child) === true,
  );
  const [only, ...others] = open;
  if (only === undefined || others.length > 0 || textOf(tree, only) === '') return node;
  return openIn(tree, only, language);
}
