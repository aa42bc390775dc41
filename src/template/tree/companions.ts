import { indentationAt, lineEndingOf } from '../layout';
import type { Companion } from './body';
import { isBody, isImport } from './categories';
import type { Cluster } from './cluster';
import type { Replacement } from './emit';
import { COMMENT, type FlatTree, has, isLeaf, isWithin, kindOf, NAMED, textOf } from './FlatTree';
import type { Lesson } from './lessons';
import { atomsOf, isLiteral, isOpened, type Rule } from './Pattern';
import type { Example } from './Trial';

/** Imports that the examples add, that the after-sides of rules use, and that no rule brings itself. */
export function companionsOf(
  examples: readonly Example[],
  clusters: readonly Cluster[],
): Companion[] {
  const rules = clusters.map(({ rule }) => rule);
  if (rules.some(({ top }) => top)) return [];
  const lessons = clusters.flatMap((cluster) => cluster.lessons);
  const used = new Set(rules.flatMap((rule) => wordsIn(rule.after)));
  for (const rule of rules) {
    for (const word of wordsIn(rule.before)) if (!isAddedBy(rules, word)) used.delete(word);
  }
  const found = new Map<string, Companion>();
  for (const example of examples) {
    for (const companion of neededImports(example, lessons, used)) {
      if (!companion.names.some((name) => used.has(name))) continue;
      const key = companion.names.join();
      const known = found.get(key);
      const extend = known?.extend ?? companion.extend;
      // A line that was added as such is better than one made of a longer list.
      const base =
        known === undefined || (known.extend !== undefined && companion.extend === undefined)
          ? companion
          : known;
      found.set(key, { ...base, ...(extend !== undefined && { extend }) });
    }
  }
  return [...found.values()];
}

function isAddedBy(rules: readonly Rule[], word: string): boolean {
  return rules.some(
    (rule) => wordsIn(rule.after).includes(word) && !wordsIn(rule.before).includes(word),
  );
}

function wordsIn(patterns: Rule['before']): string[] {
  return atomsOf(patterns).flatMap((atom) => {
    if (isLiteral(atom)) return /^[\p{L}_$]/u.test(atom.t) ? [atom.t.replace(/^\W+/, '')] : [];
    return isOpened(atom) ? [] : [];
  });
}

/** Imports that are only in the after-version of an example, whole or as one more name of a list. */
function neededImports(
  example: Example,
  lessons: readonly Lesson[],
  wanted: ReadonlySet<string>,
): Companion[] {
  const { versions } = example;
  const { after, before } = versions;
  const result: Companion[] = [];
  const old = new Set(importedNames(before));
  for (let node = 0; node < after.count; node++) {
    const kind = kindOf(after, node);
    if (!isImport(kind) || !has(after, node, NAMED) || isLeaf(after, node)) continue;
    if (kind.endsWith('list')) continue;
    const names = namesInImport(after, node);
    const added = names.filter((name) => !old.has(name) || wanted.has(name));
    if (added.length === 0) {
      node += after.size[node]! - 1;
      continue;
    }
    if (innerImport(after, node) !== undefined) continue;
    if (lessons.some((lesson) => lesson.versions === versions && touches(after, node, lesson)))
      continue;
    const text = textOf(after, node);
    const extend = added.length === 1 ? extendable(text, names, added[0]!) : undefined;
    if (extend !== undefined) {
      const end = /[;]\s*$/.exec(text)?.[0].trim() ?? '';
      result.push({ text: `${extend}${added[0]!}${end}`, kind, names: added, extend });
      continue;
    }
    // An import that was there before may bring in more than the change needs.
    if (added.some((name) => old.has(name)) && added.length < names.length) continue;
    result.push({ text, kind, names: added });
  }
  return result;
}

const touches = (tree: FlatTree, node: number, { region }: Lesson) =>
  region.after.some((root) => isWithin(tree, node, root) || isWithin(tree, root, node));

/** An import node below another one, such as one line of a block of imports. */
function innerImport(tree: FlatTree, node: number): number | undefined {
  for (let i = node + 1; i < node + tree.size[node]!; i++) {
    if (has(tree, i, NAMED) && /^(import_spec|import_spec_list)$/.test(kindOf(tree, i))) return i;
  }
  return undefined;
}

