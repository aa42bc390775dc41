import { InvalidArgument } from '../../core/errors';
import type { CodeTemplate } from '../../core/types';
import { grammarOfFile, isMoreThanGrammar } from './languages/grammarNames';
import { type Body, rulesOf } from './rules/body';
import { bodyOf } from './rules/templates';
import { TemplateImports } from './sites/Imports';
import { Scanner } from './sites/Scanner';
import type { Parsers } from './syntax/Parsers';
import { TreeIndex } from './syntax/TreeIndex';

/** The checked body of a template, ready to be used. */
export interface Opened {
  hidden: CodeTemplate['hidden'];
  body: Body;
  imports: TemplateImports;
  scanner: Scanner;
}

/** Templates that are in use, each checked and made ready once, and the text that was last looked at. */
export class OpenTemplates {
  private readonly read = new WeakMap<object, Opened>();
  private lastIndex: { grammar: string; index: TreeIndex } | undefined;

  constructor(readonly parsers: Parsers) {}

  /** The checked body of a template with its scanner. Throws on a damaged template. */
  opened(template: CodeTemplate): Opened {
    const known = isObject(template.body) ? this.read.get(template.body) : undefined;
    const { hidden } = template;
    if (known !== undefined && known.hidden === hidden) return known;
    const body = bodyOf(template);
    const imports = new TemplateImports(body);
    const scanner = new Scanner(rulesOf(body), this.parsers.kinds, imports, new Set(hidden));
    const opened = { hidden, body, imports, scanner };
    if (isObject(template.body)) this.read.set(template.body, opened);
    return opened;
  }

  /**
   * The tree of a text; that of the last text is kept, since sites of one file come together.
   * `undefined` where the text is too large, or more than its grammar tells and has errors.
   */
  async indexOf(path: string, text: string, language: string): Promise<TreeIndex | undefined> {
    const grammar = grammarFor(path, language);
    const last = this.lastIndex;
    const isLast = last?.grammar === grammar && last.index.path === path;
    if (isLast && last.index.tree.text === text) return last.index;
    const tree = await this.parsers.parse(grammar, text);
    if (tree === undefined || (isMoreThanGrammar(path) && tree.errors > 0)) return undefined;
    const index = new TreeIndex(tree, path);
    this.lastIndex = { grammar, index };
    return index;
  }
}

/** The grammar by which a file of a language is read. Throws `InvalidArgument` where there is none. */
export function grammarFor(path: string, language: string): string {
  const grammar = grammarOfFile(path, language);
  if (grammar === undefined) throw new InvalidArgument(`There is no grammar for ${language}.`);
  return grammar;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
