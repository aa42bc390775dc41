import { hashText } from '../../../core/identity';
import type { EditMarks, LessonMark } from '../../Templates';
import { type FlatTree, isWithin } from '../syntax/FlatTree';
import { familyOf, grammarOfFile } from '../languages/grammarNames';
import type { Lesson } from '../lessons/Lesson';
import { isTrivial } from './mineTrivial';
import { isHole, isInner, isLiteral, isRest, type Pattern, type Rule } from '../rules/Pattern';
import { changeOf } from '../rules/changeOf';
import type { Edit, Versions } from '../lessons/treeDiff';
import type { Example } from '../lessons/Example';

/** Below this depth two edits may differ and still have one shape. */
const DEPTH = 3;
const MAX_CHANGES = 200;
const MAX_LESSONS = 60;

/** The marks of a file that was read. Files that changed in more places are marked in part. */
export function marksOf(example: Example, language: string): EditMarks {
  const { versions, differences, lessons } = example;
  const family = familyOfFile(versions.path, language);
  const edits = differences.edits.slice(0, MAX_CHANGES);
  const changes = edits.map(({ before, after }) => changeMarks(versions, before, after));
  const marks: LessonMark[] = [];
  for (const [at, lesson] of lessons.entries()) {
    if (marks.length === MAX_LESSONS) break;
    if (isTrivial(lesson)) continue;
    const own = [...edits.keys()].filter((index) => isPartOf(edits[index]!, lesson));
    own.push(changes.length);
    changes.push(changeMarks(versions, lesson.region.before, lesson.region.after));
    const change = changeOf(lesson.rule);
    marks.push({
      at,
      shape: numberOf(`${family} ${shapeOf(lesson.rule)} ${change}`),
      ...(change !== '>' && { words: numberOf(`${family} ${change}`) }),
      changes: own,
    });
  }
  return { changes, lessons: marks };
}

/** One name for all languages whose templates fit each other. */
function familyOfFile(path: string, language: string): string {
  const grammar = grammarOfFile(path, language) ?? language;
  return familyOf(grammar) ?? grammar;
}

function changeMarks(versions: Versions, before: number[], after: number[]): [number, number] {
  const [from, to] = [codeOf(versions.before, before), codeOf(versions.after, after)];
  return [numberOf(JSON.stringify([from, to])), numberOf(JSON.stringify([to, from]))];
}

/** The text of siblings without its white space. */
function codeOf(tree: FlatTree, nodes: readonly number[]): string {
  if (nodes.length === 0) return '';
  return tree.text.slice(tree.start[nodes[0]!], tree.end[nodes.at(-1)!]).replaceAll(/\s+/g, '');
}

function isPartOf({ before, chain }: Edit, { versions, region }: Lesson): boolean {
  const node = before[0] ?? chain[0]?.before;
  if (node === undefined) return false;
  return region.before.some((root) => isWithin(versions.before, node, root));
}

/** Both sides cut at some depth, names that can differ left out (d-caps, as in Revisar). */
function shapeOf(rule: Rule): string {
  const cut = (pattern: Pattern, depth: number): unknown => {
    if (isHole(pattern)) return '?';
    if (isRest(pattern)) return '*';
    if (isLiteral(pattern)) return [pattern.k, pattern.t];
    if (isInner(pattern) && depth > 0)
      return [pattern.k, pattern.c.map((child) => cut(child, depth - 1))];
    return pattern.k;
  };
  const side = (patterns: readonly Pattern[]) => patterns.map((pattern) => cut(pattern, DEPTH));
  return JSON.stringify([side(rule.before), side(rule.after)]);
}

/** 52 bits of a text's hash. */
const numberOf = (text: string) => Number.parseInt(hashText(text).slice(0, 13), 16);
