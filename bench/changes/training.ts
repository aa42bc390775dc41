import { grammarOfFile, related } from '../../src/template/tree/languages/grammarNames';
import type { FileChange } from '../../src/core/types';
import type { ChangeRecord } from './corpus';

/**
 * What a record may be learned from: all of its kind outside of its repository; where the kind has one
 * repository only, outside of its commit.
 */
export function trainingFor(
  record: ChangeRecord,
  all: readonly ChangeRecord[],
  isSeparate: boolean,
): ChangeRecord[] {
  const kind = all.filter((other) => other.kind === record.kind && other.id !== record.id);
  const repos = new Set(kind.map(({ repo }) => repo));
  repos.add(record.repo);
  const others = kind.filter((other) =>
    isSeparate || repos.size > 1 ? other.repo !== record.repo : other.commit !== record.commit,
  );
  const fitting = others.filter((other) => fits(other, record));
  return fitting;
}

/** A template is of one language; relatives count as one, and languages without a grammar do too. */
function fits(a: ChangeRecord, b: ChangeRecord): boolean {
  const [left, right] = [grammarOfFile(a.path, a.language), grammarOfFile(b.path, b.language)];
  if (left === undefined || right === undefined) return left === right;
  return related(left, right);
}

/** The record with the fewest changed lines, the first of equals. */
export function smallest(records: readonly ChangeRecord[]): ChangeRecord | undefined {
  return records.reduce<ChangeRecord | undefined>(
    (best, record) =>
      best === undefined || record.changed_lines < best.changed_lines ? record : best,
    undefined,
  );
}

export const asFileChange = ({ path, language, before, after }: ChangeRecord): FileChange => ({
  path,
  language,
  before,
  after,
});
