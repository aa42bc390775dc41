import { type FlatTree, childrenOf, kindOf, textOf } from '../syntax/FlatTree';
import type { SyntaxUse } from './SyntaxUse';

/** Nodes that only newer versions parse, by kind. */
const BY_KIND: Readonly<Record<string, { sample: string; since: string }>> = {
  switch_expression: { sample: 'x switch { … }', since: '8' },
  range_expression: { sample: 'x..y', since: '8' },
  implicit_object_creation_expression: { sample: 'new()', since: '9' },
  record_declaration: { sample: 'record X', since: '9' },
  negated_pattern: { sample: 'x is not y', since: '9' },
  and_pattern: { sample: 'x is > 1 and < 9', since: '9' },
  or_pattern: { sample: 'x is 1 or 2', since: '9' },
  relational_pattern: { sample: 'x is > 1', since: '9' },
  with_expression: { sample: 'x with { … }', since: '9' },
  file_scoped_namespace_declaration: { sample: 'namespace X;', since: '10' },
  list_pattern: { sample: 'x is [1, 2]', since: '11' },
  raw_string_literal: { sample: '"""…"""', since: '11' },
};

/** What a C# text uses that not every version of C# since 7.3 parses. */
export function csharpSyntax(tree: FlatTree): SyntaxUse[] {
  const found: SyntaxUse[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    const span = { start: tree.start[node]!, end: tree.end[node]! };
    const known = BY_KIND[kind];
    if (known) found.push({ ...known, ...span });
    else if (kind === 'assignment_expression' && hasPart(tree, node, '??='))
      found.push({ sample: 'x ??= y', since: '8', ...span });
    else if (kind === 'interpolated_string_expression') {
      const text = textOf(tree, node);
      if (/^\$+"""/.test(text)) found.push({ sample: '$"""…"""', since: '11', ...span });
      else if (text.startsWith('$"') && hasBrokenHole(tree, node))
        found.push({ sample: '$"{⏎}"', since: '11', ...span });
    }
  }
  return found;
}

/** Whether the braces of a string hold a line break, which was the end of it. */
function hasBrokenHole(tree: FlatTree, node: number): boolean {
  return childrenOf(tree, node).some(
    (child) => kindOf(tree, child) === 'interpolation' && /[\r\n]/.test(textOf(tree, child)),
  );
}

const hasPart = (tree: FlatTree, node: number, text: string): boolean =>
  childrenOf(tree, node).some((child) => textOf(tree, child) === text);
