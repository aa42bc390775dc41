import type { CommitMarks, FileMarks, Mark } from './CommitMarks';

/**
 * The marks of commits that still stand: neither was a later edit of the same file their inverse,
 * nor are they themselves the inverse of an earlier one. A file that changed from and to the same
 * objects twice counts once.
 * @param commits newest first
 */
export function standingMarks(commits: readonly CommitMarks[]): Mark[] {
  const open = new Map<string, Map<number, { file: FileMarks; change: number }[]>>();
  const gone = new Map<FileMarks, Set<number>>();
  const remove = (file: FileMarks, change: number) =>
    gone.set(file, (gone.get(file) ?? new Set()).add(change));
  for (const commit of [...commits].reverse()) {
    for (const file of commit.files) {
      const pending = open.get(file.change.path) ?? new Map<number, never[]>();
      open.set(file.change.path, pending);
      const fresh: { file: FileMarks; change: number; did: number }[] = [];
      for (const [change, [did, undoes]] of file.changes.entries()) {
        const undone = pending.get(undoes)?.pop();
        if (undone === undefined) fresh.push({ file, change, did });
        else {
          remove(undone.file, undone.change);
          remove(file, change);
        }
      }
      for (const { did, ...each } of fresh) {
        pending.set(did, [...(pending.get(did) ?? []), each]);
      }
    }
  }
  const seen = new Set<string>();
  return commits.flatMap((commit) =>
    commit.files.flatMap((file) => {
      const { path, oldId, newId } = file.change;
      const key = `${path} ${oldId} ${newId}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const lost = gone.get(file);
      return file.lessons
        .filter(({ changes }) => lost === undefined || !changes.some((each) => lost.has(each)))
        .map((lesson) => ({ commit, file, lesson }));
    }),
  );
}
