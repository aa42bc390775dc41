import { type FlatTree, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import type {
  Brought,
  ImportItem,
  ImportLanguage,
  ImportStatement,
  NewLine,
  Target,
} from '../languages/Import';
import { lineEdits } from './lineEdits';
import { listEdits } from './listEdits';
import { importsOf } from './readImports';
import { asValue } from './typeOnly';

/** An import that a file is to get. */
export interface Coming {
  item: Brought;
  /** The statement in the example. */
  hint: string;
  isApart: boolean;
  /** Whether the example puts it behind names that come after it in the alphabet. */
  isLast: boolean;
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
  const doomed: ImportStatement[] = [];
  const edits: Replacement[] = [];
  for (const statement of importsOf(tree)) {
    if (statement.place !== 'file') continue;
    const gone = changes.gone
      .filter((each) => each.statement === statement)
      .map(({ item }) => item);
    const open = waiting.filter(({ item }) => !isLineEach(tree, item));
    const taken = takenIn(statement, open, target, language);
    withdraw(waiting, taken);
    if (taken.length === 0 && statement.items.every((item) => gone.includes(item))) {
      doomed.push(statement);
      continue;
    }
    edits.push(...changed(statement, gone, taken, target, language));
    if (gone.length > 0 || taken.length > 0) continue;
    const { grown, by } = grownBy(statement, open, tree, language);
    withdraw(waiting, by);
    edits.push(...grown);
  }
  edits.push(...changes.values.flatMap(({ statement, item }) => asValue(tree, statement, item)));
  const lines = [...changes.verbatim, ...newLines(waiting, target, language)];
  return [...edits, ...lineEdits(lines, doomed, target, language)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

function withdraw(waiting: Coming[], taken: readonly Coming[]): void {
  for (const each of taken) waiting.splice(waiting.indexOf(each), 1);
}

/** Whether a file brings each member of a module by a line of its own. */
function isLineEach(tree: FlatTree, { module }: Brought): boolean {
  const alike = importsOf(tree).filter(({ items }) => items.every((own) => own.module === module));
  return (
    alike.filter(({ items }) => items.length > 0).length > 1 &&
    alike.every(({ items }) => items.length <= 1)
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
      item.module === list.module && language.element?.(item, list, target) !== undefined,
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
  { list }: ImportStatement,
  gone: readonly ImportItem[],
  come: readonly Coming[],
  target: Target,
  language: ImportLanguage,
): Replacement[] {
  if (list === undefined || (gone.length === 0 && come.length === 0)) return [];
  const [only, ...others] = list.elements.filter(
    (node) => !gone.some((item) => item.node === node),
  );
  const isOne = come.length === 0 && only !== undefined && others.length === 0;
  if (language.unlists === true && isOne && textOf(target.tree, only) !== 'self')
    return [replaced(target.tree, target.tree.parent[only]!, textOf(target.tree, only))];
  const texts = come.map(({ item }) => language.element!(item, list, target)!);
  const nodes = new Set(gone.map(({ node }) => node));
  return listEdits(target.tree, list.elements, nodes, texts, {
    sorts: language.sortsLists === true,
    appends: come.every(({ isLast }) => isLast),
  });
}

const replaced = (tree: FlatTree, node: number, newText: string): Replacement => ({
  start: tree.start[node]!,
  end: tree.end[node]!,
  newText,
});

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
