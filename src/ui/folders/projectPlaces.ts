import type { WorkspaceFolder } from 'vscode';
import type { Project } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';

/** A project of a folder. */
export interface ProjectPlace {
  project: Project;
  /** A path in it, relative to the folder, by which the engine is asked for it; none for the folder's own. */
  path?: string;
}

/** The folder's own project first, then its packages that differ from it. */
export async function projectPlaces(
  api: EngineApi,
  folder: WorkspaceFolder,
): Promise<ProjectPlace[]> {
  const projects = await api.projectsIn({ folder: folder.uri.fsPath });
  const root = projects[0];
  return projects.map((project) => {
    if (!root || project.id === root.id) return { project };
    const below = project.subPath.slice(root.subPath ? root.subPath.length + 1 : 0);
    return { project, path: `${below}/.` };
  });
}
