import { isImport } from '../languages/kinds';
import type { Cluster } from './cluster';
import { capture } from '../rules/capture';
import { COMMENT, type FlatTree, has, kindOf, textOf } from '../syntax/FlatTree';
import { isHeader, isTextOnly, plain, topNodes } from '../sites/topOfFile';
import type { Rule } from '../rules/Pattern';
import type { Example } from '../lessons/Example';

/** At least this share of the files got the same. */
const MIN_SHARE = 0.5;

/** What was put at the top of the example files, where that is all that they have in common. */
export function topInsertion(examples: readonly Example[]): Cluster | undefined {
  const byText = new Map<string, { rule: Rule; files: number; example: Example }>();
  for (const example of examples) {
    const node = insertedAtTop(example);
    if (node === undefined) continue;
    const text = plain(textOf(example.versions.after, node));
    const known = byText.get(text);
    if (known !== undefined) known.files++;
    else {
      const after = [capture(example.versions.after, node)];
      byText.set(text, {
        rule: { before: [], after, holes: [], support: 1, top: true },
        files: 1,
        example,
      });
    }
  }
  const best = [...byText.values()].sort((a, b) => b.files - a.files)[0];
  if (best === undefined || best.files / examples.length < MIN_SHARE) return undefined;
  return { rule: { ...best.rule, support: best.files }, lessons: [] };
}

/** The one statement, directive or comment that was put in before all code. */
function insertedAtTop({ versions: { before, after }, differences }: Example): number | undefined {
  const kept = new Set<string>();
  for (const node of topNodes(before)) kept.add(plain(textOf(before, node)));
  for (const { before: gone, after: come, chain } of differences.edits) {
    const [node] = come;
    if (gone.length > 0 || node === undefined || chain[0]!.after !== 0 || !isSmall(after, node))
      continue;
    if (kept.has(plain(textOf(after, node)))) continue;
    const earlier = topNodes(after).filter((other) => other < node);
    if (earlier.every((other) => isHeader(after, other))) return node;
  }
  return undefined;
}

const isSmall = (tree: FlatTree, node: number) =>
  tree.size[node]! < 40 && (isDirective(tree, node) || has(tree, node, COMMENT));

function isDirective(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  return (
    isImport(kind) || /declare|directive|pragma|future_import/.test(kind) || isTextOnly(tree, node)
  );
}
