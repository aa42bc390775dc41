import type { FlatTree } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';

/** One thing that an import brings to a file. */
export interface Brought {
  /** Where from, as the file writes it: `./time`, `a.b`, `std::io`, `<vector>`. */
  module: string;
  /** Which of its members; `default` and `*` as in JavaScript, empty for the module itself. */
  member: string;
  /** What the file calls it; empty where nothing gets a name. */
  name: string;
  /** The word that makes it another sort of import, such as `type` or `static`; empty for none. */
  variant: string;
}

export interface ImportItem extends Brought {
  /** The node of the item, which is that of the statement where it has no list. */
  node: number;
}

/** Members of one module that a statement lists, where one more can be put. */
export interface ImportList {
  module: string;
  variant: string;
  elements: readonly number[];
}

/** What one statement imports. */
export interface ReadImport {
  items: ImportItem[];
  list?: ImportList;
  /** It says more than its items tell, and is kept as it is written. */
  isSpecial?: boolean;
}

/** At the top level of a file, there under a condition, or within something with names of its own. */
export type ImportPlace = 'file' | 'guarded' | 'inner';

export interface ImportStatement extends ReadImport {
  node: number;
  /** The node that begins and ends its line: itself, or what has nothing else within it. */
  line: number;
  place: ImportPlace;
  /** The node within which its names are known, 0 for the file. */
  scope: number;
}

/** A file that gets imports. */
export interface Target {
  tree: FlatTree;
  path: string;
}

/** A statement that is to be written; without an item nothing but its text is known. */
export interface NewLine {
  text: string;
  item?: Brought;
  /** Whether sorts of imports are kept apart by a blank line, unless the file shows otherwise. */
  isApart?: boolean;
}

/** Which line a new import is, to find its neighbours: by rank first, then by key. */
export interface Order {
  rank: number;
  key: string;
}

/** How a language imports: the only thing that knows its kinds of nodes and its habits. */
export interface ImportLanguage {
  /** Kinds of nodes that may be imports. */
  statements: readonly string[];
  /** What such a node imports; `undefined` where it imports nothing. */
  read(tree: FlatTree, node: number): ReadImport | undefined;
  /** Whether a node at the top, no comment, stands before all imports. */
  isHeader(tree: FlatTree, node: number, isFirst: boolean): boolean;
  /** Whether what stands directly in a node stands at the top level of the file still. */
  isOpen(tree: FlatTree, node: number): boolean;
  /** Whether what stands directly in a node is at the top level, but under a condition. */
  isGuard?(tree: FlatTree, node: number): boolean;
  /** Where an import of the file belongs among the others. */
  orderOf(item: Brought, target: Target): Order;
  /** Other orders in which files of the language are kept, as keys. */
  otherKeys?: readonly ((item: Brought) => string)[];
  /**
   * The statement that brings items which `joinKey` puts together.
   * @param hint the statement in the example
   */
  write(items: readonly Brought[], target: Target, hint: string): string;
  /** Items with one key go into one statement. */
  joinKey?(item: Brought): string;
  /** How an item stands in a list of its module; `undefined` where it cannot be in it. */
  element?(item: Brought, list: ImportList, target: Target): string | undefined;
  /** Whether lists are always kept in order. */
  sortsLists?: boolean;
  /** Whether the names in a node, unlike those around it, are another module’s. */
  passesOn?(tree: FlatTree, node: number): boolean;
  /** Whether a list of one name is written without its brackets. */
  unlists?: boolean;
  /** Edits by which a statement without a list for items of its module takes them in. */
  grow?(
    tree: FlatTree,
    statement: ImportStatement,
    items: readonly Brought[],
  ): Replacement[] | undefined;
  /** Whether sorts of imports are always kept apart by a blank line. */
  keepsApart?: boolean;
  /** Whether an open node is a block in which imports stand where it is the only one of its file. */
  isBlock?(tree: FlatTree, node: number): boolean;
  /** Edits that make a block for lines of one that stands without; `undefined` where there is no need. */
  openBlock?(tree: FlatTree, lines: readonly NewLine[], block: number): Replacement[] | undefined;
  /** Lines as they stand outside of a block of imports. */
  declare?(
    lines: readonly NewLine[],
    tree: FlatTree,
    block: number,
  ): readonly NewLine[] | undefined;
  /** Whether two spellings mean one module. */
  isSameModule?(a: Brought, b: Brought): boolean;
  /** Whether a file has something without importing it: that of its own package, or of itself. */
  isOwn?(item: Brought, target: Target): boolean;
  /** Whether an import that names nothing, or one that is used nowhere, serves the code all the same. */
  isSilent?(item: Brought): boolean;
  /** Other names that the item may have in the file: a module need not be called as its path ends. */
  otherNames?(item: Brought): readonly string[];
  /** Whether the module is written relative to the file. */
  isRelative?(item: Brought): boolean;
  /** A relative module of one file as another file writes it. */
  seenFrom?(module: string, from: string, path: string): string;
}
