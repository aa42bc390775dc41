import { isFunction, isNameKind } from '../languages/kinds';
import { type FlatTree, isLeaf, kindOf, textOf } from '../syntax/FlatTree';
import { boundIn } from '../languages/names';
import type {
  Brought,
  ImportItem,
  ImportLanguage,
  ImportStatement,
  Target,
} from '../languages/Import';
import { importsOf } from './readImports';

/** Whether a place in a file has what an import would bring. */
export type Standing =
  | { is: 'present' | 'absent' | 'taken' }
  /** It is imported for types only, and needed as a value. */
  | { is: 'typeOnly'; statement: ImportStatement; item: ImportItem };

/**
 * How a file stands to an import that the code at an offset needs: the name is there, it is missing,
 * or it means something else there.
 */
export function standingOf(
  item: Brought,
  target: Target,
  offset: number,
  language: ImportLanguage,
): Standing {
  const visible = importsOf(target.tree)
    .filter(({ scope }) => holds(target.tree, scope, offset))
    .flatMap((statement) => statement.items.map((own) => ({ statement, own })));
  const found = visible.filter(({ own }) => isSame(own, item, language));
  const asValue = found.find(({ own }) => own.variant !== 'type' || item.variant === 'type');
  if (asValue !== undefined || language.isOwn?.(item, target) === true) return { is: 'present' };
  const [asType] = found;
  if (asType?.statement.place === 'file')
    return { is: 'typeOnly', statement: asType.statement, item: asType.own };
  if (item.name === '') return { is: 'absent' };
  const isTaken = visible.some(({ own }) => own.name === item.name && isRival(own, item, language));
  if (isTaken || isDeclared(target.tree, item.name, offset)) return { is: 'taken' };
  return { is: 'absent' };
}

const holds = (tree: FlatTree, scope: number, offset: number) =>
  scope === 0 || (tree.start[scope]! <= offset && offset < tree.end[scope]!);

/** Whether an import of a file brings what another one would. */
export function isSame(own: Brought, item: Brought, language: ImportLanguage): boolean {
  if (kindOfVariant(own) !== kindOfVariant(item)) return false;
  const isModule = own.module === item.module || (language.isSameModule?.(own, item) ?? false);
  if (!isModule) return false;
  if (own.member === '*' && own.name === '') return true;
  return own.name === item.name && memberOf(own) === memberOf(item);
}

/** `static` and `function` are sorts of their own; `type`, `pub` and `global` are not. */
const kindOfVariant = ({ variant }: Brought) =>
  /^(type|pub|global)$/.test(variant) ? '' : variant;

/** What stands for a whole package: however a file gets at it, it is the same. */
const memberOf = ({ module, member }: Brought) =>
  !module.startsWith('.') && /^(default|\*)$/.test(member) ? '' : member;

/** Functions and constants may be called as a class is. */
const isRival = (own: Brought, item: Brought, language: ImportLanguage) =>
  kindOfVariant(own) === kindOfVariant(item) && !isSame(own, item, language);

/** Whether a file declares a name where code at an offset sees it. */
const isDeclared = (tree: FlatTree, name: string, offset: number) =>
  declarationsOf(tree, name).some((node) => isSeen(tree, node, offset));

const declared = new WeakMap<FlatTree, Map<string, readonly number[]>>();

/** Where a file binds or declares a name, its imports aside. */
function declarationsOf(tree: FlatTree, name: string): readonly number[] {
  const names = declared.get(tree) ?? new Map<string, readonly number[]>();
  declared.set(tree, names);
  const found =
    names.get(name) ?? leavesOf(tree, name).filter((node) => isBinding(tree, node, name));
  names.set(name, found);
  return found;
}

const isBinding = (tree: FlatTree, node: number, name: string) =>
  isNameKind(kindOf(tree, node)) && !isSigned(tree, node) && boundIn(tree, [node]).has(name);

/** Leaves with a text that stand in no import. */
export function leavesOf(tree: FlatTree, text: string): number[] {
  const imports = new Map(importsOf(tree).map(({ node }) => [node, tree.size[node]!]));
  const leaves: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    const size = imports.get(node);
    if (size !== undefined) node += size - 1;
    else if (isLeaf(tree, node) && textOf(tree, node) === text) leaves.push(node);
  }
  return leaves;
}

/** `$name` is no class. */
const isSigned = (tree: FlatTree, node: number) =>
  kindOf(tree, tree.parent[node]!) === 'variable_name';

/** Whether code at an offset sees what is declared by a name: methods are members, not names. */
function isSeen(tree: FlatTree, name: number, offset: number): boolean {
  let declaration = tree.parent[name]!;
  if (isFunction(kindOf(tree, declaration)) && tree.start[declaration]! <= offset) {
    const isOwn = kindOf(tree, declaration).includes('method');
    if (isOwn) return false;
  }
  if (isParameter(tree, name)) return holds(tree, functionAround(tree, name), offset);
  while (declaration > 0 && !isDeclaration(kindOf(tree, declaration)))
    declaration = tree.parent[declaration]!;
  const around = declaration <= 0 ? 0 : scopeAround(tree, tree.parent[declaration]!);
  if (around > 0 && isClass(kindOf(tree, around)) && !isClass(kindOf(tree, declaration)))
    return false;
  return holds(tree, Math.max(around, 0), offset);
}

const isParameter = (tree: FlatTree, name: number) => {
  for (
    let at = tree.parent[name]!, steps = 0;
    at > 0 && steps < 4;
    at = tree.parent[at]!, steps++
  ) {
    if (kindOf(tree, at).includes('parameter')) return true;
    if (isFunction(kindOf(tree, at))) return false;
  }
  return false;
};

function functionAround(tree: FlatTree, node: number): number {
  let at = node;
  while (at > 0 && !isFunction(kindOf(tree, at))) at = tree.parent[at]!;
  return Math.max(at, 0);
}

const isDeclaration = (kind: string) =>
  isFunction(kind) ||
  isClass(kind) ||
  /declaration|assignment|definition|statement|_item$|_spec$|let_/.test(kind);

const isClass = (kind: string) =>
  /^(class|interface|enum|trait|struct|record|object|impl)_|^(class|module)$|class_(declaration|definition|specifier)/.test(
    kind,
  ) && !/body|heritage|pattern|constant/.test(kind);

function scopeAround(tree: FlatTree, node: number): number {
  let at = node;
  while (at > 0 && !isFunction(kindOf(tree, at)) && !isClass(kindOf(tree, at)))
    at = tree.parent[at]!;
  return at;
}
