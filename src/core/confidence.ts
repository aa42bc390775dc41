import type { Observer, Verdict } from './types';
import { OBSERVERS } from './types';

/** The seed's constants. */
export const INITIAL_CONFIDENCE = 0.5;
export const EXTRACTION_GAIN = 0.1;
/** As far as seeing a pattern in changes leads; beyond lie only outcomes of applications. */
export const MOST_BY_SEEING = 0.75;
export const SUCCESS_GAIN = 0.05;
export const FAILURE_LOSS = 0.1;
/** What an unused pattern's success rate counts as in ranking. */
export const UNUSED_SUCCESS_RATE = 0.5;
/** A pattern with less, and with more failures than successes, is a low performer. */
export const LOW_CONFIDENCE = 0.3;

/** Confidence after one outcome, 0..1 (seed: +0.05 on success, −0.10 on failure, clamped). */
export function afterOutcome(confidence: number, success: boolean): number {
  return clamp(confidence + (success ? SUCCESS_GAIN : -FAILURE_LOSS));
}

/** Confidence after the pattern was seen in another proposal, 0..1: seen is not worked. */
export function afterExtraction(confidence: number): number {
  return Math.max(confidence, Math.min(MOST_BY_SEEING, clamp(confidence + EXTRACTION_GAIN)));
}

/** To 0..1 and four digits, so that repeated steps of 0.05 do not drift. */
export function clamp(confidence: number): number {
  return Math.min(1, Math.max(0, Math.round(confidence * 10_000) / 10_000));
}

/** Share of successes, 0..1, or `null` when never used. */
export function successRate(successes: number, failures: number): number | null {
  const uses = successes + failures;
  return uses === 0 ? null : successes / uses;
}

/** confidence × success rate, 0..1: what a pattern is worth before similarity. */
export function rank(confidence: number, successes: number, failures: number): number {
  return confidence * (successRate(successes, failures) ?? UNUSED_SUCCESS_RATE);
}

/** Whether a newer observation replaces the one verdict that an application has. */
export function replaces(
  newer: { observer: Observer },
  verdict: Pick<Verdict, 'observer'>,
): boolean {
  return OBSERVERS.indexOf(newer.observer) >= OBSERVERS.indexOf(verdict.observer);
}

/**
 * Confidence of two patterns put together, 0..1: the mean weighted by evidence, where each pattern
 * has one vote for every proposal that it was seen in and one for every outcome.
 */
export function mergedConfidence(
  a: { confidence: number; votes: number },
  b: { confidence: number; votes: number },
): number {
  return clamp((a.confidence * a.votes + b.confidence * b.votes) / (a.votes + b.votes));
}
