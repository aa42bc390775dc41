import { isImport, isMember } from './categories';
import { type FlatTree, has, isLeaf, kindOf, NAMED, partsOf, textOf } from './FlatTree';
import { isNameKind } from './names';

/** An imported name, or a member of one, as it stands in a file. */
export interface Spelling {
  /** What is meant, whatever the file calls it: the module, and the names after it, with dots. */
  origin: string;
  text: string;
  node: number;
}

/** Longer statements are not taken apart. */
const MAX_IMPORT = 4_000;
const MAX_REQUIRE = 400;

const spellings = new WeakMap<FlatTree, readonly Spelling[]>();
const bindings = new WeakMap<FlatTree, ReadonlyMap<string, string>>();

/** All that a file spells of what it imports, outside of its imports; each spelling and kind once. */
export function spellingsIn(tree: FlatTree): readonly Spelling[] {
  const known = spellings.get(tree);
  if (known !== undefined) return known;
  const bound = boundNames(tree);
  const found = new Map<string, Spelling>();
  for (let node = 0; bound.size > 0 && node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (isImport(kind) && has(tree, node, NAMED)) {
      node += tree.size[node]! - 1;
      continue;
    }
    const words = wordsOf(tree, node);
    const base = words === undefined ? undefined : bound.get(words[0]!);
    if (base === undefined) continue;
    const text = textOf(tree, node);
    const origin = [base, ...words!.slice(1)].join('.');
    const key = `${kind} ${text}`;
    if (!found.has(key)) found.set(key, { origin, text, node });
  }
  const all = [...found.values()];
  spellings.set(tree, all);
  return all;
}

/** The names of a node that is a name or names with dots between them, and not itself such a name. */
function wordsOf(tree: FlatTree, node: number): string[] | undefined {
  const parent = tree.parent[node]!;
  const isName = (leaf: number) => isLeaf(tree, leaf) && isNameKind(kindOf(tree, leaf));
  if (isName(node)) {
    const isMemberName =
      parent >= 0 && isMember(kindOf(tree, parent)) && partsOf(tree, parent)[0] !== node;
    return isMemberName ? undefined : [textOf(tree, node)];
  }
  if (!isMember(kindOf(tree, node)) || tree.size[node]! > 16) return undefined;
  const text = textOf(tree, node);
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::)[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(text)
    ? text.split(/\.|::/)
    : undefined;
}

/**
 * What the names that a file imports stand for: `c` for `a.b.c` after `from a.b import c`, `t` for
 * `typing` after `import typing as t`. What is found relative to the file stands for nothing.
 */
export function boundNames(tree: FlatTree): ReadonlyMap<string, string> {
  const known = bindings.get(tree);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (isLeaf(tree, node) || tree.end[node]! - tree.start[node]! > MAX_IMPORT) continue;
    const isImporting = isImport(kind) && has(tree, node, NAMED);
    const isShort = tree.end[node]! - tree.start[node]! <= MAX_REQUIRE;
    if (!isImporting && !(kind === 'variable_declarator' && isShort)) continue;
    const text = textOf(tree, node);
    for (const [name, origin] of isImporting ? importedBy(text) : requiredBy(text))
      names.set(name, origin);
  }
  for (const [name, origin] of names) if (/^[./]/.test(origin)) names.delete(name);
  bindings.set(tree, names);
  return names;
}

type Bound = [name: string, origin: string];

/** What an import of one of the usual forms brings in. */
function importedBy(text: string): Bound[] {
  const line = text.replaceAll(/\s+/g, ' ').replace(/ ?;$/, '');
  const from = /^from ([\w.]+) import \(?([\w\s,]+?),? ?\)?$/.exec(line);
  if (from !== null) return listed(from[2]!, / as /, `${from[1]!}.`);
  const module = /^import (?:type )?(.+) from (['"])([^'"]+)\2$/.exec(line);
  if (module !== null) return ofModule(module[1]!, module[3]!, / as /);
  const spec = /^(?:(\w+) )?(["`])([\w./-]+)\2$/.exec(line);
  if (spec !== null) return [[spec[1] ?? spec[3]!.split('/').at(-1)!, spec[3]!]];
  const used = /^use ([\w:]+?)(?:::\{([\w\s,]+)\}| as (\w+))?$/.exec(line);
  if (used !== null) {
    const path = used[1]!.replaceAll('::', '.');
    if (used[2] !== undefined) return listed(used[2], / as /, `${path}.`);
    return [[used[3] ?? path.split('.').at(-1)!, path]];
  }
  const whole = /^import (static )?([\w.]+)$/.exec(line);
  if (whole !== null && text.trimEnd().endsWith(';'))
    return [[whole[2]!.split('.').at(-1)!, whole[2]!]];
  const plain = /^import ([\w.,\s]+)$/.exec(line);
  return plain === null ? [] : plain[1]!.split(',').flatMap(plainImport);
}

/** `import a.b` binds `a`, `import a.b as c` binds `c`. */
function plainImport(item: string): Bound[] {
  const [path, alias] = item.trim().split(' as ') as [string, string?];
  if (alias !== undefined) return [[alias.trim(), path]];
  const first = path.split('.')[0]!;
  return first === '' ? [] : [[first, first]];
}

/** `x = require('m')` and `{ a, b: c } = require('m')`. */
function requiredBy(text: string): Bound[] {
  const found = /^([\w$]+|\{[^{}]*\}) ?= ?require\( ?(['"`])([^'"`]+)\2 ?\)$/.exec(
    text.replaceAll(/\s+/g, ' '),
  );
  return found === null ? [] : ofModule(found[1]!, found[3]!, /: /);
}

function ofModule(names: string, module: string, alias: RegExp): Bound[] {
  const braces = /\{([^{}]*)\}/.exec(names);
  const whole = /^(?:\* as )?([\w$]+)/.exec(names);
  return [
    ...(whole === null ? [] : ([[whole[1]!, module]] as Bound[])),
    ...(braces === null ? [] : listed(braces[1]!, alias, `${module}.`)),
  ];
}

function listed(names: string, alias: RegExp, prefix: string): Bound[] {
  return names.split(',').flatMap((item): Bound[] => {
    const [name, own] = item.trim().split(alias) as [string, string?];
    return name === '' ? [] : [[(own ?? name).trim(), prefix + name.trim()]];
  });
}
