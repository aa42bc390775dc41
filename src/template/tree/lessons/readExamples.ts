import type { FileChange } from '../../../core/types';
import { COMMENT, type FlatTree, has } from '../syntax/FlatTree';
import { grammarOfFile } from '../languages/grammarNames';
import { lessonsOf } from './lessons';
import { namesOf } from '../languages/names';
import { MAX_TEXT, type Parsers } from '../syntax/Parsers';
import { TreeIndex } from '../syntax/TreeIndex';
import { skippedLines } from './skippedLines';
import { differencesOf, type Edit, versionsOf } from './treeDiff';
import type { Example } from './Example';

export interface ReadExamples {
  examples: Example[];
  /** Places that differ. */
  edits: number;
  /** Why files and edits were left out. */
  reasons: string[];
}

/** Parses both versions of each file and finds what each of their edits tells. */
export async function readExamples(
  parsers: Pick<Parsers, 'parseVersions'>,
  language: string,
  files: readonly FileChange[],
): Promise<ReadExamples> {
  const result: ReadExamples = { examples: [], edits: 0, reasons: [] };
  for (const file of files) {
    const { path, before, after } = file;
    const grammar = grammarOfFile(path, file.language ?? language);
    if (grammar === undefined) result.reasons.push(`there is no grammar for ${path}`);
    else if (before === null)
      result.reasons.push(`${path} is new, so there is no code that was changed`);
    else if (after === null) result.reasons.push(`${path} was deleted`);
    else if (Math.max(before.length, after.length) > MAX_TEXT)
      result.reasons.push(`${path} is too long to learn from`);
    else await read(parsers, grammar, path, before, after, result);
  }
  return result;
}

async function read(
  parsers: Pick<Parsers, 'parseVersions'>,
  grammar: string,
  path: string,
  before: string,
  after: string,
  result: ReadExamples,
): Promise<void> {
  const trees = await parsers.parseVersions(grammar, before, after);
  if (trees === undefined) {
    result.reasons.push(`${path} cannot be parsed`);
    return;
  }
  const [left, right] = trees;
  const versions = versionsOf(path, left, right);
  const differences = differencesOf(versions);
  if (differences.edits.length === 0) {
    result.reasons.push(`only layout of ${path} changed`);
    return;
  }
  result.edits += differences.edits.length;
  const names = namesOf(left, left.grammar);
  const { lessons, refused, changes } = lessonsOf(versions, names, differences);
  for (const { change, reason } of refused)
    result.reasons.push(skippedLines(versions, change, reason));
  result.examples.push({
    versions,
    differences,
    names,
    changes,
    lessons,
    unlearned: refused.flatMap(({ change }) =>
      change.edits.flatMap((edit) => placeOfEdit(left, right, edit)),
    ),
    beforeIndex: new TreeIndex(left, path),
    afterIndex: new TreeIndex(right, path),
  });
}

/** The node at or in which an edit lies, none where only comments changed. */
function placeOfEdit(left: FlatTree, right: FlatTree, { before, after, chain }: Edit): number[] {
  const comments =
    before.every((node) => has(left, node, COMMENT)) &&
    after.every((node) => has(right, node, COMMENT));
  if (comments) return [];
  return [before[0] ?? chain[0]!.before];
}
