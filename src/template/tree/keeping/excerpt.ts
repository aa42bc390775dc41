import type { FileChange } from '../../../core/types';
import { isBody } from '../languages/kinds';
import type { Change } from '../lessons/changes';
import { kindOf, type FlatTree } from '../syntax/FlatTree';
import { comparedChildren } from '../syntax/hashes';
import { importsFor } from './excerptImports';
import { guarded } from '../lessons/guarded';
import { leftAlone } from './leftAlone';
import { learnRules } from '../learning/learnRules';
import type { Lesson } from '../lessons/Lesson';
import { type Rule, ruleKey } from '../rules/Pattern';
import { dedented, type Piece } from './piece';
import { prove } from '../learning/proof';
import type { Example } from '../lessons/Example';

/** A file that is no longer than this, in UTF-16 units, is kept whole where no piece of it teaches as much. */
const MAX_WHOLE = 6_000;
/** All pieces of one side together. */
const MAX_PIECES = 24_000;
/** Changes of one file that are kept: more of them teach nothing more. */
const MAX_CHANGES = 60;

export interface Reading {
  /** What a piece of a file teaches when it is all that there is. */
  example(file: FileChange): Promise<Example | undefined>;
  /** Whether a text parses by itself. */
  parses(path: string, text: string): Promise<boolean>;
}

/**
 * The smallest pieces of a changed file that parse and teach what the file teaches: runs of statements
 * around each change that comes out as its author made it, with the imports they use and what looks
 * alike. Where no pieces teach just the same, the whole file if it is small, else pieces in which the
 * rules give the changes back; nothing where there are none.
 * @param file as the example was read from it
 */
export async function excerptOf(
  file: FileChange,
  example: Example,
  rules: readonly Rule[],
  reading: Reading,
): Promise<FileChange | undefined> {
  const excerpting = new Excerpting(file, example, rules, reading);
  const wanted = taughtBy(example);
  const small = await excerpting.pieces();
  if (small && (await excerpting.teaches(small, wanted))) return small;
  const large = small && (await excerpting.outerPieces());
  if (large && (await excerpting.teaches(large, wanted))) return large;
  const { whole } = prove(rules, example);
  const isSmall = Math.max(file.before?.length ?? 0, file.after?.length ?? 0) <= MAX_WHOLE;
  if (isSmall && (whole.length > 0 || rules.some(({ top }) => top))) return file;
  return large ?? small;
}

/** The rules that an example teaches by itself. */
function taughtBy(example: Example): string {
  return learnRules([example])
    .clusters.map(({ rule }) => JSON.stringify([ruleKey(rule), rule.verbatim, unnamed(rule)]))
    .sort()
    .join('\n');
}

const unnamed = ({ holes }: Rule) => holes.map((hole) => ({ ...hole, name: '' }));

class Excerpting {
  constructor(
    private readonly file: FileChange,
    private readonly example: Example,
    private readonly rules: readonly Rule[],
    private readonly reading: Reading,
  ) {}

  private keys: { lesson: Lesson; key: string }[] | undefined;

  async pieces(): Promise<FileChange | undefined> {
    const { whole } = prove(this.rules, this.example);
    const pieces: Piece[] = [];
    for (const change of whole.slice(0, MAX_CHANGES)) {
      if (pieces.some((piece) => holds(piece, this.ownPiece(change)))) continue;
      const piece = await this.smallest(change);
      if (piece === undefined) return undefined;
      pieces.push(piece);
      if (lengthOf(pieces) > MAX_PIECES) break;
    }
    if (pieces.length === 0 || lengthOf(pieces) > MAX_PIECES) return undefined;
    return this.withLeftAlone(outermost(pieces));
  }

  /** The outermost statements around the changes. */
  async outerPieces(): Promise<FileChange | undefined> {
    const { whole } = prove(this.rules, this.example);
    const pieces = whole.slice(0, MAX_CHANGES).map((change) => this.outermostAround(change));
    const joint = outermost(pieces.filter((piece) => piece !== undefined));
    return joint.length === 0 || lengthOf(joint) > MAX_PIECES
      ? undefined
      : this.withLeftAlone(joint);
  }

  async teaches(excerpt: FileChange, wanted: string): Promise<boolean> {
    const read = await this.reading.example(excerpt);
    return read !== undefined && taughtBy(read) === wanted;
  }

  /** The outermost statement, or where all of the file would be that, what is next to it. */
  private outermostAround(change: Change): Piece | undefined {
    const { before } = this.example.versions;
    return [...this.around(change)]
      .filter(({ before: [from, to] }) => {
        return to - from < before.text.trim().length;
      })
      .at(-1);
  }

  /**
   * The smallest run around a change that teaches all that the change does. Without one, the smallest
   * in which the rules give the change back.
   */
  private async smallest(change: Change): Promise<Piece | undefined> {
    let proving: Piece | undefined;
    for (const piece of this.around(change)) {
      const read = await this.proved(this.withPieces([piece]));
      if (read === undefined || read.whole.length === 0) continue;
      if (this.teachesAll(read.example, [piece])) return piece;
      proving ??= piece;
    }
    return proving;
  }

  private teachesAll(read: Example, pieces: readonly Piece[]): boolean {
    const told = new Set(read.lessons.map(keyOf));
    return this.keysIn(pieces).every((key) => told.has(key));
  }

  /** What the lessons tell that lie in pieces. */
  private keysIn(pieces: readonly Piece[]): string[] {
    const { start, end } = this.example.versions.before;
    const isIn = ({ region: { before } }: Lesson, [from, to]: readonly [number, number]): boolean =>
      start[before[0]!]! >= from && end[before.at(-1)!]! <= to;
    this.keys ??= this.example.lessons.map((lesson) => ({ lesson, key: keyOf(lesson) }));
    return this.keys
      .filter(({ lesson }) => pieces.some((piece) => isIn(lesson, piece.before)))
      .map(({ key }) => key);
  }

