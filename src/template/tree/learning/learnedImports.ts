import type { Body, Companion } from '../rules/body';
import type { Cluster } from './cluster';
import { type FlatTree, isWithin, kindOf, textOf } from '../syntax/FlatTree';
import type { Rule } from '../rules/Pattern';
import type { Lesson } from '../lessons/Lesson';
import type { Example } from '../lessons/Example';
import type { ImportItem, ImportLanguage, ImportStatement, Target } from '../languages/Import';
import { importLanguageOf } from '../languages/importLanguages';
import { newNames, newWords, oldNames, wordsIn } from '../sites/ruleNames';
import { compareNames } from '../imports/listEdits';
import { isSplit } from '../imports/spots';
import { blockOf } from '../imports/importBlock';
import { importsOf } from '../imports/readImports';
import { isSame, leavesOf } from '../imports/standing';

export type LearnedImports = Pick<Body, 'companions' | 'obsolete'>;

/**
 * The imports that come with rules and go with them: what their new code uses, what the examples
 * brought along without a name for it, and what they took away since nothing uses it any more.
 */
export function learnedImports(
  examples: readonly Example[],
  clusters: readonly Cluster[],
): LearnedImports {
  if (clusters.some(({ rule }) => rule.top)) return { companions: [] };
  const files = examples.flatMap((example) => fileOf(example, clusters) ?? []);
  const companions = new Map<string, Companion>();
  const obsolete = new Map<string, NonNullable<Body['obsolete']>[number]>();
  const without = (item: ImportItem, language: ImportLanguage) =>
    clusters
      .filter((cluster) =>
        files.some(
          ({ touched, has }) =>
            touched.has(cluster) && !has.some((other) => isSame(other.item, item, language)),
        ),
      )
      .map(({ rule }) => rule);
  for (const cluster of clusters) {
    const own = files.filter(({ touched }) => touched.has(cluster));
    for (const file of own) {
      for (const found of [...named(file, cluster), ...silent(file, cluster, own, without)]) {
        const key = JSON.stringify(found.of);
        const known = companions.get(key);
        companions.set(key, known === undefined ? found : bothOf(known, found));
      }
      for (const { module, member, name, variant } of goneFrom(file, cluster))
        obsolete.set(`${module} ${member}`, { module, member, name, variant });
    }
  }
  return {
    companions: [...companions.values()].slice(0, 40),
    ...(obsolete.size > 0 && { obsolete: [...obsolete.values()].slice(0, 40) }),
  };
}

/** An example with what its rules have to do with it. */
interface ExampleFile {
  example: Example;
  language: ImportLanguage;
  after: Target;
  touched: ReadonlySet<Cluster>;
  /** Imports that no rule brings or takes itself, before and after. */
  had: Found[];
  has: Found[];
}

interface Found {
  statement: ImportStatement;
  item: ImportItem;
}

function fileOf(example: Example, clusters: readonly Cluster[]): ExampleFile | undefined {
  const { versions } = example;
  const language = importLanguageOf(versions.after);
  if (language === undefined) return undefined;
  const lessons = clusters
    .flatMap((cluster) => cluster.lessons)
    .filter((lesson) => lesson.versions === versions);
  const apart = (side: 'before' | 'after') =>
    importsOf(versions[side])
      .filter(({ place }) => place === 'file' || place === 'guarded')
      .flatMap((statement) => statement.items.map((item) => ({ statement, item })))
      .filter(
        ({ item: { node } }) =>
          !lessons.some(({ region }) =>
            region[side].some(
              (root) =>
                isWithin(versions[side], node, root) || isWithin(versions[side], root, node),
            ),
          ),
      );
  const touched = clusters.filter((cluster) =>
    cluster.lessons.some((lesson) => lesson.versions === versions),
  );
  return {
    example,
    language,
    after: { tree: versions.after, path: versions.path },
    touched: new Set(touched),
    had: apart('before'),
    has: apart('after').filter(({ statement }) => statement.place === 'file'),
  };
}

/**
 * Imports of names that the new code uses and the old one did not, or not where a file reaches by
 * another name what the old one used.
 */
