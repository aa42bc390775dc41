import {
  isArguments,
  isBody,
  isCall,
  isImport,
  isMember,
  isNameField,
  isObjectField,
  isNameKind,
} from '../languages/kinds';
import { isDistinctive } from './distinctive';
import {
  childrenOf,
  COMMENT,
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  NAMED,
  partsOf,
  textOf,
} from '../syntax/FlatTree';
import { importLanguageOf } from '../languages/importLanguages';
import { isKeyed, keyNodeOf } from '../languages/keyed';
import { isContent, isQuoteMark } from '../syntax/Kinds';
import { isWithinImport } from '../imports/places';
import type { Versions } from './treeDiff';

const MAX_SIZE = 600;

/** Whether two runs can be the sides of a rule, or what is around them must be taken along. */
export function shapeOf(
  versions: Versions,
  before: number[],
  after: number[],
): 'take' | 'climb' | 'stop' {
  const { before: left, after: right } = versions;
  if (before.length === 0) {
    const parent = right.parent[after[0]!]!;
    return parent < 0 || isBody(kindOf(right, parent)) ? 'stop' : 'climb';
  }
  const first = before[0]!;
  const parent = left.parent[first]!;
  const parentKind = parent < 0 ? '' : kindOf(left, parent);
  if (parent < 0) return 'stop';
  const sizes = before.reduce((sum, node) => sum + left.size[node]!, 0);
  if (sizes > MAX_SIZE * 4) return 'stop';
  if (before.some((node) => isBody(kindOf(left, node)))) return 'climb';
  if (before.every((node) => has(left, node, COMMENT))) return 'stop';
  if (before.length !== 1 || after.length !== 1) return isBody(parentKind) ? 'take' : 'climb';
  if (isPartOfKeyed(left, first)) return 'climb';
  if (isRenamed(versions, first, after[0]!)) return 'take';
  if (isWithinImport(left, first)) {
    return isImportStatement(left, first) ? 'take' : 'climb';
  }
  const kinds = [kindOf(left, first), kindOf(right, after[0]!)];
  if (kinds.every((kind) => /symbol|string/.test(kind))) return 'climb';
  return isWhole(left, first) && isWhole(right, after[0]!) ? 'take' : 'climb';
}

/** One of several in a block of imports, or an import as a whole. */
function isImportStatement(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (importLanguageOf(tree)?.statements.includes(kind) === true) return true;
  return isImport(kind) && !isWithinImport(tree, tree.parent[node]!);
}

/** A key, or a plain value that says nothing without its key. */
const isPartOfKeyed = (tree: FlatTree, node: number): boolean => {
  const parent = tree.parent[node]!;
  if (parent < 0) return false;
  if (partsOf(tree, parent).length === 1) return isPartOfKeyed(tree, parent);
  if (!isKeyed(tree, parent)) return false;
  return (
    keyNodeOf(tree, parent) === node ||
    (isLeaf(tree, node) && !kindOf(tree, node).includes('identifier'))
  );
};

/** A distinctive name, or an access to one, that got another name. */
function isRenamed(
  { before: left, after: right }: Versions,
  before: number,
  after: number,
): boolean {
  const parent = left.parent[before]!;
  if (isMember(kindOf(left, parent)) || /property|field_identifier/.test(kindOf(left, before)))
    return false;
  const [old, now] = [textOf(left, before), textOf(right, after)];
  const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
  if (isName.test(old)) {
    const field = fieldOf(left, before);
    const isNameOfCall =
      /^(method|attribute|property|name)$/.test(field) && !isFunctionField(left, before);
    if (isNameOfCall && !isWithinImport(left, before)) return false;
    return isName.test(now) && isDistinctive(old) && left.kind[before] === right.kind[after];
  }
  if (!isMember(kindOf(left, before)) || left.kind[before] !== right.kind[after]) return false;
  const [last, next] = [/[\p{L}\p{N}_]+$/u.exec(old)?.[0], /[\p{L}\p{N}_]+$/u.exec(now)?.[0]];
  return (
    last !== undefined &&
    next !== undefined &&
    isDistinctive(last) &&
    old.slice(0, -last.length) === now.slice(0, -next.length)
  );
}

/** A called name without an object before it. */
function isFunctionField(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  return (
    isCall(kindOf(tree, parent)) &&
    !childrenOf(tree, parent).some((child) => isObjectField(fieldOf(tree, child)))
  );
}

/** Whether a node can be replaced by itself: not a token, a list, or the name of what is called. */
function isWhole(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  const parent = tree.parent[node]!;
  const parentKind = kindOf(tree, parent);
  if (!has(tree, node, NAMED) || isContent(kind) || isQuoteMark(kind)) return false;
  if (isArguments(kind) || /_list$|^type_arguments$|^arguments$|^parameters$/.test(kind))
    return false;
  if (/property_(identifier|name)|field_identifier|attribute_name/.test(kind)) return false;
  if (isLeaf(tree, node) && !kind.includes('type') && isMember(parentKind)) return false;
  const field = fieldOf(tree, node);
  if (isCall(parentKind) && (isNameField(field) || isLeaf(tree, node)) && !isImport(kind)) {
    return isCall(kind);
  }
  if (/^argument$/.test(kind)) return true;
  return !(isLeaf(tree, node) && /^(name|alias)$/.test(field) && isNameKind(kind));
}
