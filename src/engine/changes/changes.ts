import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgument } from '../../core/errors';
import type { FileChange, Proposal } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import { UTF8_ONLY } from '../../files/encodingOf';
import type { RawChange } from '../../git/commits';
import { changesOfCommit, changesOfWorkingTree, isCutOff, readCommit } from '../../git/commits';
import { type Git, GitError } from '../../git/Git';
import { ObjectReader } from '../../git/ObjectReader';
import { languageOfChange } from '../../template/languageOfChange';
import type { ChangedFile, ChangeOverview, ChangeSource, FilePick } from '../api/LearningApi';
import { changedTexts, type ChangedTexts } from './changedTexts';
import { guessForm } from './guesses';
import { applyHunks, hunksOf } from './hunks';
import { isCode } from './isCode';

/** Larger files are data, not something that a person wrote. */
const MAX_FILE_BYTES = 1024 * 1024;
/** A commit that changes more is a move or an import; its first files stand for the rest. */
const MAX_FILES = 300;
const NOT_FETCHED = 'not in this partial clone';
const DIFF_BUDGET_CHARACTERS = 200_000;

/** A change as it was read from git. */
export interface ReadChange {
  title: string;
  description: string;
  commitSha?: string;
  /** Milliseconds since 1970. */
  committedAt?: number;
  files: FileChange[];
  skipped: ChangeOverview['skipped'];
  /** Of a working tree the hashes of its files as they were read, by path; none of a missing one. */
  working?: ReadonlyMap<string, string>;
}

/**
 * The text files that a commit or the working tree changes. Runs git.
 * @param encodings what the settings say of files that are not UTF-8
 * @throws GitError, also for the oldest commit of a shallow clone, whose changes are not known
 */
export async function readChange(
  git: Git,
  source: ChangeSource,
  signal?: AbortSignal,
  encodings = UTF8_ONLY,
): Promise<ReadChange> {
  const commit = source.kind === 'commit' ? await readCommit(git, source.sha, signal) : undefined;
  if (commit && (await isCutOff(git, commit, signal))) {
    throw new GitError(
      'GitFailed',
      `What “${commit.title}” changed is not known: this clone is shallow and its history begins there. ` +
        'Fetch more of it (git fetch --unshallow) to learn from this commit.',
    );
  }
  const raw = commit
    ? await changesOfCommit(git, commit, signal)
    : await changesOfWorkingTree(git, signal);
  const skipped = raw.slice(MAX_FILES).map((change) => ({
    path: change.path,
    reason: `only the first ${MAX_FILES} files of a change are looked at`,
  }));
  const objects = new ObjectReader(git, signal);
  const workingFolder = commit ? undefined : git.folder;
  const sides = await readSides(objects, raw.slice(0, MAX_FILES), workingFolder).finally(() =>
    objects.close(),
  );
  const files: FileChange[] = [];
  for (const { change, before, after, isNotFetched } of sides) {
    const reason = isNotFetched ? NOT_FETCHED : reasonToSkip(change, before, after);
    if (reason !== undefined) {
      skipped.push({ path: change.path, reason });
      continue;
    }
    const texts = changedTexts(change.path, before, after, encodings);
    if ('reason' in texts) {
      skipped.push({ path: change.path, reason: texts.reason });
      continue;
    }
    const file = asStored(change.path, texts);
    if (file.before !== file.after) files.push(file);
  }
  const working = sides.flatMap(({ change, workingHash }) =>
    workingHash === undefined ? [] : [[change.path, workingHash] as const],
  );
  return {
    title: commit?.title ?? 'Working changes',
    description: commit?.description ?? '',
    commitSha: commit?.sha,
    committedAt: commit?.date,
    files,
    skipped,
    working: commit ? undefined : new Map(working),
  };
}

/** As git would store it: converted line endings, in a working tree for Windows, are no change. */
function asStored(name: string, { before: old, after: now }: ChangedTexts): FileChange {
  const converted = old !== null && now !== null && old.includes('\n') && !old.includes('\r\n');
  const after = converted ? now.replaceAll('\r\n', '\n') : now;
  return withLanguage({ path: name, language: null, before: old, after });
}

const withLanguage = (file: FileChange): FileChange => ({
  ...file,
  language: languageOfChange({ ...file, language: languageOfPath(file.path) }),
});

/** The overview of a change, from which a person chooses. */
export function overviewOf(draft: string, change: ReadChange): ChangeOverview {
  const { title, description, skipped } = change;
  const files = change.files.map((file): ChangedFile => ({
    ...file,
    isCode: isCode(file.language),
    hunks: hunksOf(file.before ?? '', file.after ?? ''),
  }));
  const paths = files.map((file) => file.path);
  const warnings = change.commitSha
    ? []
    : [
        'These changes are not committed and not tested yet; a pattern should come from a change that worked.',
      ];
  return {
    draft,
    title,
    description,
    files,
    skipped,
    guess: guessForm(title, description, paths),
    warnings,
  };
}

