import { type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ReadImport, Target } from './Import';
import { childOfKind, splitLast } from './importNodes';

/** Java: one type, one static member or a whole package with each import. */
export const java: ImportLanguage = {
  statements: ['import_declaration'],
  read,
  isHeader: (tree, node) => kindOf(tree, node) === 'package_declaration',
  isOpen: () => false,
  orderOf: (item) => ({ rank: item.variant === 'static' ? 1 : 0, key: pathOf(item) }),
  write: ([item]) => `import ${item!.variant === 'static' ? 'static ' : ''}${pathOf(item!)};`,
  isOwn: ({ module }, target) => module === 'java.lang' || module === packageOf(target),
  isSilent: ({ member }) => member === '*',
};

const pathOf = ({ module, member }: Brought) => `${module}.${member}`;

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const path = childOfKind(tree, node, 'scoped_identifier');
  if (path === undefined) return undefined;
  const variant = childOfKind(tree, node, '"static"') === undefined ? '' : 'static';
  const text = textOf(tree, path).replaceAll(/\s+/g, '');
  if (childOfKind(tree, node, 'asterisk') !== undefined)
    return { items: [{ module: text, member: '*', name: '', variant, node }] };
  const [module, member] = splitLast(text, '.');
  return { items: [{ module, member, name: member, variant, node }] };
}

function packageOf({ tree }: Target): string {
  const statement = childOfKind(tree, 0, 'package_declaration');
  const name = statement && childOfKind(tree, statement, 'scoped_identifier');
  const short = statement && childOfKind(tree, statement, 'identifier');
  const node = name ?? short;
  return node === undefined ? '' : textOf(tree, node);
}
