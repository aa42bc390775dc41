import { Language, Parser, type Tree } from '@vscode/tree-sitter-wasm';
import type { GrammarSource } from '../../Templates';
import { copyTree, type ParsedNode } from './copyTree';
import { editBetween } from './editBetween';
import type { FlatTree } from './FlatTree';
import { grammarTables, type GrammarTables } from './GrammarTables';
import { Kinds } from './Kinds';
import { parserMemory, startParser } from './parserModule';
import { scriptsOf } from './scripts';

/** Texts above this many UTF-16 units are not parsed. */
export const MAX_TEXT = 1 << 20;

interface Loaded {
  parser: Parser;
  tables: GrammarTables;
}

/** Parses texts with grammars that are loaded on first use, and frees what the parser allocates. */
export class Parsers {
  readonly kinds = new Kinds();
  /** How many texts were parsed so far. */
  parses = 0;
  private readonly grammars = new Map<string, Promise<Loaded>>();

  constructor(private readonly source: GrammarSource) {}

  /** Names of the grammars that were asked for so far. */
  get loaded(): string[] {
    return [...this.grammars.keys()];
  }

  /**
   * The tree of a text, `undefined` when it is too large. Of a file of markup it holds the code,
   * parsed with the grammar of its scripts, at its offsets in the file.
   * Rejects when the grammar cannot be read; the next call tries again.
   */
  async parse(grammar: string, text: string): Promise<FlatTree | undefined> {
    if (text.length > MAX_TEXT) return undefined;
    const scripts = scriptsOf(grammar, text);
    const { parser, tables } = await this.grammar(scripts.grammar);
    this.parses++;
    const tree = parser.parse(scripts.code);
    if (tree === null) return undefined;
    try {
      const copy = this.copy(tree.rootNode, scripts.code, tables);
      return { ...copy, text, ...(scripts.scripts && { scripts: scripts.scripts }) };
    } finally {
      tree.delete();
    }
  }

  /**
   * The trees of two versions of a text, as `parse` would give them; what both share is not parsed
   * twice. `undefined` when one of them is too large.
   */
  async parseVersions(
    grammar: string,
    before: string,
    after: string,
  ): Promise<[before: FlatTree, after: FlatTree] | undefined> {
    if (Math.max(before.length, after.length) > MAX_TEXT) return undefined;
    if ([before, after].some((text) => scriptsOf(grammar, text).scripts !== undefined)) {
      const [first, now] = [await this.parse(grammar, before), await this.parse(grammar, after)];
      return first && now && [first, now];
    }
    const { parser, tables } = await this.grammar(scriptsOf(grammar, after).grammar);
    this.parses += 2;
    const old = parser.parse(before);
    let now: Tree | null = null;
    try {
      if (old === null) return undefined;
      const first = this.copy(old.rootNode, before, tables);
      if (first.errors === 0) {
        old.edit(editBetween(before, after));
        now = parser.parse(after, old);
      }
      // How the parser gets over an error depends on what it parsed before.
      if (now === null || now.rootNode.hasError) {
        now?.delete();
        now = parser.parse(after);
      }
      return now === null ? undefined : [first, this.copy(now.rootNode, after, tables)];
    } finally {
      old?.delete();
      now?.delete();
    }
  }

  private grammar(name: string): Promise<Loaded> {
    const known = this.grammars.get(name);
    if (known !== undefined) return known;
    const loading = this.load(name);
    this.grammars.set(name, loading);
    loading.catch(() => this.grammars.delete(name));
    return loading;
  }

  private copy(node: ParsedNode, text: string, tables: GrammarTables): FlatTree {
    return copyTree(node, text, tables, this.kinds, parserMemory());
  }

  private async load(name: string): Promise<Loaded> {
    await startParser(() => this.source.wasm('tree-sitter'));
    const language = await Language.load(await this.source.wasm(name));
    const parser = new Parser();
    parser.setLanguage(language);
    return { parser, tables: grammarTables(name, language, this.kinds, parserMemory()) };
  }
}
