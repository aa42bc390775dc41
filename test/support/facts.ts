import { createHash } from 'node:crypto';
import type { EventBodies, EventKind, Fact } from '../../src/core/events';
import type { CodeTemplate, DetectedProfile } from '../../src/core/types';

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An identity as the store expects it, the same for the same name. */
export function idOf(name: string): string {
  return hashOf(name).slice(0, 32);
}

export function uuidOf(name: string): string {
  return idOf(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function templateText(name: string, change: Partial<CodeTemplate> = {}): string {
  return JSON.stringify({
    learner: 'tokens',
    kind: 'rewrite',
    language: 'typescript',
    before: `${name}($1)`,
    after: `${name}($1, { timeout: 5000 })`,
    snippet: `${name}(\${1:url})`,
    body: { name },
    ...change,
  });
}

export function fact<K extends EventKind>(kind: K, body: EventBodies[K]): Fact<K> {
  return { kind, body };
}

export function profiled(project: string, change: Partial<DetectedProfile> = {}): Fact {
  return fact('project.profiled', {
    projectId: idOf(project),
    repoUrl: `https://example.com/acme/${project}`,
    subPath: '',
    name: project,
    profile: {
      language: 'typescript',
      framework: 'express',
      domain: 'api',
      languages: [{ name: 'typescript', share: 1 }],
      evidence: [{ field: 'language', value: 'typescript', reason: 'all files are .ts' }],
      ...change,
    },
  });
}

export function recorded(
  proposal: string,
  change: Partial<EventBodies['proposal.recorded']> = {},
): Fact {
  return fact('proposal.recorded', {
    proposalId: idOf(proposal),
    projectId: idOf('shop'),
    title: proposal,
    description: 'A peer that hangs must not hang us.',
    type: 'bug_fix',
    status: 'executed',
    confidence: 0.8,
    tested: true,
    commitSha: null,
    files: [],
    ...change,
  });
}

export function learned(
  pattern: string,
  change: Partial<EventBodies['pattern.learned']> = {},
): Fact {
  return fact('pattern.learned', {
    patternId: idOf(pattern),
    name: pattern,
    type: 'bug_fix',
    description: `What ${pattern} does`,
    language: 'typescript',
    framework: 'express',
    domain: 'api',
    projectId: idOf('shop'),
    proposalId: idOf(`proposal of ${pattern}`),
    confidence: 0.5,
    template: hashOf(templateText(pattern)),
    reason: 'learned',
    ...change,
  });
}

export function shown(pattern: string, target: string, source = 'shop', similarity = 0.7): Fact {
  return fact('suggestion.shown', {
    patternId: idOf(pattern),
    sourceProjectId: idOf(source),
    targetProjectId: idOf(target),
    similarity,
  });
}

export function dismissed(pattern: string, target: string): Fact {
  return fact('suggestion.dismissed', {
    patternId: idOf(pattern),
    targetProjectId: idOf(target),
  });
}

export function applied(
  application: string,
  pattern: string,
  target: string,
  change: Partial<EventBodies['pattern.applied']> = {},
): Fact {
  return fact('pattern.applied', {
    applicationId: uuidOf(application),
    patternId: idOf(pattern),
    sourceProjectId: idOf('shop'),
    targetProjectId: idOf(target),
    similarity: 0.7,
    sites: [],
    ...change,
  });
}

export function outcome(
  pattern: string,
  success: boolean,
  change: Partial<EventBodies['outcome.tracked']> = {},
): Fact {
  return fact('outcome.tracked', {
    patternId: idOf(pattern),
    success,
    observer: 'person',
    ...change,
  });
}

/** A fact that says nothing but which pattern it is about. */
export function about(
  kind: 'pattern.archived' | 'pattern.restored' | 'pattern.removed' | 'pattern.purged',
  pattern: string,
): Fact {
  return fact(kind, { patternId: idOf(pattern) });
}

export function merged(survivor: string, from: string): Fact {
  return fact('pattern.merged', { patternId: idOf(survivor), from: idOf(from) });
}
