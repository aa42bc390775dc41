import { type Beta, meanOf, quantileOf } from './beta';
import type { ProjectId, Timestamp } from './types';

/** The verdict on one application, with where and when. */
export interface PlacedOutcome {
  projectId: ProjectId;
  success: boolean;
  at: Timestamp;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** After so long an outcome counts half. */
export const HALF_LIFE_DAYS = 90;
/** Before any outcome nothing is known but that a rate lies between 0 and 1 (Jeffreys, 1946). */
const PRIOR: Beta = { alpha: 0.5, beta: 0.5 };
/**
 * However many outcomes there are elsewhere, they make one as sure of a project as so many of its own
 * would: projects differ.
 */
const MOST_FROM_ELSEWHERE = 3;
/** And outcomes of its own as so many of a rate that never changes would: patterns age. */
const MOST_OF_ITS_OWN = 15;
/** “Likely at least” is as likely as this. */
const LIKELY = 0.95;

/**
 * How likely a pattern is to work in a project, as its outcomes so far tell when it is read: where it
 * lies by all of them together, how sure that is by where they come from.
 * @param target the project; nothing for any
 * @param similarityOf 0..1, of the project to another one where an outcome was seen
 */
export function posteriorOf(
  outcomes: readonly PlacedOutcome[],
  target: ProjectId | undefined,
  similarityOf: (projectId: ProjectId) => number,
  now: Timestamp,
): Beta {
  const own = { alpha: 0, beta: 0 };
  const elsewhere = { alpha: 0, beta: 0 };
  for (const { projectId, success, at } of outcomes) {
    const isOwn = projectId === target;
    const age = Math.max(0, now - at) / DAY_MS;
    const weight = (isOwn ? 1 : similarityOf(projectId)) * 0.5 ** (age / HALF_LIFE_DAYS);
    (isOwn ? own : elsewhere)[success ? 'alpha' : 'beta'] += weight;
  }
  const mean = meanOf({
    alpha: PRIOR.alpha + own.alpha + elsewhere.alpha,
    beta: PRIOR.beta + own.beta + elsewhere.beta,
  });
  const amount =
    amountOf(PRIOR) +
    limited(amountOf(own), MOST_OF_ITS_OWN) +
    limited(amountOf(elsewhere), MOST_FROM_ELSEWHERE);
  return { alpha: mean * amount, beta: (1 - mean) * amount };
}

/** The rate that a pattern has at least, most likely, 0..1. */
export function likelyAtLeast(posterior: Beta): number {
  return quantileOf(posterior, 1 - LIKELY);
}

function amountOf({ alpha, beta }: Beta): number {
  return alpha + beta;
}

/** Never more than `most`; little stays what it is. */
function limited(amount: number, most: number): number {
  return (amount * most) / (amount + most);
}
