import type { LibraryApi } from '../api/LibraryApi';
import type { Methods } from './Methods';
import type { EngineSession } from '../session/EngineSession';
import { asDiskPath } from '../session/EngineSession';

/** Maintenance of the library as a whole: what it holds, backups, and forgetting all. */
export function libraryMethods(session: EngineSession): Methods<keyof LibraryApi> {
  return {
    libraryCounts: () => session.library.counts(),
    exportBackup: async ({ file }, signal) => {
      await session.library.writeBackup(asDiskPath(file), signal);
      return session.library.counts();
    },
    restoreBackup: async ({ file, insteadOfLost }, signal) => {
      const path = asDiskPath(file);
      const { damaged } = await session.library.restoreBackup(path, signal, { insteadOfLost });
      if (damaged > 0) session.log('warn', `${damaged} damaged lines of ${file} were left out.`);
      return session.library.counts();
    },
    libraryLoss: async () => (await session.library.loss()) ?? null,
    startLibraryAnew: () => session.library.startAnew(),
    eraseLibrary: () => session.erase(),
  };
}
