import type { LearningEvent } from '../core/events';
import type { Timestamp } from '../core/types';
import { millisecondsOf } from './HybridClock';

const SEQ_DIGITS = 10;
const CLOCK_LENGTH = 22;

/** Place of an event in the total order as one text; text order is that order. */
export function positionOf({
  clock,
  journal,
  seq,
}: Pick<LearningEvent, 'clock' | 'journal' | 'seq'>): string {
  return `${clock}/${journal}/${String(seq).padStart(SEQ_DIGITS, '0')}`;
}

/** The clock that a position starts with. */
export function clockIn(position: string): string {
  return position.slice(0, CLOCK_LENGTH);
}

/** Wall-clock time of a position. */
export function timeIn(position: string): Timestamp {
  return millisecondsOf(clockIn(position));
}
