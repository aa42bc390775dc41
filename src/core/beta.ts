/** A Beta distribution of a success rate; both parameters are positive. */
export interface Beta {
  alpha: number;
  beta: number;
}

const STEPS = 30;
const MOST_TERMS = 300;
const PRECISION = 1e-12;

export function meanOf({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** The rate below which a share of the distribution lies, 0..1; by halving, to nine digits. */
export function quantileOf(distribution: Beta, share: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(distribution, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The narrowest interval that holds a share of the distribution. It reaches an end of 0..1 where the
 * rates there are the likeliest, which one with equal tails never does.
 */
export function narrowestInterval(
  distribution: Beta,
  share: number,
): { low: number; high: number } {
  const { alpha, beta } = distribution;
  if (alpha <= 1 && beta <= 1) return between(distribution, (1 - share) / 2, share);
  if (beta <= 1) return { low: quantileOf(distribution, 1 - share), high: 1 };
  if (alpha <= 1) return { low: 0, high: quantileOf(distribution, share) };
  // The width has one minimum over the share of the lower tail: sections as Fibonacci’s.
  let [from, to] = [0, 1 - share];
  const widthAt = (tail: number): number => {
    const { low, high } = between(distribution, tail, share);
    return high - low;
  };
  for (let step = 0; step < 12; step += 1) {
    const third = (to - from) / 3;
    if (widthAt(from + third) < widthAt(to - third)) to -= third;
    else from += third;
  }
  return between(distribution, (from + to) / 2, share);
}

function between(distribution: Beta, tail: number, share: number): { low: number; high: number } {
  return { low: quantileOf(distribution, tail), high: quantileOf(distribution, tail + share) };
}

/** The share of the distribution that lies below a rate, 0..1: the regularised incomplete beta function. */
export function shareBelow({ alpha, beta }: Beta, rate: number): number {
  if (rate <= 0) return 0;
  if (rate >= 1) return 1;
  const front = Math.exp(
    logGamma(alpha + beta) -
      logGamma(alpha) -
      logGamma(beta) +
      alpha * Math.log(rate) +
      beta * Math.log(1 - rate),
  );
  return rate < (alpha + 1) / (alpha + beta + 2)
    ? (front * continuedFraction(alpha, beta, rate)) / alpha
    : 1 - (front * continuedFraction(beta, alpha, 1 - rate)) / beta;
}

/** By Lentz's method; converges quickly below the mean. */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const term of [even, odd]) {
      d = 1 / awayFromZero(1 + term * d);
      c = awayFromZero(1 + term / c);
      product *= c * d;
    }
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return product;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** Stirling's series, shifted to where it is exact to 12 digits. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z += 1) shift -= Math.log(z);
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse *
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series;
}
