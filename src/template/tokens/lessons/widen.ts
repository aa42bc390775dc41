import type { Alignment } from './alignment';
import {
  endsOperand,
  isConnector,
  isInfix,
  isKeyword,
  isPostfixBracket,
  isPrefix,
  operandEnd,
  operandStart,
} from '../text/chains';
import {
  beginsStatement,
  endsStatement,
  isSeparator,
  statementAround,
  stepOver,
} from '../text/extents';
import type { Hunk } from './tokenDiff';
import { enclosing, isCloser, isOpener, type Source } from '../text/tokens';

const MAX_ROUNDS = 24;
/** Tokens of a call whose name and arguments changed together. */
const MAX_JOINT_CALL = 60;

/**
 * The smallest region around a difference that is a whole: brackets balanced, an operator with its
 * operands, a renamed function with its arguments, a new argument with its call.
 */
export function wholeAround(alignment: Alignment, hunk: Hunk): Hunk {
  let region = hunk;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = widenOnce(alignment, balance(alignment, region));
    if (sameRegion(next, region)) return next;
    region = next;
  }
  return balance(alignment, region);
}

/**
 * The next larger whole: the call or bracket around, else the statement; `undefined` at the end, or
 * when another change lies in it.
 */
export function climb(alignment: Alignment, region: Hunk): Hunk | undefined {
  const { before } = alignment;
  const around = enclosing(before, region.b0);
  const isList = around >= 0 && before.tokens[around]?.text !== '{';
  if (before.rules.markup && !isList) return undefined;
  const { start, end } = statementAround(before, Math.min(region.b0, before.tokens.length - 1));
  const larger = isList
    ? alignment.widen(region, around, (before.partner[around] ?? around) + 1)
    : alignment.widen(region, start, end);
  const whole = wholeAround(alignment, larger);
  const swallows = alignment.hunks.some((hunk) => within(hunk, whole) && !within(hunk, region));
  return sameRegion(whole, region) || swallows ? undefined : whole;
}

function within(hunk: Hunk, region: Hunk): boolean {
  return (
    hunk.b0 >= region.b0 && hunk.b1 <= region.b1 && hunk.a0 >= region.a0 && hunk.a1 <= region.a1
  );
}

/** Whether the region is made of whole statements on both sides. */
export function isStatements(alignment: Alignment, region: Hunk): boolean {
  const { before, after } = alignment;
  return (
    beginsStatement(before, region.b0) &&
    (region.b0 === region.b1 || endsStatement(before, region.b1)) &&
    (region.a0 === region.a1 ||
      (beginsStatement(after, region.a0) && endsStatement(after, region.a1)))
  );
}

function balance(alignment: Alignment, hunk: Hunk): Hunk {
  let region = hunk;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [from, to] = partnersOf(alignment.before, region.b0, region.b1);
    let next = alignment.widen(region, from, to);
    const [afterFrom, afterTo] = partnersOf(alignment.after, next.a0, next.a1);
    next = alignment.widenAfter(next, afterFrom, afterTo);
    if (sameRegion(next, region)) return region;
    region = next;
  }
  return region;
}

function partnersOf(source: Source, from: number, to: number): [number, number] {
  let low = from;
  let high = to;
  for (let index = from; index < to; index++) {
    const partner = source.partner[index] ?? -1;
    if (partner < 0) continue;
    low = Math.min(low, partner);
    high = Math.max(high, partner + 1);
  }
  return [low, high];
}

function widenOnce(alignment: Alignment, region: Hunk): Hunk {
  if (isStatements(alignment, region)) return region;
  for (const rule of [
    toList,
    toLeftOperand,
    toRightOperand,
    toArguments,
    toReceiver,
    toDeclared,
    toContext,
  ]) {
    const next = rule(alignment, region);
    if (next && !sameRegion(next, region)) return next;
  }
  return region;
}

type Rule = (alignment: Alignment, region: Hunk) => Hunk | undefined;

/** A change in the items of a list needs the list; where there is none, the statement. */
const toList: Rule = (alignment, region) => {
  const { before, after } = alignment;
  const isEmptyList =
    isEmptyBracket(before, region.b0, region.b1) || isEmptyBracket(after, region.a0, region.a1);
  const changesItems =
    hasSeparator(before, region.b0, region.b1) || hasSeparator(after, region.a0, region.a1);
  if (!isEmptyList && !changesItems) return undefined;
  const around = enclosing(before, region.b0);
  if (around >= 0 && before.tokens[around]?.text !== '{') {
    return alignment.widen(region, around, (before.partner[around] ?? around) + 1);
  }
  const { start, end } = statementAround(before, Math.min(region.b0, before.tokens.length - 1));
  return alignment.widen(region, start, end);
};

const toLeftOperand: Rule = (alignment, region) => {
  const { before, after } = alignment;
  const binds = (source: Source, from: number, to: number) =>
    from < to &&
    (isConnector(source, from) || isPostfixBracket(source, from) || isInfix(source, from));
  if (!binds(before, region.b0, region.b1) && !binds(after, region.a0, region.a1)) return undefined;
  const start = operandStart(before, region.b0 - 1);
  return start < 0 ? undefined : alignment.widen(region, start, region.b1);
};

