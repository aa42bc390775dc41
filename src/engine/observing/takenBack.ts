import type { Application, OutcomeEvidence } from '../../core/types';
import type { TouchingCommit } from '../../git/fileHistory';
import { count, type Replacement, wentBack } from './countCode';

/** What git tells of files since a pattern was applied. Texts have LF line ends. */
export interface FileHistory {
  /** Commits of what is checked out that touch a file, the newest first. */
  commits(path: string): Promise<TouchingCommit[]>;
  /** The same of all branches and the newest stash. */
  allCommits(path: string): Promise<TouchingCommit[]>;
  textAt(commit: string, path: string): Promise<string | undefined>;
  /** As the file lies on disk. */
  now(path: string): Promise<string | undefined>;
}

/**
 * Whether an application was taken back by git: by a commit that puts back what stood before, or since
 * its files are as they were committed before, and no branch and no stash has it. Of several places
 * all must be gone; whatever is in doubt stands.
 * @param codeOf text of a hash, `undefined` when it was purged
 */
export async function takenBack(
  { sites }: Pick<Application, 'sites'>,
  codeOf: (hash: string) => Promise<string | undefined>,
  history: FileHistory,
): Promise<OutcomeEvidence | undefined> {
  const paths = [...new Set(sites.map(({ path }) => path))];
  const found: OutcomeEvidence[] = [];
  for (const path of paths) {
    const own = sites.filter((site) => site.path === path);
    const replacements = await replacementsOf(own, codeOf);
    const evidence = replacements && (await ofFile(path, replacements, history));
    if (!evidence) return undefined;
    found.push(evidence);
  }
  return found.find(({ kind }) => kind === 'revert') ?? found[0];
}

async function ofFile(
  path: string,
  replacements: readonly Replacement[],
  history: FileHistory,
): Promise<OutcomeEvidence | undefined> {
  const now = await history.now(path);
  if (now === undefined) return undefined;
  const commits = await history.commits(path);
  for (const [index, { sha }] of commits.entries()) {
    const text = await history.textAt(sha, path);
    if (text === undefined) return undefined;
    if (wentBack(text, now, replacements)) return evidenceOf(commits[index - 1]);
  }
  if ((await history.textAt('HEAD', path)) !== now) return undefined;
  const first = await firstText(path, commits, history);
  if (!isAsBefore(first ?? now, now, replacements)) return undefined;
  for (const { sha } of await history.allCommits(path)) {
    const text = await history.textAt(sha, path);
    if (text !== undefined && wentBack(text, now, replacements)) return undefined;
  }
  return { kind: 'checkout', reason: 'Its files are as they were committed before.' };
}

/** A file as it was before these commits; where the oldest made it, as that did. */
async function firstText(
  path: string,
  commits: readonly TouchingCommit[],
  history: FileHistory,
): Promise<string | undefined> {
  const oldest = commits.at(-1)?.sha;
  if (oldest === undefined) return undefined;
  return (await history.textAt(`${oldest}^`, path)) ?? history.textAt(oldest, path);
}

/** The commit that put back what stood before; without one that is not committed yet. */
function evidenceOf(reverting: TouchingCommit | undefined): OutcomeEvidence | undefined {
  return reverting && { kind: 'revert', tree: reverting.sha, reason: reverting.title };
}

/** Whether all that was replaced stands there still, or again; of code that was inserted the file tells. */
function isAsBefore(first: string, now: string, replacements: readonly Replacement[]): boolean {
  const isReplaced = ({ before, after }: Replacement): boolean =>
    before.trim() !== '' &&
    count(now, before, after) >= count(first, before, after) &&
    count(now, after, before) <= count(first, after, before);
  return first === now || replacements.every(isReplaced);
}

async function replacementsOf(
  sites: Application['sites'],
  codeOf: (hash: string) => Promise<string | undefined>,
): Promise<Replacement[] | undefined> {
  const replacements = new Map<string, Replacement>();
  for (const site of sites) {
    const key = `${site.before}/${site.after}`;
    const known = replacements.get(key);
    if (known) {
      known.places += 1;
      continue;
    }
    const [before, after] = [await codeOf(site.before), await codeOf(site.after)];
    if (before === undefined || after === undefined) return undefined;
    replacements.set(key, { before: withLf(before), after: withLf(after), places: 1 });
  }
  return [...replacements.values()];
}

export function withLf(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
