import { childrenOf, type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, ReadImport, Target } from './Import';
import { childInField, childOfKind, childrenInField, isStringStatement } from './importNodes';
import { OF_PYTHON } from './pythonModules';

/** Python: `import a.b` and `from a import b`. */
export const python: ImportLanguage = {
  statements: ['import_statement', 'import_from_statement', 'future_import_statement'],
  read: (tree, node) =>
    kindOf(tree, node) === 'import_statement' ? readPlain(tree, node) : readFrom(tree, node),
  isHeader: (tree, node, isFirst) => isFirst && isStringStatement(tree, node),
  isOpen: () => false,
  isGuard: (tree, node) =>
    /^((if|try|with)_statement|block|(except|finally|else|elif)_clause)$/.test(kindOf(tree, node)),
  orderOf: (item, target) => ({
    rank: rankOf(item, target),
    key: `${keyOf(item)} ${item.member.toLowerCase()}`,
  }),
  otherKeys: [(item) => keyOf(item), ({ module }) => module.toLowerCase()],
  write: (items) => {
    const [first] = items;
    if (first?.member === '') return `import ${first.module}${aliasOf(first.module, first)}`;
    return `from ${first!.module} import ${items.map(elementOf).join(', ')}`;
  },
  joinKey: ({ module, member, name }) => (member === '' ? `${module} ${name}` : `from ${module}`),
  element: (item, list) =>
    item.member === '' || item.member === '*' || item.variant !== list.variant
      ? undefined
      : elementOf(item),
  sortsLists: true,
  isSameModule: (a, b) => {
    if (a.module === b.module) return true;
    const isRelative = a.module.startsWith('.') || b.module.startsWith('.');
    return isRelative && lastOf(a.module) === lastOf(b.module);
  },
  isSilent: ({ name, member }) => name === '' && member === '*',
  isRelative: ({ module }) => module.startsWith('.'),
  seenFrom,
  isOwn: ({ module }, { path }) => isItself(module, path),
};

/** Whether a module, as a file writes it, is that file. */
function isItself(module: string, path: string): boolean {
  const dots = /^\.*/.exec(module)![0].length;
  const folder = path.split('/').slice(0, -1);
  const steps = module
    .slice(dots)
    .split('.')
    .filter((step) => step !== '');
  const file = path.replace(/(\/__init__)?\.pyi?$/, '');
  if (dots === 0) return steps.length > 1 && `/${file}`.endsWith(`/${steps.join('/')}`);
  return [...folder.slice(0, folder.length - dots + 1), ...steps].join('/') === file;
}

/** Plain imports stand before those from a module. */
const keyOf = ({ module, member }: Brought) => `${member === '' ? 0 : 1} ${module.toLowerCase()}`;

const aliasOf = (module: string, { name }: Brought) =>
  name === module.split('.')[0] ? '' : ` as ${name}`;

const elementOf = ({ member, name }: Brought) =>
  member === '*' || member === name ? member : `${member} as ${name}`;

const lastOf = (module: string) => module.slice(module.lastIndexOf('.') + 1);

function rankOf({ module }: Brought, { path }: Target): number {
  const first = module.split('.')[0]!;
  if (first === '__future__') return 0;
  if (first === '') return 4;
  if (OF_PYTHON.has(first)) return 1;
  return path.split('/').slice(0, -1).includes(first) ? 3 : 2;
}

function readPlain(tree: FlatTree, node: number): ReadImport {
  const names = childrenInField(tree, node, 'name');
  const items = names.map((each) => {
    const [path, alias] = aliased(tree, each);
    const item = { module: path, member: '', variant: variantOf(tree, node) };
    return { ...item, name: alias ?? path.split('.')[0]!, node: names.length === 1 ? node : each };
  });
  return {
    items,
    ...(names.length > 1 && { list: { module: '', variant: '-', elements: names } }),
  };
}

function readFrom(tree: FlatTree, node: number): ReadImport | undefined {
  const of = childInField(tree, node, 'module_name');
  const module = of === undefined ? '__future__' : textOf(tree, of).replaceAll(/\s+/g, '');
  const variant = variantOf(tree, node);
  const star = childOfKind(tree, node, 'wildcard_import');
  if (star !== undefined) return { items: [{ module, member: '*', name: '', variant, node }] };
  const elements = childrenInField(tree, node, 'name');
  const items = elements.map((each) => {
    const [member, alias] = aliased(tree, each);
    return { module, member, name: alias ?? member, variant, node: each };
  });
  return elements.length === 0 ? undefined : { items, list: { module, variant, elements } };
}

function aliased(tree: FlatTree, node: number): [path: string, alias: string | undefined] {
  if (kindOf(tree, node) !== 'aliased_import') return [textOf(tree, node), undefined];
  const [path, alias] = [childInField(tree, node, 'name'), childInField(tree, node, 'alias')];
  return [textOf(tree, path ?? node), alias === undefined ? undefined : textOf(tree, alias)];
}

/** What is imported for type checkers only is no value. */
function variantOf(tree: FlatTree, node: number): string {
  for (let at = tree.parent[node]!; at > 0; at = tree.parent[at]!) {
    if (kindOf(tree, at) !== 'if_statement') continue;
    const [, condition] = childrenOf(tree, at);
    if (condition !== undefined && /(^|\.)TYPE_CHECKING$/.test(textOf(tree, condition)))
      return 'type';
  }
  return '';
}

/** A module relative to one file as another file of the same packages writes it. */
function seenFrom(module: string, from: string, path: string): string {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const own = path.split('/').slice(0, -1);
  const there = from.split('/').slice(0, -1);
  if (own[0] !== there[0] || own.join('/') === there.join('/')) return module;
  const base = there.slice(0, there.length - dots + 1);
  let shared = 0;
  while (shared < own.length && shared < base.length && own[shared] === base[shared]) shared++;
  const rest = [...base.slice(shared), ...module.slice(dots).split('.')].filter(
    (step) => step !== '',
  );
  return '.'.repeat(own.length - shared + 1) + rest.join('.');
}
