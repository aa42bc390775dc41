import type { ProfileApi } from '../api/ProfileApi';
import { knownNames } from '../projects/knownNames';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';

/** Profiles of the open folders' projects, and their consent. */
export function profileMethods(session: EngineSession): Methods<keyof ProfileApi> {
  return {
    profile: ({ folder, path }, signal) => session.projects.project(folder, signal, path),
    projectsIn: ({ folder }, signal) => session.projects.projectsIn(folder, signal),
    detectAgain: ({ folder }, signal) => session.projects.detectAgain(folder, signal),
    filesChanged: ({ folder, paths }, signal) => {
      session.sites.filesChanged(folder, paths);
      return session.projects.filesChanged(folder, paths, signal);
    },
    correctProfile: async ({ folder, path, correction, withdrawn }, signal) => {
      const { id } = await session.projects.project(folder, signal, path);
      const project = await session.system.projects.correct(id, correction, withdrawn);
      await session.projects.tellAgain(folder);
      return project;
    },
    knownNames: async () => knownNames(session.options.settings),

    similarProjects: async ({ folder, ...options }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      return session.system.findSimilarProjects(id, options);
    },

    projectFolders: ({ projectIds }) =>
      Promise.all(projectIds.map((id) => session.projectFolders.of(id))),

    setConsent: async ({ folder, consent }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      const project = await session.system.projects.setConsent(id, consent);
      session.emit('profiled', { folder, project });
      return project;
    },
  };
}
