import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder of the corpus, `undefined` where there is none on this machine. */
export const CORPUS = process.env.CORPUS ? path.resolve(process.env.CORPUS) : undefined;

/** One file of a real commit, as the corpus has it; fields that no test needs are left out. */
export interface CorpusChange {
  id: string;
  kind: string;
  repo: string;
  path: string;
  subject: string;
  before: string;
  after: string;
  /** Number of places that the commit changed in this way. */
  n_sites: number;
}

export interface CorpusRepository {
  path: string;
  /** The commit that made the change, if it was asked for. */
  sha?: string;
  remove: () => void;
}

/** The recorded changes of one kind. */
export function corpusChanges(corpus: string, kind: string): CorpusChange[] {
  const lines = gunzipSync(readFileSync(path.join(corpus, 'changes.jsonl.gz'))).toString('utf8');
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusChange)
    .filter((change) => change.kind === kind);
}

/**
 * A git repository with a real repository's files, in which the changed file is as it was before
 * the change; with `commit` the change follows as a commit of its own.
 */
export function corpusRepository(
  corpus: string,
  change: CorpusChange,
  { commit }: { commit: boolean },
): CorpusRepository {
  const folder = mkdtempSync(path.join(tmpdir(), 'cpl-corpus-'));
  const member = `detect/${change.repo.replace('/', '__')}`;
  const archive = path.join(corpus, 'detect.tar.gz');
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=2', member]);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const save = (text: string, message: string) => {
    const file = path.join(folder, change.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Corpus');
  git('config', 'user.email', 'corpus@example.com');
  git('remote', 'add', 'origin', `https://example.com/${change.repo}.git`);
  save(change.before, 'As it was before');
  const sha = commit ? save(change.after, change.subject) : undefined;
  return { path: folder, sha, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
