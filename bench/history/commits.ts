import type { FileChange } from '../../src/core/types';
import { languageOfPath } from '../../src/detect/languages/languageOfPath';
import { readChange } from '../../src/engine/changes/changes';
import { listChanges } from '../../src/git/commits';
import type { Git } from '../../src/git/Git';
import { grammarOfFile } from '../../src/template/tree/languages/grammarNames';
import { hunksBetween, linesOf } from '../changes/lines';

/** What a person might learn from: larger commits do many things. */
const MAX_CODE_FILES = 5;
const MAX_CHANGED_LINES = 60;
/** So many times more commits are looked at than are wanted. */
const LOOKED_AT = 10;

/** A changed file of a language with a grammar, with both sides. */
export interface CodeFile extends FileChange {
  language: string;
  before: string;
  after: string;
}

export interface SmallCommit {
  sha: string;
  title: string;
  /** All that the product learns from. */
  files: FileChange[];
  code: CodeFile[];
}

/** The newest commits of a repository, without merges, that change a little code. */
export async function smallCommits(git: Git, wanted: number): Promise<SmallCommit[]> {
  const found: SmallCommit[] = [];
  for (const { sha, title, changes } of await listChanges(git, wanted * LOOKED_AT)) {
    if (found.length === wanted) break;
    const count = changes.filter(({ path }) => grammarOfPlainFile(path) !== undefined).length;
    if (count === 0 || count > MAX_CODE_FILES) continue;
    const { files } = await readChange(git, { kind: 'commit', folder: git.folder, sha });
    const code = files.filter(isCode);
    if (code.length > 0 && changedLines(files) <= MAX_CHANGED_LINES) {
      found.push({ sha, title, files, code });
    }
  }
  return found;
}

/** The grammar for a path, `undefined` where there is none. */
export function grammarOfPlainFile(path: string): string | undefined {
  const language = languageOfPath(path);
  return language === null ? undefined : grammarOfFile(path, language);
}

const isCode = (file: FileChange): file is CodeFile =>
  file.before !== null && file.after !== null && grammarOfPlainFile(file.path) !== undefined;

/** Of code alone: texts and data may change along. */
function changedLines(files: readonly FileChange[]): number {
  const counts = files
    .filter(({ path }) => grammarOfPlainFile(path) !== undefined)
    .flatMap(({ before, after }) =>
      hunksBetween(linesOf(before ?? ''), linesOf(after ?? '')).map(
        ({ from, to, lines }) => to - from + lines.length,
      ),
    );
  return counts.reduce((sum, count) => sum + count, 0);
}
