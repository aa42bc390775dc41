import { childrenOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import type { Brought, ImportItem, ImportLanguage, ImportStatement, ReadImport } from './Import';
import { childInField, childOfKind, splitLast } from './importNodes';

/** Rust: `use` with paths, lists and lists within lists. */
export const rust: ImportLanguage = {
  statements: ['use_declaration'],
  read,
  isHeader: (tree, node) =>
    /^(inner_attribute_item|extern_crate_declaration)$/.test(kindOf(tree, node)),
  isOpen: () => false,
  orderOf: (item) => ({ rank: rankOf(item), key: pathOf(item) }),
  write: (items) => {
    const [first] = items;
    const names = items.map(elementOf);
    const path = first!.module === '' ? '' : `${first!.module}::`;
    return names.length === 1
      ? `use ${path}${names[0]};`
      : `use ${path}{${names.sort().join(', ')}};`;
  },
  joinKey: ({ module, member }) =>
    module === '' || member === '*' ? `${module} ${member}` : module,
  element: (item, list) =>
    item.module === '' || item.variant !== list.variant ? undefined : elementOf(item),
  sortsLists: true,
  unlists: true,
  grow,
  isSilent: () => true,
};

const pathOf = ({ module, member }: Brought) => (module === '' ? member : `${module}::${member}`);

const elementOf = ({ member, name }: Brought) =>
  member === name || member === '*' ? member : `${member} as ${name}`;

function rankOf(item: Brought): number {
  const first = pathOf(item).split('::')[0]!;
  if (/^(std|core|alloc)$/.test(first)) return 0;
  return /^(crate|self|super)$/.test(first) ? 2 : 1;
}

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const argument = childInField(tree, node, 'argument');
  if (argument === undefined) return undefined;
  const variant = childOfKind(tree, node, 'visibility_modifier') === undefined ? '' : 'pub';
  const items = itemsIn(tree, argument, '', variant, node);
  const list = kindOf(tree, argument) === 'scoped_use_list' ? listIn(tree, argument) : undefined;
  return { items, ...(list && { list: { ...list, variant } }) };
}

function itemsIn(
  tree: FlatTree,
  node: number,
  prefix: string,
  variant: string,
  own: number,
): ImportItem[] {
  const within = (text: string) => (prefix === '' ? text : `${prefix}::${text}`);
  const kind = kindOf(tree, node);
  const item = (path: string, alias?: string): ImportItem => {
    const [module, member] = splitLast(within(path).replace(/::self$/, ''), '::');
    return { module, member, name: alias ?? member, variant, node: own };
  };
  if (kind === 'use_list')
    return elementsOf(tree, node).flatMap((each) => itemsIn(tree, each, prefix, variant, each));
  if (kind === 'scoped_use_list') {
    const path = childInField(tree, node, 'path');
    const list = childInField(tree, node, 'list');
    const base = path === undefined ? prefix : within(plain(tree, path));
    return list === undefined ? [] : itemsIn(tree, list, base, variant, own);
  }
  if (kind === 'use_as_clause') {
    const [path, alias] = [childInField(tree, node, 'path'), childInField(tree, node, 'alias')];
    const name = alias === undefined ? undefined : textOf(tree, alias);
    return [item(plain(tree, path ?? node), name === '_' ? '' : name)];
  }
  if (kind === 'use_wildcard') {
    const module = within(plain(tree, node).replace(/::\*$|^\*$/, '')).replace(/::$/, '');
    return [{ module, member: '*', name: '', variant, node: own }];
  }
  return [item(plain(tree, node))];
}

const plain = (tree: FlatTree, node: number) => textOf(tree, node).replaceAll(/\s+/g, '');

const elementsOf = (tree: FlatTree, list: number) =>
  childrenOf(tree, list).filter(
    (child) => has(tree, child, NAMED) && !kindOf(tree, child).includes('comment'),
  );

function listIn(tree: FlatTree, node: number) {
  const path = childInField(tree, node, 'path');
  const list = childInField(tree, node, 'list');
  const elements = list === undefined ? [] : elementsOf(tree, list);
  if (path === undefined || elements.length === 0) return undefined;
  return { module: plain(tree, path), elements };
}

/** `use a::b;` with one more of the same path: `use a::{b, c};`. */
function grow(
  tree: FlatTree,
  { node, list, items: own }: ImportStatement,
  items: readonly Brought[],
): Replacement[] | undefined {
  const argument = childInField(tree, node, 'argument');
  const [only, ...others] = own;
  if (argument === undefined || list !== undefined || only === undefined) return undefined;
  if (others.length > 0 || only.member === '*' || only.module === '') return undefined;
  if (items.some(({ member, variant }) => member === '*' || variant !== only.variant))
    return undefined;
  const names = [elementOf(only), ...items.map(elementOf)].sort();
  const newText = `${only.module}::{${names.join(', ')}}`;
  return [{ start: tree.start[argument]!, end: tree.end[argument]!, newText }];
}
