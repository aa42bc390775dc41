import type { LearningEvent } from '../../core/events';
import type { Timestamp } from '../../core/types';
import { isClock, millisecondsOf } from './HybridClock';

const SEQ_DIGITS = 10;
const CLOCK_LENGTH = 22;
const FORM = /^[\d-]{22}\/[0-9a-f-]{36}\/\d{10}$/;

/** Place of an event in the total order as one text; text order is that order. */
export function positionOf({
  clock,
  journal,
  seq,
}: Pick<LearningEvent, 'clock' | 'journal' | 'seq'>): string {
  return `${clock}/${journal}/${String(seq).padStart(SEQ_DIGITS, '0')}`;
}

/** Whether an event is still known after everything was erased at a position. */
export function outlives(
  event: Pick<LearningEvent, 'clock' | 'journal' | 'seq' | 'restoredAfter'>,
  erasure: string,
): boolean {
  if (erasure === '') return true;
  return positionOf(event) > erasure || (event.restoredAfter ?? '') >= erasure;
}

/** Whether a text has the form of a position. */
export function isPosition(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text) && isClock(clockIn(text));
}

/** The clock that a position starts with. */
export function clockIn(position: string): string {
  return position.slice(0, CLOCK_LENGTH);
}

/** Wall-clock time of a position. */
export function timeIn(position: string): Timestamp {
  return millisecondsOf(clockIn(position));
}
