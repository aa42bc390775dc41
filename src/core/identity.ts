import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CodeHash, FileChange, PatternId, PatternType, ProjectId, ProposalId } from './types';

/** SHA-256 of the UTF-8 bytes of a text, 64 hex digits. */
export function hashText(text: string): CodeHash {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The same repository and sub-path are the same project in every window and on every machine.
 * @param repoUrl canonical, see `canonicalRepoUrl`
 * @param subPath below the repository's root with `/`, empty for the root
 */
export function projectIdOf(repoUrl: string, subPath: string): ProjectId {
  return identity('project', repoUrl, subPath);
}

/** A commit is known by its sha, any other change by what it changes. */
export function proposalIdOf(
  projectId: ProjectId,
  change: { commitSha?: string; files: readonly FileChange[] },
): ProposalId {
  if (change.commitSha) return identity('proposal', projectId, change.commitSha);
  const files = change.files
    .map((file) => [file.path, file.before, file.after])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return identity('proposal', projectId, JSON.stringify(files));
}

/** Two windows that learn the same thing under the same name learn one pattern. */
export function patternIdOf(name: string, type: PatternType, language: string): PatternId {
  return identity('pattern', name.trim().toLowerCase(), type, language);
}

/**
 * One spelling for the addresses of one repository: no credentials, no scheme differences, no
 * `.git`, host in lower case. `git@host:owner/name.git` and `https://host/owner/name` are equal.
 * What is no remote address (a path, a `file:` URL) is returned as it is.
 */
export function canonicalRepoUrl(remote: string): string {
  const trimmed = remote.trim();
  const scpLike = /^(?:[^@/\s]+@)?([^:/\s\\]{2,}):(?!\/\/)(.+)$/.exec(trimmed);
  const asUrl = scpLike ? `ssh://${scpLike[1]}/${scpLike[2]}` : trimmed;
  let url: URL;
  try {
    url = new URL(asUrl);
  } catch {
    return trimmed;
  }
  if (url.protocol === 'file:' || url.host === '') return trimmed;
  const path = url.pathname
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .replace(/\.git$/i, '');
  return `https://${url.host.toLowerCase()}${path}`;
}

function identity(...key: string[]): string {
  return hashText(JSON.stringify(key)).slice(0, 32);
}
