import type { CancellationSignal } from '../core/ports';
import { throwIfCancelled } from './DetectionCancelled';
import type { FileEntry, Files } from './Files';
import { Names } from './Names';

/** All files of a project, listed once. */
export interface Survey {
  /** What all paths are relative to, with a trailing `/`; empty for the whole folder. */
  base: string;
  /** By path. */
  files: readonly FileEntry[];
  /** Their paths; the same object as long as no file comes or goes. */
  names: Names;
}

/** Lists the project's files. Throws `DetectionCancelled`. */
export async function survey(files: Files, signal: CancellationSignal): Promise<Survey> {
  const found = new Map<string, FileEntry>();
  for await (const file of files.list(signal)) {
    throwIfCancelled(signal);
    if (!found.has(file.path)) found.set(file.path, file);
  }
  throwIfCancelled(signal);
  return surveyOf('', [...found.values()]);
}

function surveyOf(base: string, files: FileEntry[]): Survey {
  // Sorted, so that what is read within the bounds does not depend on the order of a file system.
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { base, files, names: new Names(files.map(({ path }) => path)) };
}

/** Entries of some paths, in their order; what the survey does not have is left out. */
export function entriesAt({ files }: Survey, paths: readonly string[]): FileEntry[] {
  return paths.flatMap((path) => {
    const file = files[firstAtOrAfter(files, path)];
    return file?.path === path ? file : [];
  });
}

/**
 * The part of a survey that lies in a folder, as a survey of its own; nothing is listed again.
 * @param folder relative to the survey, without a trailing `/`
 */
export function surveyBelow(whole: Survey, folder: string): Survey {
  const prefix = `${folder}/`;
  const inside = filesBelow(whole, folder).map((file) => ({
    ...file,
    path: file.path.slice(prefix.length),
  }));
  return surveyOf(whole.base + prefix, inside);
}

/** Files of a survey that lie in a folder, found without looking at all of them. */
export function filesBelow({ files }: Survey, folder: string): readonly FileEntry[] {
  // `0` is the character after `/`.
  return files.slice(firstAtOrAfter(files, `${folder}/`), firstAtOrAfter(files, `${folder}0`));
}

/** Position of the first path that does not come before another; `files` are sorted. */
function firstAtOrAfter(files: readonly FileEntry[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = files[middle];
    if (at !== undefined && at.path < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The survey after some files changed: an entry for what is there now, `undefined` for what is gone.
 * Without a file that came or went, `names` stays the same object.
 */
export function surveyAfter(
  before: Survey,
  changes: ReadonlyMap<string, FileEntry | undefined>,
): Survey {
  const { names } = before;
  const came = [...changes.values()].filter((now) => now !== undefined && !names.has(now.path));
  const went = [...changes].some(([path, now]) => !now && names.has(path));
  const kept = before.files.flatMap((file) =>
    changes.has(file.path) ? (changes.get(file.path) ?? []) : file,
  );
  if (came.length === 0 && !went) return { ...before, files: kept };
  return surveyOf(before.base, [...kept, ...came.filter((file) => file !== undefined)]);
}
