import type { FlatTree } from '../syntax/FlatTree';
import { childrenOf, isLeaf, kindOf, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import type { Brought, ImportLanguage, ImportList, ReadImport, Target } from './Import';
import {
  childInField,
  childOfKind,
  childrenOfKind,
  isStringStatement,
  quotedText,
} from './importNodes';
import { aliasRank, isItself, isRelative, isSameScript, scriptFrom } from './scriptModules';
import { isCommonScript, writeScriptImport } from './writeScript';

/** JavaScript and TypeScript: `import … from` and `require`. */
export const javascript: ImportLanguage = {
  statements: ['import_statement', 'lexical_declaration', 'variable_declaration'],
  read: (tree, node) =>
    kindOf(tree, node) === 'import_statement' ? readImport(tree, node) : readRequires(tree, node),
  isHeader: (tree, node) =>
    kindOf(tree, node) === 'hash_bang_line' || isStringStatement(tree, node),
  isOpen: () => false,
  orderOf: ({ module }) => ({ rank: aliasRank(module), key: module.toLowerCase() }),
  write: writeScriptImport,
  joinKey: ({ module, member, variant, name }) =>
    isListed(member) ? `${variant} ${module}` : `${variant} ${module} ${member} ${name}`,
  element,
  grow,
  isSameModule: isSameScript,
  isOwn: ({ module }, { path }) => isItself(module, path),
  passesOn: (tree, node) =>
    kindOf(tree, node) === 'export_statement' && childInField(tree, node, 'source') !== undefined,
  isRelative: ({ module }) => isRelative(module),
  seenFrom: scriptFrom,
};

/** In a file that marks types within its lists a type can go into a list of values. */
function element(item: Brought, list: ImportList, { tree }: Target): string | undefined {
  const { member, name, variant } = item;
  const isMarked = variant === 'type' && list.variant === '' && marksTypes(tree, list.module);
  if (!isListed(member) || (variant !== list.variant && !isMarked)) return undefined;
  const alias = isCommonScript(tree) ? ': ' : ' as ';
  return (isMarked ? 'type ' : '') + (member === name ? name : member + alias + name);
}

function marksTypes(tree: FlatTree, module: string): boolean {
  const statements = childrenOfKind(tree, 0, 'import_statement');
  const all = statements.flatMap((node) => readImport(tree, node) ?? []);
  const isForTypes = all.some(({ list }) => list?.module === module && list.variant === 'type');
  const marked = all.some(
    ({ list, items }) => list?.variant === '' && items.some(({ variant }) => variant === 'type'),
  );
  return marked && !isForTypes;
}

const isListed = (member: string) => !['', '*', 'default'].includes(member);

function readImport(tree: FlatTree, node: number): ReadImport | undefined {
  const source = childInField(tree, node, 'source');
  const clause = childOfKind(tree, node, 'import_clause');
  const assigned = childOfKind(tree, node, 'import_require_clause');
  if (assigned !== undefined) return readAssigned(tree, assigned);
  if (source === undefined) return undefined;
  const module = quotedText(tree, source);
  const variant = childOfKind(tree, node, '"type"') === undefined ? '' : 'type';
  if (clause === undefined)
    return { items: [{ module, member: '', name: '', variant: 'effect', node }] };
  const isSpecial = childOfKind(tree, node, 'import_attribute') !== undefined;
  const read: ReadImport = { items: [], ...(isSpecial && { isSpecial }) };
  for (const part of childrenOf(tree, clause)) {
    const kind = kindOf(tree, part);
    const own = { module, variant, node: part };
    if (kind === 'identifier')
      read.items.push({ ...own, member: 'default', name: textOf(tree, part) });
    else if (kind === 'namespace_import') {
      const name = textOf(tree, childOfKind(tree, part, 'identifier') ?? part);
      read.items.push({ ...own, member: '*', name });
    } else if (kind === 'named_imports') {
      const elements = childrenOfKind(tree, part, 'import_specifier');
      if (elements.length > 0) read.list = { module, variant, elements };
      read.items.push(...elements.map((each) => readSpecifier(tree, each, module, variant)));
    }
  }
  return read;
}

function readSpecifier(tree: FlatTree, node: number, module: string, variant: string) {
  const member = textOf(tree, childInField(tree, node, 'name') ?? node);
  const alias = childInField(tree, node, 'alias');
  const isType = childOfKind(tree, node, '"type"') !== undefined;
  const name = alias === undefined ? member : textOf(tree, alias);
  return { module, member, name, variant: isType ? 'type' : variant, node };
}

/** `import x = require('m')`. */
function readAssigned(tree: FlatTree, clause: number): ReadImport | undefined {
  const source = childInField(tree, clause, 'source');
  const name = childOfKind(tree, clause, 'identifier');
  if (source === undefined || name === undefined) return undefined;
  const module = quotedText(tree, source);
  const item = { module, member: '', name: textOf(tree, name), variant: '', node: clause };
  return { items: [item], isSpecial: true };
}

function readRequires(tree: FlatTree, node: number): ReadImport | undefined {
  const declarators = childrenOfKind(tree, node, 'variable_declarator');
  const reads = declarators.flatMap((each) => readRequire(tree, each) ?? []);
  if (reads.length === 0) return undefined;
  const [only] = reads;
  const items = reads.flatMap((read) => read.items);
  return {
    items: declarators.length === 1 ? items.map((item) => ownNode(item, node)) : items,
    ...(only?.list && declarators.length === 1 && { list: only.list }),
  };
}

/** What is alone in its declaration goes with it. */
const ownNode = <T extends { node: number; isWhole?: boolean }>(item: T, node: number): T =>
  item.isWhole === true ? { ...item, node } : item;

/** `x = require('m')`, `x = require('m').y`, `{ a, b: c } = require('m')`. */
function readRequire(tree: FlatTree, node: number): ReadImport | undefined {
  const target = childInField(tree, node, 'name');
  let value = childInField(tree, node, 'value');
  if (target === undefined || value === undefined) return undefined;
  let member = '';
  if (kindOf(tree, value) === 'member_expression') {
    member = textOf(tree, childInField(tree, value, 'property') ?? value);
    value = childInField(tree, value, 'object') ?? value;
  }
  const module = requiredModule(tree, value);
  if (module === undefined) return undefined;
  if (isLeaf(tree, target)) {
    const item = { module, member, name: textOf(tree, target), variant: '', node, isWhole: true };
    return { items: [item] };
  }
  if (kindOf(tree, target) !== 'object_pattern' || member !== '') return undefined;
  const elements = childrenOfKind(
    tree,
    target,
    'shorthand_property_identifier_pattern',
    'pair_pattern',
  );
  const items = elements.map((each) => {
    const key = childInField(tree, each, 'key');
    const name = textOf(tree, childInField(tree, each, 'value') ?? each);
    return {
      module,
      member: key === undefined ? name : textOf(tree, key),
      name,
      variant: '',
      node: each,
    };
  });
  return elements.length === 0 ? undefined : { items, list: { module, variant: '', elements } };
}

function requiredModule(tree: FlatTree, call: number): string | undefined {
  if (kindOf(tree, call) !== 'call_expression') return undefined;
  const callee = childInField(tree, call, 'function');
  const given = childInField(tree, call, 'arguments');
  if (callee === undefined || given === undefined || textOf(tree, callee) !== 'require')
    return undefined;
  const [only, ...others] = childrenOfKind(tree, given, 'string');
  return only === undefined || others.length > 0 ? undefined : quotedText(tree, only);
}

/** `import D from 'm'` with names put behind, or `import { a } from 'm'` with a default before. */
function grow(
  tree: FlatTree,
  { node, list, items: own }: ReadImport & { node: number },
  items: readonly Brought[],
): Replacement[] | undefined {
  const clause = childOfKind(tree, node, 'import_clause');
  if (clause === undefined || items.some(({ variant }) => variant !== '')) return undefined;
  if (own.some(({ member, variant }) => member === '*' || variant !== '')) return undefined;
  if (list === undefined && items.every(({ member }) => isListed(member))) {
    const names = items.map(({ member, name }) =>
      member === name ? name : `${member} as ${name}`,
    );
    const end = tree.end[clause]!;
    return [{ start: end, end, newText: `, { ${names.join(', ')} }` }];
  }
  const [only, ...others] = items;
  const hasDefault = own.some(({ member }) => member === 'default');
  if (only?.member !== 'default' || others.length > 0 || hasDefault) return undefined;
  const start = tree.start[clause]!;
  return [{ start, end: start, newText: `${only.name}, ` }];
}
