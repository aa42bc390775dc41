import path from 'node:path';
import { childrenOf, type FlatTree, kindOf } from '../../src/template/tree/syntax/FlatTree';
import { isImport } from '../../src/template/tree/languages/kinds';
import { grammarOfFile } from '../../src/template/tree/languages/grammarNames';
import type { Parsers } from '../../src/template/tree/syntax/Parsers';
import { type ChangeRecord, readRecords } from '../changes/corpus';
import type { Pair } from './catalogue';
import { inHashOrder } from '../answers/inHashOrder';

/** Longer files would make a run take many minutes, and show nothing more. */
const LINES = { least: 20, most: 200 };
/** In how many files a pair is tried, and at how many places of each. */
const MAX_HOSTS = 4;
const MAX_PLACES = 3;

/** A pair within a file, and the file. */
export interface Embedded {
  pair: Pair;
  host: string;
}

/** Real files into which the two sides of a pair are put. */
export class Hosts {
  private readonly byGrammar = new Map<string, ChangeRecord[]>();

  /** @param corpus a folder with `changes.jsonl.gz` */
  constructor(
    corpus: string,
    private readonly parsers: Parsers,
  ) {
    for (const record of readRecords<ChangeRecord>(path.join(corpus, 'changes.jsonl.gz'))) {
      const lines = record.before.split('\n').length;
      const grammar = grammarOfFile(record.path, record.language);
      if (grammar === undefined || lines < LINES.least || lines > LINES.most) continue;
      this.byGrammar.set(grammar, [...(this.byGrammar.get(grammar) ?? []), record]);
    }
  }

  /**
   * Both sides of a pair in the same file at the same place, chosen by hash among those where they
   * parse; `undefined` where there is none.
   * @param role tells one use of a pair from another
   * @param taken identities of files that must not be taken
   */
  async embed(pair: Pair, role: string, taken: readonly string[]): Promise<Embedded | undefined> {
    const grammar = grammarOfFile(pair.path, pair.language);
    if (grammar === undefined) return undefined;
    const hosts = (this.byGrammar.get(grammar) ?? []).filter(({ id }) => !taken.includes(id));
    const hasImports = await this.hasImports(grammar, pair);
    for (const host of inHashOrder(hosts, `${role} ${pair.id}`).slice(0, MAX_HOSTS)) {
      const tree = await this.parsers.parse(grammar, host.before);
      if (tree === undefined || tree.errors > 0) continue;
      const places = hasImports ? [belowImports(tree)] : inHashOrder(betweenBlocks(tree), pair.id);
      for (const place of places.slice(0, MAX_PLACES)) {
        const embedded = put(pair, host.before, place);
        if (await this.parses(grammar, embedded)) return { pair: embedded, host: host.id };
      }
    }
    return undefined;
  }

  private async hasImports(grammar: string, { before, after }: Pair): Promise<boolean> {
    const trees = [
      await this.parsers.parse(grammar, before),
      await this.parsers.parse(grammar, after),
    ];
    return trees.some((tree) => tree !== undefined && importsOf(tree).length > 0);
  }

  private async parses(grammar: string, { before, after }: Pair): Promise<boolean> {
    const [old, now] = [
      await this.parsers.parse(grammar, before),
      await this.parsers.parse(grammar, after),
    ];
    return old?.errors === 0 && now?.errors === 0;
  }
}

function put(pair: Pair, text: string, place: number): Pair {
  const within = (part: string) =>
    `${text.slice(0, place)}${withoutFrame(part)}\n\n${text.slice(place)}`;
  return { ...pair, before: within(pair.before), after: within(pair.after) };
}

/** A text without that with which only a file begins or ends. */
const withoutFrame = (text: string) =>
  text
    .replace(/^\s*<\?php[^\S\n]*\n?/, '')
    .replace(/\?>\s*$/, '')
    .replace(/^\s*package \w+\n/, '')
    .trim();

const importsOf = (tree: FlatTree) =>
  childrenOf(tree, 0).filter((node) => isImport(kindOf(tree, node)));

/** The line after the last import, so that imports join imports. */
function belowImports(tree: FlatTree): number {
  const last = importsOf(tree).at(-1);
  if (last === undefined) return betweenBlocks(tree)[0] ?? tree.text.length;
  const end = tree.text.indexOf('\n', tree.end[last]! - 1);
  return end < 0 ? tree.text.length : end + 1;
}

/** Beginnings of the outermost nodes above which a line is empty; else the end, which one block has too. */
function betweenBlocks(tree: FlatTree): number[] {
  const { text } = tree;
  const starts = childrenOf(tree, 0).map((node) => tree.start[node]!);
  const places = starts.filter((start) => text.slice(0, start).endsWith('\n\n'));
  if (places.length > 0) return places;
  return text.endsWith('\n') && !/\?>\s*$/.test(text) ? [text.length] : [];
}
