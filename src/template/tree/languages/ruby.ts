import { type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { ImportLanguage, ReadImport } from './Import';
import { childInField, childrenOfKind, quotedText } from './importNodes';
import { isItself, scriptFrom } from './scriptModules';

/** Ruby: `require` and `require_relative`, which name nothing. */
export const ruby: ImportLanguage = {
  statements: ['call'],
  read,
  isHeader: () => false,
  isOpen: () => false,
  isGuard: (tree, node) =>
    /^(begin|if|unless|if_modifier|unless_modifier|rescue|then)/.test(kindOf(tree, node)),
  orderOf: ({ module, variant }) => ({ rank: variant === 'require' ? 0 : 1, key: module }),
  write: ([item], { tree }, hint) => {
    const quote = quoteIn(tree.text) ?? quoteIn(hint) ?? "'";
    return `${item!.variant} ${quote}${item!.module}${quote}`;
  },
  isSilent: () => true,
  isOwn: ({ module, variant }, { path }) =>
    variant === 'require_relative' && isItself(`./${module}`, path.replace(/\.rb$/, '')),
  isRelative: ({ variant }) => variant === 'require_relative',
  seenFrom: (module, from, path) => scriptFrom(`./${module}`, from, path).replace(/^\.\//, ''),
};

const quoteIn = (text: string) => /^\s*require(?:_relative)?[ (]+(['"])/m.exec(text)?.[1];

function read(tree: FlatTree, node: number): ReadImport | undefined {
  const method = childInField(tree, node, 'method');
  const given = childInField(tree, node, 'arguments');
  if (method === undefined || given === undefined) return undefined;
  const variant = textOf(tree, method);
  if (!/^require(_relative)?$/.test(variant) || childInField(tree, node, 'receiver') !== undefined)
    return undefined;
  const [only, ...others] = childrenOfKind(tree, given, 'string');
  if (only === undefined || others.length > 0) return undefined;
  return { items: [{ module: quotedText(tree, only), member: '', name: '', variant, node }] };
}
