import { lineEndingOf } from '../../shared/layout';
import type { Replacement } from '../syntax/Replacement';
import { childrenOf, type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Brought, ImportLanguage, NewLine, ReadImport } from './Import';
import { childInField, childOfKind, endOf, quotedText } from './importNodes';

/** Go: a block of paths, or one path with each declaration. */
export const go: ImportLanguage = {
  statements: ['import_spec'],
  read,
  isHeader: (tree, node) => kindOf(tree, node) === 'package_clause',
  isOpen: (tree, node) => /^import_(declaration|spec_list)$/.test(kindOf(tree, node)),
  orderOf: ({ module }) => ({ rank: isOfGo(module) ? 0 : 1, key: module }),
  write: ([item]) => specOf(item!),
  isSilent: ({ member }) => member === '*',
  otherNames: ({ module }) => namesOf(module),
  keepsApart: true,
  openBlock,
  declare,
};

const isOfGo = (path: string) => !path.split('/')[0]!.includes('.');

function specOf({ module, member, name }: Brought): string {
  if (member === '*') return `. "${module}"`;
  return name === namesOf(module)[0] ? `"${module}"` : `${name} "${module}"`;
}

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const path = childInField(tree, node, 'path');
  if (path === undefined) return undefined;
  const module = quotedText(tree, path);
  const alias = childInField(tree, node, 'name');
  const as = alias === undefined ? undefined : textOf(tree, alias);
  if (as === '.') return { items: [{ module, member: '*', name: '', variant: '', node }] };
  if (as === '_') return { items: [{ module, member: '', name: '', variant: '_', node }] };
  return { items: [{ module, member: '', name: as ?? namesOf(module)[0]!, variant: '', node }] };
}

/** What a package is called that nothing tells but its path: most likely first. */
function namesOf(path: string): string[] {
  const steps = path.split('/').filter((step) => step !== '');
  const last = /^v\d+$/.test(steps.at(-1) ?? '') ? steps.at(-2) : steps.at(-1);
  const own = (last ?? path).replace(/\.v\d+$/, '');
  const bare = own.replace(/^go-|[-.]go$/, '');
  return [...new Set([bare, own, bare.replaceAll('-', ''), bare.split(/[-.]/).at(-1)!])];
}

/** `import "fmt"` with more beside it: a block. The one for C stands alone with the comment above it. */
function openBlock(
  tree: FlatTree,
  lines: readonly NewLine[],
  block: number,
): Replacement[] | undefined {
  if (kindOf(tree, block) === 'import_spec_list') return undefined;
  const [only, ...others] = childrenOf(tree, block).filter(
    (node) => kindOf(tree, node) === 'import_declaration',
  );
  if (only === undefined || others.length > 0) return undefined;
  const spec = childOfKind(tree, only, 'import_spec');
  if (spec === undefined || textOf(tree, spec).endsWith('"C"')) return undefined;
  const own = { text: textOf(tree, spec), item: read(tree, spec)!.items[0]! };
  const newText = blockWith([own, ...lines], lineEndingOf(tree.text));
  return [{ start: tree.start[only]!, end: endOf(tree, only), newText }];
}

/** Lines that stand in no block: one with its word, several in a block. */
function declare(lines: readonly NewLine[], tree: FlatTree, block: number): NewLine[] | undefined {
  if (kindOf(tree, block) === 'import_spec_list') return undefined;
  const [first, ...others] = lines;
  if (first === undefined) return [];
  if (others.length === 0) return [{ ...first, text: `import ${first.text}` }];
  return [{ ...first, text: blockWith(lines, lineEndingOf(tree.text)) }];
}

function blockWith(lines: readonly NewLine[], ending: string): string {
  const keyOf = ({ item, text }: NewLine) => item?.module ?? text;
  const sorted = [...lines].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const groups = [true, false]
    .map((ofGo) => sorted.filter((line) => isOfGo(keyOf(line)) === ofGo))
    .filter((group) => group.length > 0)
    .map((group) => group.map(({ text }) => `\t${text}${ending}`).join(''));
  return `import (${ending}${groups.join(ending)})`;
}
