import { BROKEN, type FlatTree, NAMED } from './FlatTree';
import type { GrammarTables } from './GrammarTables';
import { type Kinds, LOOSE_TEXT } from './Kinds';
import { Subtrees } from './Subtrees';

const ERROR_TYPE = 65535;
/** Leaves that the parser does not count need some more room. */
const SPARE = 64;

/** A node of the parser; its number is the address of its sub-tree. */
export interface ParsedNode {
  id: number;
  typeId: number;
  startIndex: number;
}

/** Children that are being walked over. */
interface Siblings {
  /** Addresses of the next one, and behind the last one. */
  next: number;
  readonly end: number;
  /** Where in the text the last one ended. */
  offset: number;
  isFirst: boolean;
  /** Place of the next one among those that the grammar's rule asks for. */
  place: number;
  readonly production: number;
  /** The node that they become the children of. */
  readonly node: number;
  /** Whether they come from a hidden sub-tree, in whose stead they are. */
  readonly isHidden: boolean;
  /** Field of the hidden sub-tree, for those that have none themselves. */
  readonly field: number;
}

/**
 * Copies a tree, or a part of one, into arrays in one walk. Text that the grammar gives no node becomes
 * a leaf; strings' contents become one leaf each.
 * @param memory the parser's, as it is after parsing
 */
export function copyTree(
  root: ParsedNode,
  text: string,
  grammar: GrammarTables,
  kinds: Kinds,
  memory: DataView,
): FlatTree {
  return new Copy(text, grammar, kinds, new Subtrees(memory)).of(root);
}

class Copy {
  private count = 0;
  private errors = 0;
  private kind = new Int32Array(0);
  private start = new Int32Array(0);
  private end = new Int32Array(0);
  private parent = new Int32Array(0);
  private size = new Int32Array(0);
  private field = new Int32Array(0);
  private flags = new Uint8Array(0);
  /** Where the last child of a node, as far as it was walked over, ends. */
  private lastEnd = new Int32Array(0);
  private readonly open: Siblings[] = [];
  private readonly errorKind: number;
  private readonly looseKind: number;

  constructor(
    private readonly text: string,
    private readonly grammar: GrammarTables,
    private readonly kinds: Kinds,
    private readonly subtrees: Subtrees,
  ) {
    this.errorKind = kinds.number('ERROR');
    this.looseKind = kinds.number(LOOSE_TEXT);
  }

  of({ id, typeId, startIndex }: ParsedNode): FlatTree {
    this.makeRoom(this.subtrees.visibleDescendants(id) + SPARE);
    this.add(id, typeId, startIndex, -1, 0);
    for (let siblings = this.open.at(-1); siblings; siblings = this.open.at(-1)) {
      if (siblings.next < siblings.end) this.child(siblings);
      else {
        this.open.pop();
        if (!siblings.isHidden) this.close(siblings.node);
      }
    }
    return this.finish();
  }

  private child(siblings: Siblings): void {
    const { subtrees, grammar } = this;
    const at = siblings.next;
    const start = siblings.isFirst ? siblings.offset : siblings.offset + subtrees.padding(at);
    siblings.next = at + Subtrees.SIZE;
    siblings.isFirst = false;
    siblings.offset = start + subtrees.length(at);
    let symbol = subtrees.isVisible(at) ? subtrees.symbol(at) : 0;
    let field = 0;
    if (!subtrees.isExtra(at)) {
      const place = siblings.place++;
      const { production } = siblings;
      symbol = (production && grammar.aliases[production * grammar.aliasLength + place]) || symbol;
      field = grammar.fields[production]?.[place] || siblings.field;
    }
    if (symbol !== 0) {
      const type = symbol === ERROR_TYPE ? symbol : (grammar.publicSymbol[symbol] ?? symbol);
      this.add(at, type, start, siblings.node, field);
    } else this.enter(at, start, siblings.node, true, field);
  }

  private add(at: number, type: number, start: number, parent: number, field: number): void {
    const { subtrees, grammar } = this;
    const end = start + subtrees.length(at);
    if (parent >= 0) this.loose(parent, start);
    const broken = type === ERROR_TYPE || (start === end && subtrees.isMissing(at));
    if (broken) this.errors++;
    const node = this.push(
      type === ERROR_TYPE ? this.errorKind : (grammar.kind[type] ?? this.errorKind),
      start,
      end,
      parent,
      field,
      (grammar.flags[type] ?? NAMED) | (broken ? BROKEN : 0),
    );
    if (!grammar.content[type]) this.enter(at, start, node, false, 0);
  }

  private enter(at: number, start: number, node: number, isHidden: boolean, field: number): void {
    const { subtrees } = this;
    if (subtrees.visibleChildren(at) === 0) return;
    const first = subtrees.firstChild(at);
    this.open.push({
      next: first,
      end: first + subtrees.childCount(at) * Subtrees.SIZE,
      offset: start,
      isFirst: true,
      place: 0,
      production: subtrees.production(at),
      node,
      isHidden,
      field,
    });
  }

  private close(node: number): void {
    this.loose(node, this.end[node]!);
    this.size[node] = this.count - node;
  }

  /** A leaf for what is not white space between the last child of a node and an offset. */
  private loose(parent: number, until: number): void {
    let last = this.lastEnd[parent]!;
    while (last < until && isBlank(this.text.charCodeAt(last))) last++;
    if (last >= until) return;
    const found = /\S(?:[\s\S]*\S)?/.exec(this.text.slice(last, until));
    if (found === null) return;
    const start = last + found.index;
    this.push(this.looseKind, start, start + found[0].length, parent, 0, 0);
  }

  private push(
    kind: number,
    start: number,
    end: number,
    parent: number,
    field: number,
    flags: number,
  ): number {
    if (this.count === this.kind.length) this.makeRoom(this.count * 2);
    const node = this.count++;
    this.kind[node] = kind;
    this.start[node] = start;
    this.end[node] = end;
    this.parent[node] = parent;
    this.size[node] = 1;
    this.field[node] = field;
    this.flags[node] = flags;
    this.lastEnd[node] = start;
    if (parent >= 0) this.lastEnd[parent] = end;
    return node;
  }

  private makeRoom(room: number): void {
    const wider = <Numbers extends Int32Array | Uint8Array>(old: Numbers, next: Numbers) => {
      next.set(old);
      return next;
    };
    this.kind = wider(this.kind, new Int32Array(room));
    this.start = wider(this.start, new Int32Array(room));
    this.end = wider(this.end, new Int32Array(room));
    this.parent = wider(this.parent, new Int32Array(room));
    this.size = wider(this.size, new Int32Array(room));
    this.field = wider(this.field, new Int32Array(room));
    this.flags = wider(this.flags, new Uint8Array(room));
    this.lastEnd = wider(this.lastEnd, new Int32Array(room));
  }

  private finish(): FlatTree {
    const { count } = this;
    return {
      text: this.text,
      grammar: this.grammar.name,
      kinds: this.kinds,
      count,
      kind: this.kind.subarray(0, count),
      start: this.start.subarray(0, count),
      end: this.end.subarray(0, count),
      parent: this.parent.subarray(0, count),
      size: this.size.subarray(0, count),
      field: this.field.subarray(0, count),
      flags: this.flags.subarray(0, count),
      fieldNames: this.grammar.fieldNames,
      errors: this.errors,
    };
  }
}

/** Whether it is white space of the kinds that most of it is. */
const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;
