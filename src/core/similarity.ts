import type { FamilyIndex } from './families';
import { areNested } from './languages';
import type { ProjectContext } from './types';

const WEIGHTS = { language: 0.4, framework: 0.3, domain: 0.3 } as const;
/** Share of a weight for relatives: of one family or category, or where one language contains the other. */
const RELATED_SHARE = 0.5;
const CACHE_SIZE = 10_000;

export type FieldMatch = 'exact' | 'related' | 'none';

export interface Comparison {
  /** 0..1, two digits. */
  score: number;
  language: FieldMatch;
  framework: FieldMatch;
  domain: FieldMatch;
}

/**
 * Compares two projects by the seed's formula: 0.4 for the same language, 0.3 for the same
 * framework and 0.3 for the same domain; half of it within one family or category, and where one
 * language contains the other. What is unknown matches nothing. Names are expected in canonical form.
 */
export function compareContexts(
  a: ProjectContext,
  b: ProjectContext,
  families: FamilyIndex,
): Comparison {
  const language = match(a.language, b.language, areNested);
  const framework = match(a.framework, b.framework, (x, y) =>
    families.sameFamily('frameworks', x, y),
  );
  const domain = match(a.domain, b.domain, (x, y) => families.sameFamily('domains', x, y));
  const score =
    credit(WEIGHTS.language, language) +
    credit(WEIGHTS.framework, framework) +
    credit(WEIGHTS.domain, domain);
  return { score: Math.round(score * 100) / 100, language, framework, domain };
}

function match(
  a: string | null,
  b: string | null,
  related: (a: string, b: string) => boolean,
): FieldMatch {
  if (a === null || b === null) return 'none';
  if (a === b) return 'exact';
  return related(a, b) ? 'related' : 'none';
}

function credit(weight: number, found: FieldMatch): number {
  return found === 'exact' ? weight : found === 'related' ? weight * RELATED_SHARE : 0;
}

/** `compareContexts` with the results kept by pair of contexts, the oldest forgotten first. */
export class SimilarityCalculator {
  private readonly known = new Map<string, Comparison>();

  constructor(private readonly families: FamilyIndex) {}

  compare(a: ProjectContext, b: ProjectContext): Comparison {
    const [first, second] = [contextKey(a), contextKey(b)].sort();
    const key = `${first}\n${second}`;
    const cached = this.known.get(key);
    if (cached) return cached;
    const comparison = compareContexts(a, b, this.families);
    if (this.known.size >= CACHE_SIZE) {
      const oldest = this.known.keys().next();
      if (!oldest.done) this.known.delete(oldest.value);
    }
    this.known.set(key, comparison);
    return comparison;
  }

  /** Forgets everything; called when a profile changes. */
  clear(): void {
    this.known.clear();
  }
}

function contextKey({ language, framework, domain }: ProjectContext): string {
  return JSON.stringify([language, framework, domain]);
}
