import type { Language, TreeCursor } from '@vscode/tree-sitter-wasm';
import { BROKEN, COMMENT, type FlatTree, NAMED, SEPARATOR } from './FlatTree';
import { isComment, isContent, isSeparator, kindName, type Kinds, LOOSE_TEXT } from './Kinds';

/** What the kinds of one grammar mean, by the grammar's own numbers. */
export interface GrammarKinds {
  kind: Int32Array;
  flags: Uint8Array;
  content: Uint8Array;
  fieldNames: string[];
}

/** Looks up once what the walk needs for each node. */
export function grammarKinds(language: Language, kinds: Kinds): GrammarKinds {
  const count = language.nodeTypeCount;
  const table: GrammarKinds = {
    kind: new Int32Array(count),
    flags: new Uint8Array(count),
    content: new Uint8Array(count),
    fieldNames: [''],
  };
  for (let type = 0; type < count; type++) {
    const named = language.nodeTypeIsNamed(type);
    const name = kindName(language.nodeTypeForId(type) ?? '', named);
    table.kind[type] = kinds.number(name);
    table.flags[type] =
      (named ? NAMED : 0) | (isComment(name) ? COMMENT : 0) | (isSeparator(name) ? SEPARATOR : 0);
    table.content[type] = isContent(name) ? 1 : 0;
  }
  for (let field = 1; field <= language.fieldCount; field++) {
    table.fieldNames.push(language.fieldNameForId(field) ?? '');
  }
  return table;
}

const ERROR_TYPE = 65535;

/**
 * Copies a tree, or a part of one, into arrays in one walk. Text that the grammar gives no node becomes
 * a leaf; strings' contents become one leaf each. Nothing but the cursor is freed.
 */
export function copyTree(
  cursor: TreeCursor,
  text: string,
  grammar: GrammarKinds,
  kinds: Kinds,
): FlatTree {
  const copy = new Growing(text, grammar, kinds);
  try {
    copy.walk(cursor);
  } finally {
    cursor.delete();
  }
  return copy.finish();
}

class Growing {
  private count = 0;
  private errors = 0;
  private kind: Int32Array;
  private start: Int32Array;
  private end: Int32Array;
  private parent: Int32Array;
  private size: Int32Array;
  private field: Int32Array;
  private flags: Uint8Array;
  private readonly errorKind: number;
  private readonly looseKind: number;

  constructor(
    private readonly text: string,
    private readonly grammar: GrammarKinds,
    private readonly kinds: Kinds,
  ) {
    const room = 1024;
    this.kind = new Int32Array(room);
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    this.parent = new Int32Array(room);
    this.size = new Int32Array(room);
    this.field = new Int32Array(room);
    this.flags = new Uint8Array(room);
    this.errorKind = kinds.number('ERROR');
    this.looseKind = kinds.number(LOOSE_TEXT);
  }

  walk(cursor: TreeCursor): void {
    let parent = -1;
    let done = false;
    while (!done) {
      const node = this.add(cursor, parent);
      if (!this.grammar.content[cursor.nodeTypeId] && cursor.gotoFirstChild()) {
        parent = node;
        continue;
      }
      this.size[node] = 1;
      while (!cursor.gotoNextSibling()) {
        if (parent < 0 || !cursor.gotoParent()) {
          done = true;
          break;
        }
        this.loose(parent, this.end[parent]!);
        this.size[parent] = this.count - parent;
        parent = this.parent[parent]!;
      }
    }
    if (this.count > 0) this.size[0] = this.count;
  }

  private add(cursor: TreeCursor, parent: number): number {
    const type = cursor.nodeTypeId;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (parent >= 0) this.loose(parent, start);
    const broken = type === ERROR_TYPE || (start === end && cursor.nodeIsMissing);
    if (broken) this.errors++;
    return this.push(
      type === ERROR_TYPE ? this.errorKind : (this.grammar.kind[type] ?? this.errorKind),
      start,
      end,
      parent,
      cursor.currentFieldId,
      (this.grammar.flags[type] ?? NAMED) | (broken ? BROKEN : 0),
    );
  }

  /** A leaf for what is not white space between the last child of a node and an offset. */
  private loose(parent: number, until: number): void {
    const last = this.lastChildEnd(parent);
    if (last >= until) return;
    const gap = this.text.slice(last, until);
    const found = /\S(?:[\s\S]*\S)?/.exec(gap);
    if (found === null) return;
    const start = last + found.index;
    const node = this.push(this.looseKind, start, start + found[0].length, parent, 0, 0);
    this.size[node] = 1;
  }

  private lastChildEnd(parent: number): number {
    let last = this.start[parent]!;
    if (this.count > parent + 1) {
      let node = this.count - 1;
      while (this.parent[node] !== parent) node = this.parent[node]!;
      last = this.end[node]!;
    }
    return last;
  }

  private push(
    kind: number,
    start: number,
    end: number,
    parent: number,
    field: number,
    flags: number,
  ): number {
    if (this.count === this.kind.length) this.grow();
    const node = this.count++;
    this.kind[node] = kind;
    this.start[node] = start;
    this.end[node] = end;
    this.parent[node] = parent;
    this.size[node] = 1;
    this.field[node] = field;
    this.flags[node] = flags;
    return node;
  }

  private grow(): void {
    const room = this.kind.length * 2;
    const wider = (old: Int32Array) => {
      const next = new Int32Array(room);
      next.set(old);
      return next;
    };
    this.kind = wider(this.kind);
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.parent = wider(this.parent);
    this.size = wider(this.size);
    this.field = wider(this.field);
    const flags = new Uint8Array(room);
    flags.set(this.flags);
    this.flags = flags;
  }

  finish(): FlatTree {
    return {
      text: this.text,
      kinds: this.kinds,
      count: this.count,
      kind: this.kind.slice(0, this.count),
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      parent: this.parent.slice(0, this.count),
      size: this.size.slice(0, this.count),
      field: this.field.slice(0, this.count),
      flags: this.flags.slice(0, this.count),
      fieldNames: this.grammar.fieldNames,
      errors: this.errors,
    };
  }
}
