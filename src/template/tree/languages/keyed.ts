import { isArguments, isBody, isCall, isFunction, isNameField } from './kinds';
import {
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  NAMED,
  partsOf,
  textOf,
} from '../syntax/FlatTree';

/**
 * Whether a node is a part with a key: a keyword argument, an option, a field of a literal, an
 * attribute of an element or annotation, a property of a style. What its key means depends on what the
 * part belongs to.
 */
export function isKeyed(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (/assign|declarator|let_|spec$|binary|comparison|statement|parameter/.test(kind)) return false;
  const [key, mark] = partsOf(tree, node);
  if (key === undefined || mark === undefined || !has(tree, key, NAMED)) return false;
  if (!/^(:|=|=>)$/.test(textOf(tree, mark))) return false;
  const parent = tree.parent[node]!;
  return parent >= 0 && !isStatementList(tree, node, parent);
}

/** Whether a part stands among statements, such as a label; the properties of a style do not. */
const isStatementList = (tree: FlatTree, node: number, parent: number): boolean =>
  isBody(kindOf(tree, parent)) && kindOf(tree, node) !== 'declaration';

/** The key of a part that has one. */
export const keyNodeOf = (tree: FlatTree, keyed: number): number => partsOf(tree, keyed)[0]!;

/**
 * The name of what a part belongs to: `save` for `end` in `save(x, { end: 1 })`, `Image` for `src` in
 * `<Image src={u} />`. `undefined` where it belongs to nothing that has a name.
 */
export function ownerOf(tree: FlatTree, keyed: number): string | undefined {
  for (
    let inner = keyed, node = tree.parent[keyed]!;
    node >= 0;
    inner = node, node = tree.parent[node]!
  ) {
    const kind = kindOf(tree, node);
    if (isBody(kind) || isFunction(kind) || /declarator|assignment|statement$/.test(kind))
      return undefined;
    if (isKeyed(tree, node)) return lastName(textOf(tree, keyNodeOf(tree, node)));
    const name = nameOf(tree, node, inner);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The name of a call, an element, a literal with a type, before the part of it that holds another one. */
function nameOf(tree: FlatTree, node: number, inner: number): string | undefined {
  const kind = kindOf(tree, node);
  if (
    !isCall(kind) &&
    !/element$|tag$|composite_literal|struct_expression|struct_literal|^attribute$/.test(kind)
  )
    return undefined;
  const before = partsOf(tree, node).filter((part) => part < inner && has(tree, part, NAMED));
  const named = before.find((part) => isNameField(fieldOf(tree, part))) ?? before[0];
  if (named === undefined || isArguments(kindOf(tree, named))) return undefined;
  return lastName(textOf(tree, isLeaf(tree, named) ? named : lastLeafBefore(tree, named)));
}

/** The last name of `a.b.c`, without what follows in brackets. */
function lastLeafBefore(tree: FlatTree, node: number): number {
  let last = node;
  for (const part of partsOf(tree, node)) {
    if (/^[([<{]$/.test(tree.text.charAt(tree.start[part]!))) break;
    if (has(tree, part, NAMED)) last = part;
  }
  return last === node || isLeaf(tree, last) ? last : lastLeafBefore(tree, last);
}

const lastName = (text: string): string | undefined =>
  /[\p{L}_$][\p{L}\p{N}_$-]*(?=\W*$)/u.exec(text)?.[0];
