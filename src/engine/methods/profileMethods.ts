import { knownNames } from '../knownNames';
import type { EngineSession } from '../EngineSession';
import type { Methods } from '../Engine';

/** What the open folders' projects are. */
export function profileMethods(
  session: EngineSession,
): Methods<'profile' | 'detectAgain' | 'correctProfile' | 'knownNames'> {
  return {
    profile: ({ folder }, signal) => session.projects.project(folder, signal),
    detectAgain: ({ folder }, signal) => session.projects.detectAgain(folder, signal),
    correctProfile: async ({ folder, correction, withdrawn }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      const project = await session.learning.projects.correct(id, correction, withdrawn);
      session.emit('profiled', { folder, project });
      return project;
    },
    knownNames: async () => knownNames(session.options.settings),
  };
}