/** What stands before the names of an import whose list of names can be made longer at its end. */
function extendable(text: string, names: readonly string[], added: string): string | undefined {
  const [first] = names;
  if (first === undefined || !/^[^(){}'"]*$/.test(text) || names.length < 2) return undefined;
  const list = new RegExp(`^([^,]*?\\s)((?:[\\w.]+\\s*,\\s*)*[\\w.]+)\\s*;?$`).exec(text);
  if (list?.[2]?.split(/\s*,\s*/).includes(added) !== true) return undefined;
  return list[1];
}

/** The names that an import brings in: the last part of each. */
function namesInImport(tree: FlatTree, node: number): string[] {
  const names: string[] = [];
  for (let i = node; i < node + tree.size[node]!; i++) {
    if (!isLeaf(tree, i) || !has(tree, i, NAMED)) continue;
    if (!/identifier|content|fragment|^name$|string/.test(kindOf(tree, i))) continue;
    const next = tree.text.charAt(tree.end[i]!);
    if (next === '.' || tree.text.startsWith('::', tree.end[i]) || next === '\\') continue;
    names.push(textOf(tree, i).split('/').at(-1)!);
  }
  return names;
}

function importedNames(tree: FlatTree): string[] {
  return importNodes(tree).flatMap((node) => namesInImport(tree, node));
}

function importNodes(tree: FlatTree): number[] {
  const nodes: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (isImport(kindOf(tree, node)) && has(tree, node, NAMED) && !isLeaf(tree, node))
      nodes.push(node);
  }
  return nodes;
}

/** The edits that bring to a file the companions that it does not have. */
export function companionEdits(companions: readonly Companion[], tree: FlatTree): Replacement[] {
  if (companions.length === 0) return [];
  const present = new Set(importedNames(tree));
  return companions
    .filter(({ names }) => !names.every((name) => present.has(name)))
    .map((companion) => extension(companion, tree) ?? insertion(companion, tree));
}

/** One more name in an import of the same module. */
function extension({ extend, names, kind }: Companion, tree: FlatTree): Replacement | undefined {
  if (extend === undefined) return undefined;
  const bare = (text: string) => text.replaceAll(/\s+/g, ' ');
  for (const node of importNodes(tree)) {
    const text = textOf(tree, node);
    if (
      kindOf(tree, node) !== kind ||
      !bare(text).startsWith(bare(extend)) ||
      /[(){}#\n*]/.test(text)
    )
      continue;
    const end = tree.start[node]! + text.replace(/\s*;?\s*$/, '').length;
    return { start: end, end, newText: `, ${names.join(', ')}` };
  }
  return undefined;
}

/** A line of its own, in the order of the imports of the same kind. */
function insertion(companion: Companion, tree: FlatTree): Replacement {
  const ending = lineEndingOf(tree.text);
  const all = importNodes(tree).filter(
    (node) => isOutermost(tree, node) || companion.kind === 'import_spec',
  );
  const like = all.filter((node) => kindOf(tree, node) === companion.kind);
  const siblings = like.length > 0 ? like : all;
  const first = siblings[0];
  if (first === undefined) return atTop(companion.text, tree, ending);
  const before = siblings
    .filter((node) => textOf(tree, node) < companion.text && isNear(tree, first, node))
    .at(-1);
  if (before === undefined) {
    const start = tree.start[first]!;
    const indent = indentationAt(tree.text, start);
    return { start, end: start, newText: `${companion.text}${ending}${indent}` };
  }
  const indent = indentationAt(tree.text, tree.start[before]!);
  const end = lineEnd(tree, tree.end[before]!);
  return { start: end, end, newText: `${ending}${indent}${companion.text}` };
}

const isOutermost = (tree: FlatTree, node: number) =>
  tree.parent[node] === 0 || isBody(kindOf(tree, tree.parent[node]!));

const isNear = (tree: FlatTree, first: number, node: number) =>
  tree.parent[first] === tree.parent[node];

function lineEnd(tree: FlatTree, offset: number): number {
  const end = tree.text.indexOf('\n', offset);
  const line = end < 0 ? tree.text.length : end;
  return tree.text.charAt(line - 1) === '\r' ? line - 1 : line;
}

function atTop(text: string, tree: FlatTree, ending: string): Replacement {
  let node = 1;
  while (node < tree.count && has(tree, node, COMMENT)) node += tree.size[node]!;
  const start = node < tree.count ? tree.start[node]! : tree.text.length;
  return { start, end: start, newText: `${text}${ending}` };
}
