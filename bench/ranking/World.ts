import type { Random } from './Random';

/** Days after which what ages has aged. */
const AGES_AFTER = 60;
const LOSS = 0.4;
const EFFECT = 0.15;
const SHARE_AGEING = 0.1;
/** Shares of patterns and the rates that they have, evenly spread between the two. */
const KINDS = [
  { share: 0.3, from: 0.9, to: 1 },
  { share: 0.4, from: 0.4, to: 0.9 },
  { share: 0.3, from: 0, to: 0.4 },
] as const;

interface TruePattern {
  rate: number;
  ages: boolean;
  /** By kind of project. */
  effects: number[];
}

/**
 * What the estimators do not know: how often each pattern works, where and when. A pattern suits each
 * kind of project better or worse; a rate changes at once and for good. The estimator knows of neither.
 */
export class World {
  private readonly patterns: TruePattern[];

  constructor(random: Random, patterns: number, kinds: number) {
    this.patterns = Array.from({ length: patterns }, () => ({
      rate: rateOf(random),
      ages: random.next() < SHARE_AGEING,
      effects: Array.from({ length: kinds }, () => (random.next() < 0.5 ? -EFFECT : EFFECT)),
    }));
  }

  /** How likely a pattern works in a kind of project on a day, 0..1. */
  rate(pattern: number, kind: number, day: number): number {
    const { rate, ages, effects } = this.patterns[pattern]!;
    const lost = ages && day > AGES_AFTER ? LOSS : 0;
    return Math.min(1, Math.max(0, rate - lost + effects[kind]!));
  }
}

function rateOf(random: Random): number {
  let draw = random.next();
  for (const { share, from, to } of KINDS) {
    if (draw < share) return from + (to - from) * random.next();
    draw -= share;
  }
  return random.next();
}
