import { indentationAt, lineEndingOf } from '../../shared/layout';
import type { FlatTree } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import { topOf } from './header';
import type { ImportLanguage, ImportStatement, NewLine, Target } from '../languages/Import';
import { groupsIn } from './importGroups';
import { comparedOf, ordersOf } from './importOrders';
import { hasBlankLine, isLineDone, lineEnd } from './lines';
import { type Spot, spotOf } from './spots';

/**
 * The insertions that put new lines among the imports of a block of a file.
 * @param doomed statements that go
 */
export function placed(
  lines: readonly NewLine[],
  target: Target,
  block: number,
  language: ImportLanguage,
  doomed: ReadonlySet<ImportStatement>,
): Replacement[] {
  const groups = groupsIn(target, block, language, doomed);
  const sorted = [...lines].sort((a, b) => compareLines(a, b, target, language));
  if (groups.length === 0)
    return lines.length === 0 ? [] : [atTop(sorted, target, block, language)];
  const merged = new Map<string, Spot & { texts: string[] }>();
  for (const line of sorted) {
    const spot = spotOf(line, groups, target, language);
    const key = `${spot.offset} ${spot.isBehind}`;
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { ...spot, texts: [line.text] });
    else same.texts.push(line.text);
  }
  return [...merged.values()].map((spot) => written(spot, target.tree));
}

function written(
  { offset, neighbour, isBehind, isApart, texts }: Spot & { texts: string[] },
  tree: FlatTree,
) {
  const { text } = tree;
  const ending = lineEndingOf(text);
  const indent = indentationAt(text, neighbour);
  const lines = texts.join(ending + indent);
  const gap = isApart ? ending : '';
  if (!isBehind) return { start: offset, end: offset, newText: `${lines}${ending}${gap}${indent}` };
  const isDone = isLineDone(text, offset);
  const start = isDone ? lineEnd(text, offset) : offset;
  const after = isDone ? '' : ending;
  return { start, end: start, newText: `${ending}${gap}${indent}${lines}${after}` };
}

/** In front of the code of a file that imports nothing. */
function atTop(
  lines: readonly NewLine[],
  { tree }: Target,
  block: number,
  language: ImportLanguage,
): Replacement {
  const { text } = tree;
  const ending = lineEndingOf(text);
  const { offset, isBehind } = topOf(tree, block, language);
  const indent = indentationAt(text, offset);
  const all = lines.map((line) => line.text).join(ending + indent);
  if (!isBehind) {
    return { start: offset, end: offset, newText: `${all}${ending}${ending}${indent}` };
  }
  const isDone = isLineDone(text, offset);
  const start = isDone ? lineEnd(text, offset) : offset;
  const rest = text.slice(start);
  const after =
    hasBlankLine(rest.slice(0, rest.search(/\S|$/))) || rest.trim() === '' ? '' : ending;
  const gap = isDone ? after : ending + after;
  return { start, end: start, newText: `${ending}${ending}${indent}${all}${gap}` };
}

function compareLines(a: NewLine, b: NewLine, target: Target, language: ImportLanguage): number {
  if (a.item === undefined || b.item === undefined) return 0;
  const [usual] = ordersOf(language);
  return usual!(
    comparedOf(a.item, a.text, target, language),
    comparedOf(b.item, b.text, target, language),
  );
}
