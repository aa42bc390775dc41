import { isNameKind } from '../languages/kinds';
import { isTokenKind } from '../syntax/Kinds';
import type { HoleRule } from '../rules/HoleRule';
import { isHole, isInner, isLiteral, isOpened, isRest } from '../rules/Pattern';
import type { Leaf, Opened, Pattern, Rule } from '../rules/Pattern';
import { isGap } from './placesAfter';

/** Words and signs that stand side by side wherever a rule matches. */
export interface TokenRun {
  tokens: readonly Token[];
  /** The texts of that token which is the least likely to be there. */
  rarest: readonly string[];
  /** A closing bracket that does not come next, since there is something before it. */
  notNext?: string;
}

export interface Token {
  /** It is one of these. */
  texts: readonly string[];
  /** Whether it is a word by itself, and no part of a longer one. */
  isWord: boolean;
}

const QUOTES: Token = { texts: ["'''", '"""', "'", '"', '`'], isWord: false };
const CLOSERS = new Map([
  ['(', ')'],
  ['[', ']'],
]);

/**
 * What each text has in which a rule matches: runs of tokens, those between which the rule has holes
 * in runs of their own. The least likely run comes first.
 * @param isLeftOut whether nothing is to be said of a part of the rule
 */
export function tokenRuns(
  rule: Rule,
  isLeftOut: (pattern: Pattern) => boolean = () => false,
): TokenRun[] {
  const runs = new Runs(rule.holes, isLeftOut);
  rule.before.forEach((pattern) => runs.add(pattern));
  return runs.told().sort((a, b) => rarity(b.rarest) - rarity(a.rarest));
}

class Runs {
  private readonly runs: { tokens: Token[]; notNext?: string }[] = [{ tokens: [] }];
  private readonly seen = new Set<number>();

  constructor(
    private readonly holes: readonly HoleRule[],
    private readonly isLeftOut: (pattern: Pattern) => boolean,
  ) {}

  add(pattern: Pattern): void {
    if (this.isLeftOut(pattern) || isRest(pattern)) this.break();
    else if (isInner(pattern)) pattern.c.forEach((child) => this.add(child));
    else if (isOpened(pattern)) pattern.p.forEach((part) => this.part(part));
    else if (isLiteral(pattern)) {
      if (isTold(pattern)) this.token({ texts: [pattern.t], isWord: isWord(pattern) });
    } else if (isHole(pattern)) {
      const last = this.run.tokens.at(-1)?.texts[0];
      if (last !== undefined && CLOSERS.has(last)) this.run.notNext = CLOSERS.get(last)!;
      this.hole(pattern.h);
    }
  }

  /** Quotes at the beginning tell too little. */
  told(): TokenRun[] {
    return this.runs.flatMap(({ tokens, ...run }) => {
      const told = tokens.slice(tokens.findIndex((token) => token !== QUOTES));
      if (told[0] === undefined || told[0] === QUOTES) return [];
      return [{ ...run, tokens: told, rarest: rarestOf(told).texts }];
    });
  }

  private get run() {
    return this.runs.at(-1)!;
  }

  private part(part: Opened['p'][number]): void {
    if (typeof part === 'number') this.hole(part);
    else this.token({ texts: [part], isWord: false });
  }

  /** Where a hole is met again, what it stands for may have another layout. */
  private hole(number: number): void {
    const rule = this.holes[number - 1];
    const isKnown = this.seen.has(number);
    this.seen.add(number);
    if (rule?.part === 'quote') this.token(QUOTES);
    else if (isKnown || rule?.oneOf === undefined || rule.oneOf.includes('')) this.break();
    else this.token({ texts: rule.oneOf, isWord: false });
  }

  private token(token: Token): void {
    // What is in a string may look like the gap between two tokens.
    const looksLikeGap = token.texts.some((text) => isGap(text.charAt(0)));
    if (looksLikeGap) this.break();
    this.run.tokens.push(token);
    if (looksLikeGap) this.break();
  }

  private break(): void {
    this.runs.push({ tokens: [] });
  }
}

const rarestOf = (tokens: readonly Token[]): Token =>
  tokens.reduce((best, token) => (rarity(token.texts) > rarity(best.texts) ? token : best));

/** The longer and the fewer texts, the less likely it is that one is there. */
const rarity = (texts: readonly string[]): number =>
  Math.min(...texts.map(weight)) - texts.length + 1;

const weight = (text: string) => (/[\p{L}\p{N}]/u.test(text) ? text.length : text.length / 4);

/** Not what has no text, nor what a file may leave out. */
const isTold = ({ t }: Leaf) => t.trim() !== '' && t !== ',' && t !== ';';

const isWord = ({ k, t }: Leaf) => (isNameKind(k) || isTokenKind(k)) && /^[\p{L}_]/u.test(t);