const toRightOperand: Rule = (alignment, region) => {
  const { before, after } = alignment;
  const binds = (source: Source, from: number, to: number) =>
    from < to &&
    !endsOperand(source, to - 1) &&
    (isInfix(source, to - 1) ||
      isPrefix(source, to - 1) ||
      isConnector(source, to - 1) ||
      isKeyword(source, to - 1));
  if (!binds(before, region.b0, region.b1) && !binds(after, region.a0, region.a1)) return undefined;
  const next = before.tokens[region.b1];
  if (next?.breakBefore === true || next?.text === '{') return undefined;
  const end = operandEnd(before, region.b1);
  return end < 0 ? undefined : alignment.widen(region, region.b0, end);
};

/**
 * The name of a call changed: its arguments belong to it, unless changes in them are better seen apart,
 * as in a nested call of the same name or a long block.
 */
const toArguments: Rule = (alignment, region) => {
  const { before, after } = alignment;
  const names = (source: Source, from: number, to: number) =>
    from < to && (source.tokens[to - 1]?.kind === 'word' || source.tokens[to - 1]?.text === '!');
  if (!names(before, region.b0, region.b1) && !names(after, region.a0, region.a1)) return undefined;
  if (before.tokens[region.b1]?.text !== '(' || !isOpener(before, region.b1)) return undefined;
  if (before.tokens[region.b1]?.breakBefore === true) return undefined;
  const end = stepOver(before, region.b1);
  const inside = alignment.hunks.filter((hunk) => hunk.b0 > region.b1 && hunk.b1 < end);
  const name = before.tokens[region.b1 - 1]?.key;
  const isApart =
    inside.length > 0 &&
    (end - region.b1 > MAX_JOINT_CALL ||
      before.tokens
        .slice(region.b1, end)
        .some((token) => token.key === name || token.text === '{'));
  return isApart ? undefined : alignment.widen(region, region.b0, end);
};

const toReceiver: Rule = (alignment, region) => {
  const { before } = alignment;
  const isMember = isConnector(before, region.b0 - 1);
  const isBracket = region.b0 < region.b1 && isPostfixBracket(before, region.b0);
  if (!isMember && !isBracket) return undefined;
  const start = operandStart(before, isMember ? region.b0 - 2 : region.b0 - 1);
  return alignment.widen(region, start < 0 ? region.b0 - 1 : start, region.b1);
};

/** What is declared keeps the word that declares it: `class Name`, `def name`. */
const toDeclared: Rule = (alignment, region) => {
  const { before } = alignment;
  const { tokens } = before;
  const declares = /^(?:class|def|function|func|fn|fun|struct|interface|enum|trait|new)$/;
  if (tokens[region.b0]?.kind !== 'word' || tokens[region.b0]?.breakBefore) return undefined;
  if (!declares.test(tokens[region.b0 - 1]?.text ?? '')) return undefined;
  return alignment.widen(region, region.b0 - 1, region.b1);
};

/**
 * A lone string or number needs its call or the keyword before it, a lone word the operator before it
 * (`: any`): by themselves they would match anywhere.
 */
const toContext: Rule = (alignment, region) => {
  const { before } = alignment;
  const only = before.tokens[region.b0];
  if (region.b1 - region.b0 !== 1 || only === undefined || only.breakBefore) return undefined;
  const previous = before.tokens[region.b0 - 1];
  if (previous === undefined) return undefined;
  if (isKeyword(before, region.b0 - 1)) {
    return only.kind === 'word' ? undefined : alignment.widen(region, region.b0 - 1, region.b1);
  }
  if (only.kind === 'word') {
    if (followsTightly(before, region.b1)) return undefined;
    const isContext = previous.kind === 'op' && !/^[,;=()[\]{}<>]$/.test(previous.text);
    return isContext ? alignment.widen(region, region.b0 - 1, region.b1) : undefined;
  }
  const isOnlyArgument = previous.text === '(' && before.tokens[region.b1]?.text === ')';
  return isOnlyArgument ? alignment.widen(region, region.b0 - 1, region.b1 + 1) : undefined;
};

/** An operator that is attached to the token before it, as in `http://`. */
export function followsTightly(source: Source, index: number): boolean {
  const token = source.tokens[index];
  if (token?.kind !== 'op' || !token.tight) return false;
  return !/^[.,;=()[\]{}<>?!*&|+-]$/.test(token.text) && !isConnector(source, index);
}

function isEmptyBracket(source: Source, from: number, to: number): boolean {
  return from === to && isOpener(source, from - 1) && isCloser(source, from);
}

function hasSeparator(source: Source, from: number, to: number): boolean {
  for (let index = from; index < to; index = stepOver(source, index)) {
    if (isSeparator(source, index)) return true;
  }
  return false;
}

function sameRegion(x: Hunk, y: Hunk): boolean {
  return x.b0 === y.b0 && x.b1 === y.b1 && x.a0 === y.a0 && x.a1 === y.a1;
}
