import type { CodeHash, PatternId, ProjectId, Timestamp } from '../../core/types';

/** A pattern in one target project, by any identity of the pattern. */
export interface PatternTarget {
  patternId: PatternId;
  targetId: ProjectId;
  /** Its rows must be removed first: the pattern was renamed by a merge, or purged. */
  anew: boolean;
}

/** The subjects of new events, which must be folded again. */
export class PendingFolds {
  readonly projects = new Set<ProjectId>();
  readonly patterns = new Set<PatternId>();
  private readonly pairs = new Map<string, PatternTarget>();
  /** Code of purged patterns and when they were purged; to be deleted unless something else names it. */
  readonly toDelete = new Map<CodeHash, Timestamp>();
  /** Everything known before was erased. */
  erased = false;
  /** Kinds of rows that changed. */
  readonly changed = { projects: false, patterns: false, suggestions: false, contexts: false };

  addPair(pair: PatternTarget): void {
    const key = `${pair.patternId}/${pair.targetId}`;
    this.pairs.set(key, { ...pair, anew: pair.anew || (this.pairs.get(key)?.anew ?? false) });
  }

  willDelete(code: CodeHash, purgedAt: Timestamp): void {
    this.toDelete.set(code, Math.max(purgedAt, this.toDelete.get(code) ?? 0));
  }

  get isAnything(): boolean {
    const { projects, patterns, suggestions } = this.changed;
    return projects || patterns || suggestions;
  }

  takeProjects(limit: number): ProjectId[] {
    return takeFrom(this.projects, limit);
  }

  takePatterns(limit: number): PatternId[] {
    return takeFrom(this.patterns, limit);
  }

  takePairs(limit: number): PatternTarget[] {
    const taken: PatternTarget[] = [];
    for (const [key, pair] of this.pairs) {
      if (taken.length >= limit) break;
      this.pairs.delete(key);
      taken.push(pair);
    }
    return taken;
  }
}

function takeFrom<T>(set: Set<T>, limit: number): T[] {
  const taken: T[] = [];
  for (const member of set) {
    if (taken.length >= limit) break;
    set.delete(member);
    taken.push(member);
  }
  return taken;
}
