import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpusChanges, type CorpusRepository } from './corpusRepositories';

/** A git repository in which each recorded change of one kind of a repository is a commit. */
export function corpusHistory(corpus: string, kind: string, repo: string): CorpusRepository {
  const folder = mkdtempSync(path.join(tmpdir(), 'cpl-corpus-'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  const save = (name: string, text: string, message: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Corpus');
  git('config', 'user.email', 'corpus@example.com');
  git('remote', 'add', 'origin', `https://example.com/${repo}.git`);
  for (const [index, change] of corpusChanges(corpus, kind).entries()) {
    if (change.repo !== repo) continue;
    // One file may have been changed twice, with more in between than was recorded.
    const name = `${index}/${change.path}`;
    save(name, change.before, 'As it was before');
    save(name, change.after, change.subject);
  }
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
