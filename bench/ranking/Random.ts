/** Numbers that look random and are the same for the same seed. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ x < 1: the middle of a 32-bit counter, mixed (Steele, Lea and Flood, 2014). */
  next(): number {
    this.state = (this.state + 0x9e3779b9) | 0;
    let mixed = this.state ^ (this.state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** So many different whole numbers below `of`, in no order. */
  some(count: number, of: number): number[] {
    const all = Array.from({ length: of }, (_, index) => index);
    for (let at = 0; at < count; at += 1) {
      const other = at + this.below(of - at);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    return all.slice(0, count);
  }
}
