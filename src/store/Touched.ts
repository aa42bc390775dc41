import type { CodeHash, PatternId, ProjectId, Timestamp } from '../core/types';

/** What new events are about and what must therefore be folded again. */
export class Touched {
  readonly projects = new Set<ProjectId>();
  readonly patterns = new Set<PatternId>();
  private readonly pairs = new Map<PatternId, Set<ProjectId>>();
  /** Templates that new events name. */
  readonly templates = new Set<CodeHash>();
  /** Code of purged patterns and when they were purged; to be deleted unless something else names it. */
  readonly doomed = new Map<CodeHash, Timestamp>();
  /** Kinds of rows that changed. */
  readonly changed = { projects: false, patterns: false, suggestions: false, contexts: false };

  addPair(patternId: PatternId, targetId: ProjectId): void {
    const targets = this.pairs.get(patternId);
    if (targets) targets.add(targetId);
    else this.pairs.set(patternId, new Set([targetId]));
  }

  doom(code: CodeHash, purgedAt: Timestamp): void {
    this.doomed.set(code, Math.max(purgedAt, this.doomed.get(code) ?? 0));
  }

  get isDone(): boolean {
    return this.projects.size + this.patterns.size + this.pairs.size === 0;
  }

  /** Any pattern with its targets, taken out. */
  takePair(): [PatternId, Set<ProjectId>] | undefined {
    for (const pair of this.pairs) {
      this.pairs.delete(pair[0]);
      return pair;
    }
    return undefined;
  }
}

/** Any member of a set, taken out. */
export function takeFrom<T>(set: Set<T>): T | undefined {
  for (const member of set) {
    set.delete(member);
    return member;
  }
  return undefined;
}
