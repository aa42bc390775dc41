import type { CancellationSignal } from '../core/ports';
import { throwIfCancelled } from './DetectionCancelled';
import type { FileEntry, Files } from './Files';

/** All files of a project, listed once. */
export interface Survey {
  files: readonly FileEntry[];
  /** Paths for questions of presence. */
  paths: ReadonlySet<string>;
}

/** Lists the project's files. Throws `DetectionCancelled`. */
export async function survey(files: Files, signal: CancellationSignal): Promise<Survey> {
  const found: FileEntry[] = [];
  const paths = new Set<string>();
  for await (const file of files.list(signal)) {
    throwIfCancelled(signal);
    if (paths.has(file.path)) continue;
    paths.add(file.path);
    found.push(file);
  }
  throwIfCancelled(signal);
  // Sorted, so that what is read within the bounds does not depend on the order of a file system.
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: found, paths };
}
