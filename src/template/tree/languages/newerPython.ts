import {
  childrenOf,
  COMMENT,
  type FlatTree,
  has,
  kindOf,
  NAMED,
  partsOf,
  textOf,
} from '../syntax/FlatTree';
import type { SyntaxUse } from './SyntaxUse';

/** Nodes that only newer versions parse, by kind. */
const BY_KIND: Readonly<Record<string, { sample: string; since: string }>> = {
  named_expression: { sample: 'x := y', since: '3.8' },
  positional_separator: { sample: 'def f(a, /)', since: '3.8' },
  match_statement: { sample: 'match x:', since: '3.10' },
  type_parameter: { sample: 'def f[T]()', since: '3.12' },
  type_alias_statement: { sample: 'type X = Y', since: '3.12' },
};

const WHOLE_GRAMMAR = '3.12';

/** What a Python text uses that not every version of Python 3 parses. */
export function pythonSyntax(tree: FlatTree): SyntaxUse[] {
  const found: SyntaxUse[] = [];
  const add = (node: number, sample: string, since: string): void => {
    found.push({ sample, since, start: tree.start[node]!, end: headEnd(tree, node) });
  };
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    const known = BY_KIND[kind];
    if (known) add(node, known.sample, known.since);
    else if (kind === 'except_clause' && isGroup(tree, node)) add(node, 'except*', '3.11');
    else if (kind === 'with_clause' && isParenthesised(tree, node))
      add(node, 'with (a as b, c as d):', '3.9');
    else if (kind === 'string') found.push(...fString(tree, node));
    else found.push(...noCode(tree, node, kind));
  }
  return found;
}

/** What the grammar takes and Python does not: a block without a statement, an argument that is late. */
function noCode(tree: FlatTree, node: number, kind: string): SyntaxUse[] {
  if (kind === 'block' && childrenOf(tree, node).every((child) => has(tree, child, COMMENT))) {
    const start = tree.start[tree.parent[node]!]!;
    const rest = /\S|$/.exec(tree.text.slice(tree.end[node]))!.index;
    return [{ sample: 'def f():', start, end: tree.end[node]! + rest }];
  }
  if (kind !== 'argument_list') return [];
  let named = false;
  for (const child of partsOf(tree, node)) {
    const part = kindOf(tree, child);
    if (part === 'keyword_argument' || part === 'dictionary_splat') named = true;
    else if (named && has(tree, child, NAMED) && part !== 'list_splat')
      return [{ sample: 'f(a=x, y)', start: tree.start[node]!, end: tree.end[node]! }];
  }
  return [];
}

/** A statement is newer because of how it begins, not because of what is within it. */
function headEnd(tree: FlatTree, node: number): number {
  const line = tree.text.indexOf('\n', tree.start[node]);
  return line < 0 ? tree.end[node]! : Math.min(tree.end[node]!, line);
}

function isGroup(tree: FlatTree, node: number): boolean {
  return /^except\s*\*/.test(tree.text.slice(tree.start[node], tree.start[node]! + 100));
}

function isParenthesised(tree: FlatTree, node: number): boolean {
  const [first] = childrenOf(tree, node);
  const named = (child: number): boolean => kindOf(tree, child) === 'with_item';
  return (
    first !== undefined &&
    textOf(tree, first) === '(' &&
    childrenOf(tree, node).some((item) => named(item) && / as\s/.test(textOf(tree, item)))
  );
}

/** Before 3.12 an f-string was a string first: its own marks, backslashes and comments ended it. */
function fString(tree: FlatTree, node: number): SyntaxUse[] {
  const [opening, ...parts] = childrenOf(tree, node);
  const mark = opening === undefined ? '' : textOf(tree, opening);
  if (!/f/i.test(mark)) return [];
  const quote = mark.replace(/^\w+/, '');
  const all = { start: tree.start[node]!, end: tree.end[node]! };
  const uses: SyntaxUse[] = [{ sample: 'f"{x}"', since: '3.6', ...all }];
  for (const part of parts) {
    if (kindOf(tree, part) !== 'interpolation') continue;
    const sample = newerPart(tree, part, quote);
    if (sample) uses.push({ sample, since: WHOLE_GRAMMAR, ...all });
  }
  return uses;
}

/** What in the braces of an f-string only newer versions parse, as a sample. */
function newerPart(tree: FlatTree, part: number, quote: string): string | undefined {
  const text = textOf(tree, part);
  if (text.includes(quote)) return 'f"{x["a"]}"';
  if (quote.length === 1 && /[\r\n]/.test(text)) return 'f"{⏎}"';
  for (let node = part; node < part + tree.size[part]!; node++) {
    if (has(tree, node, COMMENT)) return 'f"{x # …}"';
  }
  return expressionTexts(tree, part).some((own) => own.includes('\\'))
    ? String.raw`f"{'\n'}"`
    : undefined;
}

/** The text of an interpolation without that of its format, in which backslashes were always allowed. */
function expressionTexts(tree: FlatTree, part: number): string[] {
  const texts: string[] = [];
  let from = tree.start[part]!;
  for (const child of childrenOf(tree, part)) {
    if (kindOf(tree, child) !== 'format_specifier') continue;
    texts.push(tree.text.slice(from, tree.start[child]));
    from = tree.end[child]!;
    for (const inner of childrenOf(tree, child)) {
      if (kindOf(tree, inner) === 'format_expression') texts.push(textOf(tree, inner));
    }
  }
  return [...texts, tree.text.slice(from, tree.end[part])];
}
