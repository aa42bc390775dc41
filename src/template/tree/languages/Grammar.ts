import type { FlatTree } from '../syntax/FlatTree';
import type { ImportLanguage } from './Import';
import type { SyntaxUse } from './SyntaxUse';

/** All that is particular to the languages of one grammar. */
export interface Grammar {
  /** As in the name of the grammar's file. */
  name: string;
  /** Normalised names of the languages that are read by it; none where files alone choose it. */
  languages: readonly string[];
  /** Extensions of their files, without the dot. */
  extensions: readonly string[];
  /** The same for grammars that name their nodes alike, so that a template of one fits the others. */
  family?: string;
  /** How strings are quoted; some languages have single characters in the other marks. */
  quote: string;
  /** How the language imports; absent where it has no imports that are understood. */
  imports?: ImportLanguage;
  /** How its versions differ in what they parse; absent where that is not known. */
  dialects?: Dialects;
  /**
   * Names that the language or its host has without an import, and that stand for the same everywhere,
   * with spaces between them: a lower-case name before a dot that is none of them, and that the file
   * neither imports nor declares, is a variable. Names that begin with a capital letter are taken for
   * types in any case.
   */
  globals?: string;
  /** Whether an array is a value, so that to change its element is to change the array itself. */
  valueArrays?: boolean;
  /** Whether even the first comment of a file can document what follows it, and not the file. */
  documentsFirst?: boolean;
  /** How a name can stand for a hole in code that is parsed. */
  placeholders: Placeholders;
  /** Code around a piece of code, which stands at `…`, so that it parses by itself; the plainest first. */
  wrappers: readonly string[];
  /** What its kinds of nodes are. */
  kinds: NodeKinds;
}

/**
 * Kinds of nodes by what they are, with spaces between them; a token that only stands for its text is
 * in double quotes. A kind may be several of these.
 */
export interface NodeKinds {
  /** Nodes whose children are statements or members. */
  bodies?: string;
  /** Functions with a `this` of their own. */
  functions?: string;
  /** Functions that see the `this` around them. */
  lambdas?: string;
  /** What stands for the body of a function, and counts as a function itself. */
  expressionBodies?: string;
  /** Blocks that are left by `return` as functions are. */
  asyncBlocks?: string;
  /** Bodies of classes, where those have a `this` of their own. */
  classBodies?: string;
  /** What the names declared in it end with, functions aside: blocks, loops, comprehensions. */
  nameScopes?: string;
  /** The declaration whose names are known in all of its function. */
  hoisted?: string;
  loops?: string;
  /** Imports and their parts. */
  imports?: string;
  calls?: string;
  /** Member access: an object and a property. */
  members?: string;
  /** Tags of markup in code. */
  elements?: string;
  /** Lists between brackets. */
  arguments?: string;
  typeArguments?: string;
  /** Parts of an expression that begin with a keyword, such as `for x in y`. */
  clauses?: string;
  /** Parts of a list that are not plain values, so that `f(x)` does not stand for `f(k=x)`. */
  structural?: string;
  names?: string;
  /** Keywords that are values: their text is their meaning. */
  constants?: string;
  strings?: string;
  numbers?: string;
  types?: string;
  /** What names a value or leads to one: names, members, calls. */
  references?: string;
}

/** A language whose versions differ in what they parse. */
export interface Dialects {
  /** For people. */
  name: string;
  /** What a project is taken to use that names no version: the oldest one that many still use. */
  assumed: string;
  /** All uses in a text, in any order. */
  readonly uses: (tree: FlatTree) => SyntaxUse[];
}

/** What the name that stands for a hole needs to be read as what it stands for. */
export interface Placeholders {
  /** Prefixes of the name, in the order in which they are tried; absent if it needs none. */
  sigils?: readonly ('' | '$')[];
  /** Whether a body stands between braces. */
  braces?: boolean;
  /** Whether a statement ends with a semicolon. */
  semicolons?: boolean;
}
