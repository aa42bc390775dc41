import { elementKey, type Element } from './body';

/** A literal, hole or opened string, or a bracket with what is in it. */
export type Node =
  { group: false; item: Element } | { group: true; open: Element; close: Element; inner: Node[] };

const CLOSER: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** Elements with their brackets paired; single brackets stay plain elements. */
export function treeOf(elements: readonly Element[]): Node[] {
  const partner = pairs(elements);
  const build = (from: number, to: number): Node[] => {
    const nodes: Node[] = [];
    for (let index = from; index < to; index++) {
      const item = elements[index];
      if (item === undefined) break;
      const other = partner.get(index);
      const close = other === undefined ? undefined : elements[other];
      if (other === undefined || close === undefined) nodes.push({ group: false, item });
      else {
        nodes.push({ group: true, open: item, close, inner: build(index + 1, other) });
        index = other;
      }
    }
    return nodes;
  };
  return build(0, elements.length);
}

function pairs(elements: readonly Element[]): Map<number, number> {
  const partner = new Map<number, number>();
  const open: number[] = [];
  elements.forEach((item, index) => {
    if (item.is !== 'literal' || item.kind !== 'op') return;
    if (item.text in CLOSER) open.push(index);
    for (let at = open.length - 1; at >= 0; at--) {
      const candidate = elements[open[at] ?? 0];
      if (candidate?.is !== 'literal' || CLOSER[candidate.text] !== item.text) {
        if (candidate?.is === 'literal' && candidate.text === '<') continue;
        return;
      }
      partner.set(open[at] ?? 0, index);
      open.length = at;
      return;
    }
  });
  return partner;
}

export function flatten(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) =>
    node.group ? [node.open, ...flatten(node.inner), node.close] : [node.item],
  );
}

/** What makes runs of nodes equal, layout aside. */
export function nodesKey(nodes: readonly Node[]): string {
  return flatten(nodes).map(elementKey).join('\u0000');
}

export function nodeText(node: Node | undefined): string | undefined {
  if (node === undefined || node.group || node.item.is !== 'literal') return undefined;
  return node.item.text;
}
