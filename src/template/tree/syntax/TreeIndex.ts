import type { FlatTree } from './FlatTree';

/** The nodes of a tree by kind, so that a rule looks only where it could match. */
export class TreeIndex {
  private byKind: Map<number, number[]> | undefined;

  /** @param path where the file lies, as far as that is known */
  constructor(
    readonly tree: FlatTree,
    readonly path = '',
  ) {}

  /** Nodes of a kind in the order of the text. */
  nodesOf(kind: number): readonly number[] {
    this.byKind ??= nodesByKind(this.tree);
    return this.byKind.get(kind) ?? [];
  }
}

function nodesByKind({ count, kind }: FlatTree): Map<number, number[]> {
  const byKind = new Map<number, number[]>();
  for (let node = 0; node < count; node++) {
    const list = byKind.get(kind[node]!);
    if (list === undefined) byKind.set(kind[node]!, [node]);
    else list.push(node);
  }
  return byKind;
}
