import type { Clock } from '../../core/ports';
import type { Timestamp } from '../../core/types';

/** Clocks of others that are further ahead than this are not adopted. */
export const MAX_LEAD_MS = 24 * 60 * 60 * 1000;

const MILLISECOND_DIGITS = 15;
const COUNTER_DIGITS = 6;
const LAST_COUNTER = 10 ** COUNTER_DIGITS - 1;
/** End of the year 9999: always leaves room for a clock after it. */
const LATEST_MS = 253_402_300_799_999;
const FORM = /^\d{15}-\d{6}$/;

/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall time as far as possible, never behind what
 * was seen. Clocks are texts of fixed width, 15 digits of milliseconds, `-`, 6 digits of counter,
 * whose text order is their time order.
 */
export class HybridClock {
  private last: string = clockAt(0, 0);

  constructor(private readonly wall: Clock) {}

  /**
   * A clock after every one that this instance gave or adopted, and after `after`. Where `after` is
   * more than a day ahead of the wall it decides this clock alone and is not adopted.
   */
  tick(after?: string): string {
    const now = clockAt(this.wall.now(), 0);
    const next = now > this.last ? now : following(this.last);
    if (after === undefined || after < next) {
      this.last = next;
      return next;
    }
    const later = following(after);
    if (this.mayAdopt(later)) this.last = later;
    return later;
  }

  /** Takes notice of another writer's clock. */
  observe(clock: string): void {
    if (clock > this.last && this.mayAdopt(clock)) this.last = clock;
  }

  /** Whether the next tick comes after a clock without being told. */
  hasReached(clock: string): boolean {
    return clock <= this.last;
  }

  private mayAdopt(clock: string): boolean {
    return millisecondsOf(clock) <= this.wall.now() + MAX_LEAD_MS;
  }
}

/** Wall-clock part of a clock, milliseconds since 1970. */
export function millisecondsOf(clock: string): Timestamp {
  return Number(clock.slice(0, MILLISECOND_DIGITS));
}

export function isClock(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text) && millisecondsOf(text) <= LATEST_MS;
}

function clockAt(milliseconds: number, counter: number): string {
  const whole = Math.min(LATEST_MS, Math.max(0, Math.floor(milliseconds)));
  return `${String(whole).padStart(MILLISECOND_DIGITS, '0')}-${String(counter).padStart(COUNTER_DIGITS, '0')}`;
}

function following(clock: string): string {
  const counter = Number(clock.slice(MILLISECOND_DIGITS + 1));
  return counter < LAST_COUNTER
    ? clockAt(millisecondsOf(clock), counter + 1)
    : clockAt(millisecondsOf(clock) + 1, 0);
}
