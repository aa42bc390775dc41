import { type FlatTree, has, isLeaf, isPlainName, SEPARATOR, textOf } from './FlatTree';

/**
 * A number for each sub-tree: equal for equal code, layout and separators aside. Comments count.
 * The same table must serve all trees that are compared.
 */
export class Hashes {
  private readonly numbers = new Map<string, number>();

  /** One number a node, at the node's index. */
  of(tree: FlatTree): Int32Array {
    const result = new Int32Array(tree.count);
    for (let node = tree.count - 1; node >= 0; node--) {
      let key = isPlainName(tree, node) ? 'name' : `${tree.kind[node]}`;
      if (isLeaf(tree, node)) {
        key += ` ${textOf(tree, node)}`;
      } else {
        const end = node + tree.size[node]!;
        for (let child = node + 1; child < end; child += tree.size[child]!) {
          if (!has(tree, child, SEPARATOR)) key += `,${result[child]}`;
        }
      }
      result[node] = this.number(key);
    }
    return result;
  }

  private number(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size + 1);
    return this.numbers.size;
  }
}

/** Numbers of tokens below a node, as a bag. */
export function tokenBag(tree: FlatTree, node: number, hashes: Int32Array): Map<number, number> {
  const bag = new Map<number, number>();
  for (let i = node; i < node + tree.size[node]!; i++) {
    if (tree.size[i] !== 1 || has(tree, i, SEPARATOR)) continue;
    bag.set(hashes[i]!, (bag.get(hashes[i]!) ?? 0) + 1);
  }
  return bag;
}

/** Share of tokens that two bags have in common, 0..1 (Dice). */
export function likeness(a: Map<number, number>, b: Map<number, number>): number {
  let common = 0;
  let total = 0;
  for (const [key, count] of a) {
    common += Math.min(count, b.get(key) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 1 : (2 * common) / total;
}

/** Children that take part in comparing two versions: comments do, separators do not. */
export function comparedChildren(tree: FlatTree, node: number): number[] {
  const list: number[] = [];
  const end = node + tree.size[node]!;
  for (let child = node + 1; child < end; child += tree.size[child]!) {
    if (!has(tree, child, SEPARATOR)) list.push(child);
  }
  return list;
}
