import type { LearningEvent } from '../core/events';
import { isClock, millisecondsOf } from './HybridClock';

const SEQ_DIGITS = 10;

/** Place of an event in the total order as one text; text order is that order. */
export function positionOf(event: Pick<LearningEvent, 'clock' | 'journal' | 'seq'>): string {
  return `${event.clock}/${event.journal}/${String(event.seq).padStart(SEQ_DIGITS, '0')}`;
}

/** Where an event stands in history. */
export function placeOf(
  position: string,
): Pick<LearningEvent, 'clock' | 'journal' | 'seq'> & { at: number } {
  const [clock, journal, seq] = position.split('/');
  if (!isClock(clock) || journal === undefined || seq === undefined) {
    throw new Error(`${position} is not the place of an event.`);
  }
  return { clock, journal, seq: Number(seq), at: millisecondsOf(clock) };
}
