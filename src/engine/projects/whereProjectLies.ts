import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../../core/types';
import { identityOf } from '../../git/repository';

/** A project's files: those of a folder, or of a package below it. */
export interface ProjectLocation {
  /** Absolute path. */
  folder: string;
  /** Where the project lies in it, with `/`; empty where the folder is the project's own. */
  below: string;
}

/**
 * The first of some folders in which a project lies now. A folder may be gone, or have become the
 * checkout of something else, since the project was seen there.
 */
export async function whereProjectLies(
  project: Pick<Project, 'repoUrl' | 'subPath'>,
  folders: Iterable<string>,
): Promise<ProjectLocation | undefined> {
  for (const folder of folders) {
    if (!(await isFolder(folder))) continue;
    const { repoUrl, subPath } = await identityOf(folder);
    const below = repoUrl === project.repoUrl ? belowOf(subPath, project.subPath) : undefined;
    if (below === undefined || !(await isFolder(path.join(folder, below)))) continue;
    return { folder, below };
  }
  return undefined;
}

/** The rest of a path after that of a folder that it lies in; `undefined` where it lies elsewhere. */
function belowOf(folder: string, inside: string): string | undefined {
  if (folder === '' || folder === inside) return folder === inside ? '' : inside;
  return inside.startsWith(`${folder}/`) ? inside.slice(folder.length + 1) : undefined;
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}
