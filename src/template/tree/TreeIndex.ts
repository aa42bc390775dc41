import type { FlatTree } from './FlatTree';

/** The nodes of a tree by kind, so that a rule looks only where it could match. */
export class TreeIndex {
  private readonly byKind = new Map<number, number[]>();

  constructor(readonly tree: FlatTree) {
    for (let node = 0; node < tree.count; node++) {
      const kind = tree.kind[node]!;
      const list = this.byKind.get(kind);
      if (list === undefined) this.byKind.set(kind, [node]);
      else list.push(node);
    }
  }

  /** Nodes of a kind in the order of the text. */
  nodesOf(kind: number): readonly number[] {
    return this.byKind.get(kind) ?? [];
  }
}
