import { childrenOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ReadImport, Target } from './Import';
import { childInField, childOfKind } from './importNodes';

/** C and C++: `#include`, which names nothing. */
export const cpp: ImportLanguage = {
  statements: ['preproc_include'],
  read,
  isHeader,
  isOpen: isIncludeGuard,
  isBlock: isIncludeGuard,
  isGuard: (tree, node) => kindOf(tree, node).startsWith('preproc_'),
  orderOf: (item, target) => ({ rank: rankOf(item, target), key: item.module.slice(1, -1) }),
  write: ([item]) => `#include ${item!.module}`,
  isOwn: ({ module }, { path }) =>
    module.startsWith('"') && `/${path}`.endsWith(`/${module.slice(1, -1)}`),
  isSilent: () => true,
};

/** The header of the file itself, then those of the system, then those of the project. */
function rankOf({ module }: Brought, { path }: Target): number {
  const stem = (file: string) => file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  if (module.startsWith('<')) return 1;
  return stem(module.slice(1, -1)) === stem(path) ? 0 : 2;
}

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const path = childInField(tree, node, 'path');
  if (path === undefined || !/^["<]/.test(textOf(tree, path))) return undefined;
  return { items: [{ module: textOf(tree, path), member: '', name: '', variant: '', node }] };
}

function isHeader(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  const parent = tree.parent[node]!;
  if (parent > 0 && isIncludeGuard(tree, parent))
    return kind === 'identifier' || kind === '"#ifndef"' || isDefinitionOf(tree, node, parent);
  return kind === 'preproc_call' && /^#\s*pragma\s+once/.test(textOf(tree, node));
}

function isDefinitionOf(tree: FlatTree, node: number, guard: number): boolean {
  const name = childInField(tree, guard, 'name');
  const own = childInField(tree, node, 'name');
  return (
    kindOf(tree, node) === 'preproc_def' &&
    name !== undefined &&
    own !== undefined &&
    textOf(tree, name) === textOf(tree, own)
  );
}

/** `#ifndef X`, `#define X` around all there is. */
function isIncludeGuard(tree: FlatTree, node: number): boolean {
  if (kindOf(tree, node) !== 'preproc_ifdef' || tree.parent[node] !== 0) return false;
  if (childOfKind(tree, node, '"#ifndef"') === undefined) return false;
  const [, , third] = childrenOf(tree, node).filter(
    (child) => !kindOf(tree, child).includes('comment'),
  );
  const others = childrenOf(tree, 0).filter(
    (child) =>
      child !== node &&
      has(tree, child, NAMED) &&
      !/comment|preproc_call/.test(kindOf(tree, child)),
  );
  return third !== undefined && isDefinitionOf(tree, third, node) && others.length === 0;
}
