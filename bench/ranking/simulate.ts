import { narrowestInterval, meanOf, type Beta } from '../../src/core/beta';
import { afterOutcome, INITIAL_CONFIDENCE, rank } from '../../src/core/confidence';
import { posteriorOf, type PlacedOutcome } from '../../src/core/evidence';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../src/core/families';
import { SimilarityCalculator } from '../../src/core/similarity';
import type { ProjectContext } from '../../src/core/types';
import { ndcg } from './ndcg';
import { Random } from './Random';
import { World } from './World';

export const APPLICATIONS = 10_000;
const DAYS = 180;
const PATTERNS = 200;
const PROJECTS = 20;
/** So many patterns have places in a project at a time. */
const OFFERED = 20;
const SHARE_UNKNOWN = 0.4;
const INTERVAL = 0.95;
const DAY_MS = 24 * 60 * 60 * 1000;
const KINDS: readonly ProjectContext[] = [
  { language: 'typescript', framework: 'express', domain: 'api' },
  { language: 'typescript', framework: 'react', domain: 'web' },
  { language: 'javascript', framework: 'koa', domain: 'api' },
  { language: 'typescript', framework: 'vue', domain: 'frontend' },
  { language: 'javascript', framework: 'express', domain: 'web' },
];

const RANKINGS = ['seed', 'evidence'] as const;
export type RankingName = (typeof RANKINGS)[number];

/** Sums over all lists of a ranking. */
export interface Ranked {
  ndcg10: number;
  /** By how much the first pattern of a list is likelier to fail than the best one offered. */
  regret: number;
}

/** One application: what was foretold of it, and what is true. */
export interface Applied {
  foretold: number;
  low: number;
  high: number;
  truth: number;
  success: boolean;
}

export interface Simulation {
  /** Means over all lists, 0..1. */
  rankings: Record<RankingName, Ranked>;
  applied: Applied[];
}

/** What is known of a pattern: where it was learned, and the outcomes that were observed. */
interface Known {
  learnedIn: number;
  confidence: number;
  successes: number;
  failures: number;
  outcomes: PlacedOutcome[];
}

/**
 * Applies patterns in projects for half a year, and asks both rankings before each application for a
 * list of what is offered. A person applies any of the offered ones, so that both know the same.
 */
export function simulate(seed: number): Simulation {
  const random = new Random(seed);
  const world = new World(random, PATTERNS, KINDS.length);
  const similarity = similarities();
  const patterns = Array.from({ length: PATTERNS }, (): Known => ({
    ...{ learnedIn: random.below(PROJECTS), confidence: INITIAL_CONFIDENCE },
    ...{ successes: 0, failures: 0, outcomes: [] },
  }));
  const rankings = { seed: { ndcg10: 0, regret: 0 }, evidence: { ndcg10: 0, regret: 0 } };
  const applied: Applied[] = [];
  for (let step = 0; step < APPLICATIONS; step += 1) {
    const day = (step * DAYS) / APPLICATIONS;
    const project = random.below(PROJECTS);
    const offered = random.some(OFFERED, PATTERNS).map((pattern) => {
      const known = patterns[pattern]!;
      const posterior = foretell(known, project, day, similarity);
      const { confidence, successes, failures, learnedIn } = known;
      const seedScore = similarity(learnedIn, project) * rank(confidence, successes, failures);
      const truth = world.rate(pattern, kindOf(project), day);
      return { known, posterior, seed: seedScore, evidence: meanOf(posterior), truth };
    });
    const best = Math.max(...offered.map(({ truth }) => truth));
    for (const name of RANKINGS) {
      const list = [...offered].sort((a, b) => b[name] - a[name] || b.seed - a.seed);
      rankings[name].ndcg10 += ndcg(list.map(({ truth }) => truth)) / APPLICATIONS;
      rankings[name].regret += (best - list[0]!.truth) / APPLICATIONS;
    }
    const { known, posterior, truth } = offered[random.below(OFFERED)]!;
    const success = random.next() < truth;
    const interval = narrowestInterval(posterior, INTERVAL);
    applied.push({ foretold: meanOf(posterior), ...interval, truth, success });
    if (random.next() >= SHARE_UNKNOWN) observe(known, project, success, day);
  }
  return { rankings, applied };
}

function foretell(
  { outcomes }: Known,
  project: number,
  day: number,
  similarity: (a: number, b: number) => number,
): Beta {
  const similarityOf = (other: string): number => similarity(project, Number(other));
  return posteriorOf(outcomes, String(project), similarityOf, day * DAY_MS);
}

function observe(known: Known, project: number, success: boolean, day: number): void {
  known.confidence = afterOutcome(known.confidence, success);
  if (success) known.successes += 1;
  else known.failures += 1;
  known.outcomes.push({ projectId: String(project), success, at: day * DAY_MS });
}

/** Of two projects, by the product’s own formula. */
function similarities(): (a: number, b: number) => number {
  const calculator = new SimilarityCalculator(new FamilyIndex(DEFAULT_FAMILIES));
  const scores = KINDS.map((a) => KINDS.map((b) => calculator.compare(a, b).score));
  return (a, b) => (a === b ? 1 : scores[kindOf(a)]![kindOf(b)]!);
}

const kindOf = (project: number): number => project % KINDS.length;
