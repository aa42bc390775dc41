import path from 'node:path';

/**
 * The path of a file in a folder, with `/` on every system, as paths are kept.
 * @param folder absolute path.
 * @param file absolute path of something in the folder.
 * @param system the rules of the paths; this system's by default.
 */
export function pathBelow(
  folder: string,
  file: string,
  system: Pick<path.PlatformPath, 'relative' | 'sep'> = path,
): string {
  return system.relative(folder, file).split(system.sep).join('/');
}
