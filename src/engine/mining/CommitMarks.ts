import type { RawChange } from '../../git/commits';
import type { EditMarks } from '../../template/Templates';

/** The memory of a commit that was looked at: names of objects and numbers. */
export interface CommitMarks {
  sha: string;
  title: string;
  files: FileMarks[];
}

export interface FileMarks extends EditMarks {
  change: RawChange;
  language: string;
}

/** A place of a commit that may recur. */
export interface Mark {
  commit: CommitMarks;
  file: FileMarks;
  lesson: EditMarks['lessons'][number];
}

/** How often something was done. */
export interface Support {
  commits: number;
  places: number;
}

/** Counts marks: commits that are not the same, and places. */
export function supportOf(marks: readonly Pick<Mark, 'commit'>[]): Support {
  return { commits: new Set(marks.map(({ commit }) => commit.sha)).size, places: marks.length };
}

/** Two commits did it, or one did it in three places. */
export const isSupported = ({ commits, places }: Support) => commits >= 2 || places >= 3;
