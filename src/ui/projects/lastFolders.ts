import type { ProjectId } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';

/** Absolute path of the folder in which each project was open last, of those that were on this machine. */
export async function lastFolders(
  api: EngineApi,
  projectIds: ProjectId[],
): Promise<Map<ProjectId, string>> {
  const folders = await api.projectFolders({ projectIds });
  const last = folders.map(([folder], at) => [projectIds[at], folder?.path]);
  return new Map(last.filter((pair): pair is [ProjectId, string] => pair[1] !== undefined));
}
