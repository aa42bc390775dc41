import { type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ReadImport, Target } from './Import';
import { childInField, childOfKind, childrenOfKind, splitLast } from './importNodes';

const RANKS = ['', 'function', 'const'];

/** PHP: `use`, with groups, and with functions and constants apart. */
export const php: ImportLanguage = {
  statements: ['namespace_use_declaration'],
  read,
  isHeader: (tree, node) =>
    /^(php_tag|text|declare_statement|namespace_definition)$/.test(kindOf(tree, node)) &&
    childOfKind(tree, node, 'compound_statement') === undefined,
  isOpen: (tree, node) =>
    kindOf(tree, node) === 'namespace_definition' ||
    kindOf(tree, tree.parent[node]!) === 'namespace_definition',
  isBlock: (tree, node) =>
    childOfKind(tree, node, 'compound_statement') !== undefined ||
    kindOf(tree, node) === 'compound_statement',
  orderOf: (item) => ({ rank: RANKS.indexOf(item.variant), key: pathOf(item).toLowerCase() }),
  write: ([item]) => `use ${item!.variant === '' ? '' : `${item!.variant} `}${asOf(item!)};`,
  element: ({ member, name, variant }, list) => {
    if (variant !== list.variant) return undefined;
    return member === name ? member : `${member} as ${name}`;
  },
  unlists: true,
  isOwn: ({ module, variant }, target) => variant === '' && module === namespaceOf(target),
};

const pathOf = ({ module, member }: Brought) => (module === '' ? member : `${module}\\${member}`);

const asOf = (item: Brought) =>
  item.member === item.name ? pathOf(item) : `${pathOf(item)} as ${item.name}`;

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const body = childInField(tree, node, 'body');
  const type = childInField(tree, node, 'type');
  const own = type === undefined ? '' : textOf(tree, type);
  const prefix = childOfKind(tree, node, 'namespace_name');
  const clauses = childrenOfKind(tree, body ?? node, 'namespace_use_clause');
  if (clauses.length === 0) return undefined;
  const base = prefix === undefined ? '' : textOf(tree, prefix);
  const isAlone = body === undefined && clauses.length === 1;
  const items = clauses.map((clause) => ({
    ...readClause(tree, clause, base, own),
    node: isAlone ? node : clause,
  }));
  if (isAlone) return { items };
  const module = body === undefined ? '-' : base;
  return { items, list: { module, variant: items[0]!.variant, elements: clauses } };
}

function readClause(tree: FlatTree, clause: number, base: string, variant: string): Brought {
  const type = childInField(tree, clause, 'type');
  const alias = childInField(tree, clause, 'alias');
  const path = childOfKind(tree, clause, 'qualified_name') ?? childOfKind(tree, clause, 'name');
  const text = textOf(tree, path ?? clause).replace(/^\\/, '');
  const [module, member] = splitLast(base === '' ? text : `${base}\\${text}`, '\\');
  return {
    module,
    member,
    name: alias === undefined ? member : textOf(tree, alias),
    variant: type === undefined ? variant : textOf(tree, type),
  };
}

function namespaceOf({ tree }: Target): string {
  const statement = childOfKind(tree, 0, 'namespace_definition');
  const name = statement === undefined ? undefined : childInField(tree, statement, 'name');
  return name === undefined ? '' : textOf(tree, name);
}
