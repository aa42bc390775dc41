import { SCAFFOLDS } from '../data/unwritten';
import { folderPrefix } from '../manifests/Manifest';
import type { Survey } from '../survey';

/** Tells of a path whether the tool of a framework put it there. */
export function scaffoldsIn({ names }: Survey): (path: string) => boolean {
  const made = names.once('scaffolds', (paths) =>
    SCAFFOLDS.flatMap(({ manifest, made: pattern }) =>
      paths
        .filter((path) => path === manifest || path.endsWith(`/${manifest}`))
        .map((path) => ({ folder: folderPrefix(path), pattern })),
    ),
  );
  return (path) =>
    made.some(
      ({ folder, pattern }) => path.startsWith(folder) && pattern.test(path.slice(folder.length)),
    );
}