function named(file: ExampleFile, { rule }: Cluster): Companion[] {
  const used = new Set([...newNames(rule), ...keptOrigins(rule)]);
  return file.has.flatMap(({ statement, item }) => {
    if (item.name === '') return [];
    const own = [item.name, ...(file.language.otherNames?.(item) ?? [])];
    const name = own.find((each) => used.has(each));
    return name === undefined ? [] : [companionOf(file, statement, { ...item, name })];
  });
}

/** Names through which both sides of a rule reach what is imported. */
function keptOrigins({ origins = {}, after }: Rule): string[] {
  const written = new Set(wordsIn(after));
  const through = Object.keys(origins).filter((text) => /\.|::/.test(text));
  return through.map((text) => text.split(/\.|::/)[0]!).filter((name) => written.has(name));
}

/**
 * Imports that came along in all examples of a rule with new code, and that no code names.
 * @param without rules that get along without an import, so that it is not for what is in them
 */
function silent(
  file: ExampleFile,
  { rule }: Cluster,
  files: readonly ExampleFile[],
  without: (item: ImportItem, language: ImportLanguage) => Rule[],
): Companion[] {
  const { language, example } = file;
  const isEverywhere = (item: ImportItem) =>
    files.every(({ has }) => has.some((other) => isSame(other.item, item, language)));
  return file.has
    .filter(
      ({ item }) =>
        language.isSilent?.(item) === true &&
        (item.name === '' || leavesOf(example.versions.after, item.name).length === 0) &&
        !file.had.some((other) => isSame(other.item, item, language)) &&
        isEverywhere(item),
    )
    .flatMap(({ statement, item }) => {
      const known = new Set(without(item, language).flatMap((other) => newWords(other)));
      const words = newWords(rule).filter((word) => !known.has(word));
      if (words.length === 0) return [];
      return [{ ...companionOf(file, statement, item), for: words.slice(0, 60) }];
    });
}

function companionOf(
  { language, after }: ExampleFile,
  statement: ImportStatement,
  { module, member, name, variant, node }: ImportItem,
): Companion {
  const { tree, path } = after;
  const whole = textOf(tree, statement.node).trimEnd();
  const of = { module, member, name, variant };
  const isAlone = statement.items.length === 1 || statement.isSpecial === true;
  return {
    text: isAlone ? whole : language.write([of], after, whole),
    kind: kindOf(tree, statement.node),
    names: [name || module],
    ...(statement.isSpecial !== true && { of }),
    ...(language.isRelative?.(of) === true && { from: path }),
    ...(isSplit(after, blockOf(tree, language), language) && { apart: true }),
    ...(isBehindLater(tree, statement, node) && { last: true }),
  };
}

/** Whether an item is the last of its statement, though another one comes after it in the alphabet. */
function isBehindLater(tree: FlatTree, { items }: ImportStatement, last: number): boolean {
  const own = textOf(tree, last);
  return (
    items.at(-1)?.node === last &&
    items.some(({ node }) => compareNames(own, textOf(tree, node)) < 0)
  );
}

function bothOf(a: Companion, b: Companion): Companion {
  const words = [...new Set([...(a.for ?? []), ...(b.for ?? [])])];
  const both = { ...a, ...(words.length > 0 && { for: words.slice(0, 60) }) };
  return both;
}

/** Imports of names that the old code used, that the new one does not, and that went away. */
function goneFrom({ had, has, language }: ExampleFile, { rule }: Cluster): ImportItem[] {
  const used = oldNames(rule);
  return had
    .map(({ item }) => item)
    .filter(
      (item) => used.has(item.name) && !has.some((other) => isSame(other.item, item, language)),
    );
}

/** Whether an edit within an import leaves the module as it is: the same thing has another name. */
export function keepsModule({ versions: { before, after }, region }: Lesson): boolean {
  const moduleOf = (tree: FlatTree, node: number | undefined) =>
    importsOf(tree)
      .flatMap((statement) => statement.items.map((item) => ({ statement, item })))
      .find(({ statement }) => node !== undefined && isWithin(tree, node, statement.node))?.item
      .module;
  return moduleOf(before, region.before[0]) === moduleOf(after, region.after[0]);
}