  /** As small with what looks alike and was left alone, unless that spoils what the pieces teach. */
  private async withLeftAlone(pieces: readonly Piece[]): Promise<FileChange | undefined> {
    const plain = this.withPieces(pieces);
    const read = await this.proved(plain);
    if (read === undefined || read.whole.length === 0) return undefined;
    const alike = await leftAlone(this.example, pieces, (text) =>
      this.reading.parses(this.file.path, text),
    );
    if (alike.length === 0) return plain;
    const more = this.withPieces(pieces, alike);
    const again = await this.proved(more);
    if (again === undefined || again.whole.length < read.whole.length) return plain;
    const told = new Set(again.example.lessons.map(keyOf));
    return read.example.lessons.every((lesson) => told.has(keyOf(lesson))) ? more : plain;
  }

  /** A piece as an example of its own, where it parses and the rules spoil nothing of it. */
  private async proved(excerpt: FileChange) {
    const example = await this.reading.example(excerpt);
    if (example === undefined) return undefined;
    const { before, after } = example.versions;
    const { versions } = this.example;
    const mayFail = versions.before.errors + versions.after.errors > 0;
    if (before.errors + after.errors > 0 && !mayFail) return undefined;
    const { whole, failing } = prove(this.rules, example);
    return failing.size > 0 ? undefined : { example, whole };
  }

  private ownPiece({ before, after, chain }: Change): Piece {
    const { versions } = this.example;
    const around = chain[0] ?? { before: 0, after: 0 };
    return {
      before: stretch(versions.before, before) ?? stretch(versions.before, [around.before])!,
      after: stretch(versions.after, after) ?? stretch(versions.after, [around.after])!,
    };
  }

  /** Runs of whole statements that hold a change, from small to large. */
  private *around(change: Change): Generator<Piece> {
    const { before, after } = this.example.versions;
    const { chain, slot } = change;
    const runs = [
      { before: change.before, after: change.after, at: 0 },
      ...chain.map((pair, index) => ({
        before: [pair.before],
        after: [pair.after],
        at: index + 1,
      })),
    ];
    for (const run of runs) {
      const parent = chain[run.at];
      const isStatement =
        parent === undefined ||
        before.parent[parent.before]! < 0 ||
        isBody(kindOf(before, parent.before));
      if (!isStatement) continue;
      const [left, right] = [stretch(before, run.before), stretch(after, run.after)];
      if (left !== undefined && right !== undefined) yield { before: left, after: right };
      if (run.at > 0 || parent === undefined) continue;
      for (const by of [1, 2]) {
        const [old, now] = [
          widened(before, parent.before, slot.before, by),
          widened(after, parent.after, slot.after, by),
        ];
        if (old !== undefined && now !== undefined) yield { before: old, after: now };
      }
    }
  }

  /** @param alike texts that are the same on both sides */
  private withPieces(pieces: readonly Piece[], alike: readonly string[] = []): FileChange {
    const { before, after } = this.example.versions;
    const [old, now] = [
      pieces.map((piece) => dedented(before.text, piece.before)),
      pieces.map((piece) => dedented(after.text, piece.after)),
    ];
    const imports = importsFor(
      this.example.versions,
      pieces,
      [...old, ...now, ...alike].join('\n'),
    );
    return {
      ...this.file,
      before: joined([...imports.before, ...old, ...alike]),
      after: joined([...imports.after, ...now, ...alike]),
    };
  }
}

const joined = (texts: readonly string[]): string => `${texts.join('\n')}\n`;

function stretch(tree: FlatTree, nodes: readonly number[]): [number, number] | undefined {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : [tree.start[first]!, tree.end[last]!];
}

/** The run of a slot with so many of its neighbours on each side. */
function widened(
  tree: FlatTree,
  parent: number,
  [from, to]: [number, number],
  by: number,
): [number, number] | undefined {
  return stretch(tree, comparedChildren(tree, parent).slice(Math.max(0, from - by), to + by));
}

const holds = (outer: Piece, inner: Piece): boolean =>
  outer.before[0] <= inner.before[0] &&
  outer.before[1] >= inner.before[1] &&
  outer.after[0] <= inner.after[0] &&
  outer.after[1] >= inner.after[1];

/** The pieces in the order of the text; what overlaps is put together. */
function outermost(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of [...pieces].sort(
    (a, b) => a.before[0] - b.before[0] || a.after[0] - b.after[0],
  )) {
    const last = result.at(-1);
    const meets = last && (piece.before[0] < last.before[1] || piece.after[0] < last.after[1]);
    if (!meets) result.push(piece);
    else {
      result[result.length - 1] = {
        before: [last.before[0], Math.max(last.before[1], piece.before[1])],
        after: [Math.min(last.after[0], piece.after[0]), Math.max(last.after[1], piece.after[1])],
      };
    }
  }
  return result;
}

const lengthOf = (pieces: readonly Piece[]): number =>
  Math.max(
    pieces.reduce((sum, { before: [from, to] }) => sum + to - from, 0),
    pieces.reduce((sum, { after: [from, to] }) => sum + to - from, 0),
  );

/** What a lesson tells, layout and names aside. */
function keyOf(lesson: Lesson): string {
  const rule = guarded(lesson);
  return JSON.stringify([
    ruleKey(rule),
    unnamed(rule),
    rule.places,
    rule.owner,
    rule.marks,
    rule.needs,
    rule.origins,
  ]);
}