/**
 * The change as a proposal, reduced to the picked files and hunks.
 * @throws InvalidArgument when a pick names a file that the change does not have
 */
export function asProposal(
  change: ReadChange,
  projectId: string,
  picks: readonly FilePick[] | undefined,
): Proposal {
  const { title, description } = change;
  const files = picks ? picks.map((pick) => pickedFile(change, pick)) : change.files;
  const { type } = guessForm(
    title,
    description,
    files.map((file) => file.path),
  );
  return {
    projectId,
    title,
    description,
    type,
    status: 'executed',
    tested: false,
    commitSha: change.commitSha,
    committedAt: change.committedAt,
    files,
  };
}

function pickedFile(change: ReadChange, pick: FilePick): FileChange {
  const file = change.files.find(({ path: name }) => name === pick.path);
  if (!file) throw new InvalidArgument(`“${change.title}” does not change ${pick.path}.`);
  if (!pick.hunks || file.before === null || file.after === null) return file;
  return withLanguage({ ...file, after: applyHunks(file.before, file.after, pick.hunks) });
}

export interface Sides {
  change: RawChange;
  /** Whether the clone is partial and lacks one of them. */
  isNotFetched: boolean;
  before: Buffer | undefined;
  after: Buffer | undefined;
  /** Of `after`, and of what is too large for it, where it lies in a working tree. */
  workingHash?: string;
}

/**
 * The contents of both sides of changed files; `undefined` for what is missing or too large.
 * @param workingFolder where the new sides lie that no object has yet
 */
export async function readSides(
  objects: ObjectReader,
  changes: readonly RawChange[],
  workingFolder?: string,
): Promise<Sides[]> {
  const isStored = workingFolder === undefined;
  const oldIds = changes.map(({ oldId }) => oldId).filter((id) => id !== null);
  const newIds = isStored ? changes.map(({ newId }) => newId).filter((id) => id !== null) : [];
  const ids = [...new Set([...oldIds, ...newIds])];
  const contents = await objects.read(ids, MAX_FILE_BYTES);
  const byId = new Map(ids.map((id, index) => [id, contents[index]]));
  return Promise.all(
    changes.map(async (change) => {
      const working =
        change.newId === null || isStored
          ? undefined
          : await workingFile(workingFolder, change.path);
      return {
        change,
        isNotFetched: [change.oldId, change.newId].some((id) => id !== null && objects.lacks(id)),
        before: change.oldId === null ? undefined : byId.get(change.oldId),
        after:
          change.newId === null ? undefined : isStored ? byId.get(change.newId) : working?.content,
        workingHash: working?.hash,
      };
    }),
  );
}

/** A file of a working tree; its content only if it is no larger than what is looked at. */
export async function workingFile(
  folder: string,
  name: string,
): Promise<{ content?: Buffer; hash: string } | undefined> {
  const content = await readFile(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return (
    content && {
      content: content.length <= MAX_FILE_BYTES ? content : undefined,
      hash: hash('sha256', content, 'hex'),
    }
  );
}

/** Why a file is not looked at, in words; `undefined` when it is. */
export function reasonToSkip(
  change: RawChange,
  before: Buffer | undefined,
  after: Buffer | undefined,
): string | undefined {
  const missing =
    (change.oldId !== null && before === undefined) ||
    (change.newId !== null && after === undefined);
  if (change.isInConflict) return IN_CONFLICT;
  if (missing) return 'larger than 1 MB, or not readable';
  const texts = [before, after].flatMap((side) => side?.toString('latin1') ?? []);
  if (texts.some((text) => LFS_POINTER.test(text))) return 'kept by Git LFS';
  if (texts.some(hasConflictMarkers)) return IN_CONFLICT;
  if (GENERATED.test(change.path)) return 'generated';
  const longest = Math.max(...[before, after].map((side) => side?.length ?? 0));
  if (longest > DIFF_BUDGET_CHARACTERS && isMinified(after ?? before)) return 'minified';
  return undefined;
}

/** The text that git stores in place of a file that Git LFS keeps elsewhere. */
const LFS_POINTER =
  /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v\d+\r?\n/;

const IN_CONFLICT = 'in conflict';
/** The lines that git writes around and between both sides of a conflict. */
const CONFLICT_MARKERS = [/^<{7}(?: |\r?$)/m, /^={7}\r?$/m, /^>{7}(?: |\r?$)/m];

function hasConflictMarkers(text: string): boolean {
  let rest = text;
  return CONFLICT_MARKERS.every((marker) => {
    const found = marker.exec(rest);
    if (found) rest = rest.slice(found.index + found[0].length);
    return found !== null;
  });
}

const GENERATED =
  /(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|[^/]+\.lock|go\.sum|node_modules\/.*|[^/]+\.min\.(js|css)|[^/]+\.map)$/;

function isMinified(content: Buffer | undefined): boolean {
  if (!content) return false;
  const lines = content.toString('utf8').split('\n');
  return content.length / lines.length > 500;
}
