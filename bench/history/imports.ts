import { applyEdits, combined } from '../../src/core/edits';
import type { Site } from '../../src/core/ports';
import type { Templates } from '../../src/template/Templates';
import { hasEdits } from '../../src/core/edits';
import type { CodeTemplate } from '../../src/core/types';
import type { Brought } from '../../src/template/tree/languages/Import';
import { importsOf } from '../../src/template/tree/imports/readImports';
import { leavesOf } from '../../src/template/tree/imports/standing';
import type { FlatTree } from '../../src/template/tree/syntax/FlatTree';
import { textOf } from '../../src/template/tree/syntax/FlatTree';
import { grammarOfPlainFile } from './commits';

/**
 * What a pattern made of the imports of a file, compared with its author: `same`; the same names in
 * another order or spelling; a name that the new code uses is not imported; one that nothing uses any
 * more stays; one comes or goes that the author neither brought nor took.
 */
export type ImportVerdict = 'same' | 'otherLines' | 'missing' | 'left' | 'extra' | 'taken';

interface Versions {
  path: string;
  before: string;
  after: string;
  result: string;
}

type Parse = (grammar: string, text: string) => Promise<FlatTree | undefined>;

/** A file with a pattern applied at all places that are ready, as the product does it: at once. */
export async function withAllPlaces(
  learner: Templates,
  template: CodeTemplate,
  path: string,
  text: string,
): Promise<string> {
  const ready: Site[] = [];
  for await (const { site } of learner.findSites([template], [{ path, text }], {
    aborted: false,
  })) {
    if (site.inputs === undefined) ready.push(site);
  }
  const answers = await learner.rewriteAll(template, ready, text);
  return applyEdits(text, combined(answers.filter(hasEdits)).edits);
}

/** Nothing where neither the author nor the pattern changed the imports, or the pattern did nothing. */
export async function importVerdict(
  { path, before, after, result }: Versions,
  parse: Parse,
): Promise<ImportVerdict | undefined> {
  const grammar = grammarOfPlainFile(path);
  if (grammar === undefined || result === before) return undefined;
  const trees = [before, after, result].map((text) => parse(grammar, text));
  const [was, wanted, got] = await Promise.all(trees);
  if (was === undefined || wanted === undefined || got === undefined) return undefined;
  return verdictOf(was, wanted, got);
}

function verdictOf(was: FlatTree, wanted: FlatTree, got: FlatTree): ImportVerdict | undefined {
  const [had, author, own] = [itemsOf(was), itemsOf(wanted), itemsOf(got)];
  const [linesBefore, linesWanted, linesGot] = [was, wanted, got].map((tree) =>
    linesOf(tree).join('\n'),
  );
  if (linesGot === linesWanted) return linesGot === linesBefore ? undefined : 'same';
  const only = (a: ReadonlyMap<string, Brought>, ...others: ReadonlyMap<string, Brought>[]) =>
    [...a].filter(([key]) => others.every((other) => !other.has(key))).map(([, item]) => item);
  const isUsedIn = (tree: FlatTree, { name }: Brought) =>
    name !== '' && leavesOf(tree, name).length > 0;
  if (only(own, had, author).length > 0) return 'extra';
  if (only(had, own).some((item) => author.has(keyOf(item)))) return 'taken';
  if (only(author, own, had).some((item) => isUsedIn(got, item))) return 'missing';
  const isLeft = (item: Brought) => isUsedIn(was, item) && !isUsedIn(got, item);
  if (only(had, author).some((item) => own.has(keyOf(item)) && isLeft(item))) return 'left';
  const isAlike = only(own, author).length === 0 && only(author, own).length === 0;
  return isAlike ? 'otherLines' : undefined;
}

const keyOf = ({ module, member, name, variant }: Brought) =>
  [module, member, name, variant].join(' ');

const itemsOf = (tree: FlatTree): ReadonlyMap<string, Brought> =>
  new Map(
    importsOf(tree)
      .filter(({ place }) => place !== 'inner')
      .flatMap(({ items }) => items.map((item) => [keyOf(item), item] as const)),
  );

const linesOf = (tree: FlatTree): string[] =>
  importsOf(tree)
    .filter(({ place }) => place !== 'inner')
    .map(({ node }) => textOf(tree, node).trim());
