import type { SourceFile } from '../../core/ports';
import type { Proposal } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import { filesOfCommit } from '../../git/commits';
import { ObjectReader } from '../../git/ObjectReader';
import type { ChangeSource } from '../api/LearningApi';
import type { EngineSession } from '../session/EngineSession';
import type { WildFiles } from '../templates/inTheWild';
import type { Templates } from '../../template/Templates';

/** Of a larger project so many files stand for all. */
const MAX_FILES = 2_000;
const MAX_FILE_BYTES = 200 * 1024;
const BATCH = 50;

/** The files of a language in a folder as they are after a change: in its commit, or on disk. */
export function filesAfter(
  session: EngineSession,
  source: ChangeSource,
  { files: changed }: Pick<Proposal, 'files'>,
  language: string,
  signal: AbortSignal,
): WildFiles {
  const after = new Map(changed.map((file) => [file.path, file.after ?? '']));
  let listed: Promise<Listed[]> | undefined;
  const list = () =>
    (listed ??= (source.kind === 'commit' ? listCommit : listDisk)(session, source, signal).then(
      (all) =>
        all.filter(({ path }) => isAlike(path, language, session.learner)).slice(0, MAX_FILES),
    ));
  return {
    total: async () => (await list()).length,
    async *batches() {
      const all = await list();
      const read = reader(session, source, signal);
      try {
        for (let from = 0; from < all.length; from += BATCH) {
          signal.throwIfAborted();
          yield await read.texts(all.slice(from, from + BATCH), after);
        }
      } finally {
        read.close();
      }
    },
  };
}

interface Listed {
  path: string;
  /** Of a file in a commit. */
  id?: string;
}

function isAlike(path: string, language: string, learner: Templates): boolean {
  return learner.mayFit(language, path) ?? languageOfPath(path) === language;
}

async function listCommit(
  session: EngineSession,
  source: ChangeSource,
  signal: AbortSignal,
): Promise<Listed[]> {
  if (source.kind !== 'commit') return [];
  return filesOfCommit(session.gitOf(source.folder), source.sha, signal);
}

async function listDisk(
  session: EngineSession,
  { folder }: ChangeSource,
  signal: AbortSignal,
): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const { path } of session.filesOf(folder).list(signal)) found.push({ path });
  return found;
}

/** Reads files; those that were changed are as the change made them. */
function reader(session: EngineSession, { kind, folder }: ChangeSource, signal: AbortSignal) {
  const objects = kind === 'commit' ? new ObjectReader(session.gitOf(folder), signal) : undefined;
  const disk = session.filesOf(folder);
  return {
    async texts(files: readonly Listed[], after: ReadonlyMap<string, string>) {
      const others = files.filter(({ path }) => !after.has(path));
      const ids = others.map(({ id }) => id ?? '');
      const contents = objects
        ? (await objects.read(ids, MAX_FILE_BYTES)).map((content) => content?.toString('utf8'))
        : await Promise.all(others.map(({ path }) => disk.read(path, MAX_FILE_BYTES)));
      const texts = new Map(others.map(({ path }, index) => [path, contents[index]]));
      return files.flatMap(({ path }): SourceFile[] => {
        const text = after.get(path) ?? texts.get(path);
        return text === undefined ? [] : [{ path, text }];
      });
    },
    close: () => objects?.close(),
  };
}
