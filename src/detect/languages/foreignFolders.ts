import { MAYBE_VENDORED } from '../data/unwritten';
import { manifestParser } from '../manifests/parseManifest';

interface Sized {
  path: string;
  size: number;
  language: string;
}

/** A language with less of the project's own code than this is not one of its own. */
const MIN_OWN_SHARE = 0.05;
/** Of C and the like, which libraries of others come with as well. */
const NO_PACKAGE = /(?:^|\/)(?:CMakeLists\.txt|Dockerfile)$/;

/**
 * Tells whether others wrote a file. It lies in a folder that is usual for such files, has no manifest
 * of a package beside it, and its language is none of the rest of the project.
 * @param code all files of code that nothing else says that of
 * @param paths all files
 */
export function foreignFiles(
  code: readonly Sized[],
  paths: readonly string[],
): (file: Sized) => boolean {
  const folderOf = (path: string): string | undefined => MAYBE_VENDORED.exec(path)?.[0];
  const own = new Map<string, number>();
  let total = 0;
  for (const { path, size, language } of code) {
    if (folderOf(path) !== undefined || manifestParser(path)) continue;
    own.set(language, (own.get(language) ?? 0) + size);
    total += size;
  }
  if (total === 0 || !code.some(({ path }) => folderOf(path) !== undefined)) return () => false;
  const packages = new Set(
    paths.flatMap((path) => {
      const isManifest = !NO_PACKAGE.test(path) && manifestParser(path) !== undefined;
      return (isManifest && untilFolder(path)) || [];
    }),
  );
  return ({ path, language }) => {
    const folder = untilFolder(path);
    if (folder === undefined || packages.has(folder)) return false;
    return (own.get(language) ?? 0) < total * MIN_OWN_SHARE;
  };
}

/** A path up to the folder that `MAYBE_VENDORED` ends with. */
function untilFolder(path: string): string | undefined {
  const found = MAYBE_VENDORED.exec(path);
  return found ? path.slice(0, found.index + found[0].length) : undefined;
}
