import { childrenOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ReadImport, Target } from './Import';
import { childInField, childOfKind } from './importNodes';

/** C#: `using` of namespaces, of static members and under other names. */
export const csharp: ImportLanguage = {
  statements: ['using_directive'],
  read,
  isHeader: (tree, node) => kindOf(tree, node) === 'extern_alias_directive',
  isOpen: (tree, node) =>
    kindOf(tree, node) === 'namespace_declaration' ||
    kindOf(tree, tree.parent[node]!) === 'namespace_declaration',
  isGuard: (tree, node) => kindOf(tree, node).startsWith('preproc_'),
  orderOf: (item) => ({ rank: rankOf(item), key: item.name || item.module }),
  otherKeys: [({ module }) => module],
  write: ([item]) => {
    if (item!.name !== '') return `using ${item!.name} = ${item!.module};`;
    return `using ${item!.variant === 'static' ? 'static ' : ''}${item!.module};`;
  },
  isOwn: ({ module, member, variant }, target) =>
    member === '*' && variant === '' && `${namespaceOf(target)}.`.startsWith(`${module}.`),
  isSilent: ({ name }) => name === '',
};

function rankOf({ module, name, variant }: Brought): number {
  if (variant === 'global') return -1;
  if (name !== '') return 3;
  if (variant === 'static') return 2;
  return /^System(\.|$)/.test(module) ? 0 : 1;
}

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const alias = childInField(tree, node, 'name');
  const path = childrenOf(tree, node).find((child) => has(tree, child, NAMED) && child !== alias);
  if (path === undefined) return undefined;
  const module = textOf(tree, path).replaceAll(/\s+/g, '');
  const isStatic = childOfKind(tree, node, '"static"') !== undefined;
  const isGlobal = childOfKind(tree, node, '"global"') !== undefined;
  const variant = isStatic ? 'static' : isGlobal ? 'global' : '';
  if (alias !== undefined)
    return { items: [{ module, member: '', name: textOf(tree, alias), variant, node }] };
  return { items: [{ module, member: '*', name: '', variant, node }] };
}

function namespaceOf({ tree }: Target): string {
  const statement =
    childOfKind(tree, 0, 'file_scoped_namespace_declaration') ??
    childOfKind(tree, 0, 'namespace_declaration');
  const name = statement === undefined ? undefined : childInField(tree, statement, 'name');
  return name === undefined ? '' : textOf(tree, name);
}
