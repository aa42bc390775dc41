import { setImmediate } from 'node:timers/promises';
import { listChanges, type RawChange } from '../../git/commits';
import type { FolderEncodings } from '../../files/encodingOf';
import type { Git } from '../../git/Git';
import { ObjectReader } from '../../git/ObjectReader';
import { type Candidate, candidatesOf, type Miner } from './candidates';
import { ChangedFiles, type ReadFile } from './ChangedFiles';
import { type CommitMarks, type FileMarks, supportOf } from './CommitMarks';
import { recurring } from './recurring';
import { revertedCommits } from './reverts';
import { standingMarks } from './standing';

export type ReportProgress = (done: number, total: number) => void;

/** At most so many candidates are worth to be looked at by a person. */
const MAX_CANDIDATES = 50;
/** Files that are read while others are looked at. */
const READ_TOGETHER = 40;

/**
 * The recurring edits of one folder's history. Remembers in memory what it saw in each commit, also
 * of a run that was cancelled, so that the next one looks only at the others.
 */
export class HistoryMine {
  private seen = new Map<string, CommitMarks>();

  constructor(
    private readonly git: Git,
    private readonly learner: Miner,
    private readonly excludedGlobs: readonly string[],
    private readonly encodings?: FolderEncodings,
  ) {}

  /** Everything that is remembered, so that its size can be measured. */
  get remembered(): readonly CommitMarks[] {
    return [...this.seen.values()];
  }

  /**
   * Looks through the last commits, newest first, and then learns from what recurs in them: what was
   * done in two commits, or in three places of one. The best candidates come first.
   * @throws GitError; the signal's reason, or an `AbortError`, once it is aborted
   */
  candidates(limit: number, report: ReportProgress, signal: AbortSignal): Promise<Candidate[]> {
    const objects = new ObjectReader(this.git, signal);
    const knows = (language: string) => this.learner.knows(language);
    const files = new ChangedFiles(objects, knows, this.excludedGlobs, this.encodings);
    return this.candidatesIn(files, limit, report, signal).finally(() => objects.close());
  }

  private async candidatesIn(
    files: ChangedFiles,
    limit: number,
    report: ReportProgress,
    signal: AbortSignal,
  ): Promise<Candidate[]> {
    const reverts = revertedCommits(this.git, limit, signal);
    // Where the commits cannot be listed either, that is what is told.
    reverts.catch(() => undefined);
    const listed = (await listChanges(this.git, limit, signal)).map((commit) => ({
      ...commit,
      changes: files.of(commit),
    }));
    if (listed.length === 0) return [];
    const unseen = listed.filter(({ sha }) => !this.seen.has(sha));
    let done = listed.length - unseen.length;
    if (done > 0) report(done, listed.length);
    for await (const together of readAhead(batches(unseen), files)) {
      await this.look(together, () => report(++done, listed.length), signal);
    }
    const commits = listed.map(({ sha }) => this.seen.get(sha)!);
    this.seen = new Map(commits.map((commit) => [commit.sha, commit]));
    const reverted = await reverts;
    const groups = recurring(standingMarks(commits.filter(({ sha }) => !reverted.has(sha))));
    const found = new Map<string, Candidate>();
    for (const [index, group] of groups.entries()) {
      signal.throwIfAborted();
      for (const candidate of await candidatesOf(group, files, this.learner, signal)) {
        const known = found.get(candidate.id);
        if (known === undefined || weightOf(candidate) > weightOf(known))
          found.set(candidate.id, candidate);
      }
      report(listed.length + index + 1, listed.length + groups.length);
    }
    const order = new Map(commits.map((commit, index) => [commit, index]));
    for (const candidate of found.values()) {
      candidate.found.sort((a, b) => order.get(a.commit)! - order.get(b.commit)!);
    }
    return [...found.values()]
      .sort((a, b) => weightOf(b) - weightOf(a) || a.size - b.size)
      .slice(0, MAX_CANDIDATES);
  }

  /** Looks at what some commits changed, and remembers each of them as soon as that is done. */
  private async look(
    { commits, texts }: ReadCommits,
    onSeen: () => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const { sha, title, changes } of commits) {
      signal.throwIfAborted();
      const files: FileMarks[] = [];
      for (const change of changes) {
        signal.throwIfAborted();
        const file = texts.get(change);
        const marks = file && (await this.learner.marks(file));
        if (marks !== undefined && marks.changes.length > 0)
          files.push({ ...marks, change, language: file!.language });
        await setImmediate();
      }
      this.seen.set(sha, { sha, title, files });
      onSeen();
    }
  }
}

interface ChangedCommit {
  sha: string;
  title: string;
  changes: RawChange[];
}

interface ReadCommits {
  commits: readonly ChangedCommit[];
  texts: ReadonlyMap<RawChange, ReadFile>;
}

/** Git reads what is next while this is looked at. */
async function* readAhead(
  batches: Iterable<ChangedCommit[]>,
  files: ChangedFiles,
): AsyncIterable<ReadCommits> {
  const read = async (commits: ChangedCommit[]): Promise<ReadCommits> => {
    const found = await files.read(commits.flatMap((commit) => commit.changes));
    return { commits, texts: new Map(found.map(({ change, file }) => [change, file])) };
  };
  let ahead: Promise<ReadCommits> | undefined;
  for (const commits of batches) {
    const next = read(commits);
    // A caller that has stopped before does not ask for it any more.
    next.catch(() => undefined);
    if (ahead) yield ahead;
    ahead = next;
  }
  if (ahead) yield ahead;
}

/** Commits in order, so many at a time that few files are held in memory. */
function* batches(commits: readonly ChangedCommit[]): Iterable<ChangedCommit[]> {
  let batch: ChangedCommit[] = [];
  let files = 0;
  for (const commit of commits) {
    batch.push(commit);
    files += commit.changes.length;
    if (files < READ_TOGETHER) continue;
    yield batch;
    batch = [];
    files = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Commits times places. */
function weightOf({ found }: Candidate): number {
  const { commits, places } = supportOf(found);
  return commits * places;
}
