import type { Bindings } from '../text/bindings';
import {
  beginsOperand,
  isAtom,
  firstPieceEnd,
  isConnector,
  isKeyword,
  isPostfixBracket,
  nextPieceEnd,
} from '../text/chains';
import { beginsStatement, expressionEnd, isSeparator } from '../text/extents';
import { CONSTANT_WORDS } from '../languages/base';
import { isFlagText } from '../text/flags';
import { isCloser, isOpener, type Source } from '../text/tokens';

/** Tokens `from`..`to` that may become a hole. */
export interface Run {
  from: number;
  to: number;
  role: 'item' | 'operand' | 'receiver' | 'block';
}

/** What becomes a hole: names and expressions, and also strings and numbers. */
export interface Level {
  names: boolean;
  data: boolean;
  /** Also expressions with calls in them, as a whole. */
  calls: boolean;
}

const DECLARES = /^(?:class|def|function|func|fn|fun|struct|interface|enum|trait)$/;
const EXPRESSION_BEGINS_AFTER = /^(?:=|:=|=>|return|in|:)$/;

/** Runs of a region of the text before that may become holes, longest first. */
export function candidateRuns(
  source: Source,
  from: number,
  to: number,
  bindings: Bindings,
  level: Level,
): Run[] {
  if (source.rules.prose) return [];
  if (source.rules.markup) return level.data ? attributeValues(source, from, to) : [];
  const runs: Run[] = [];
  const whole = source.tokens[to - 1]?.text === ';' ? to - 1 : to;
  for (let index = from; index < to; index++) {
    runs.push(...operandsAt(source, index, to));
    const item = itemAt(source, index, from, to);
    if (item) runs.push(item);
    if (isOpener(source, index) && source.tokens[index]?.text === '{') {
      const close = source.partner[index] ?? index;
      if (close > index + 1 && close < to) runs.push({ from: index + 1, to: close, role: 'block' });
    }
  }
  return runs
    .filter((run) => run.to - run.from < whole - from && isEligible(source, run, bindings, level))
    .sort((x, y) => y.to - y.from - (x.to - x.from) || x.from - y.from);
}

/** In markup only the longer values of attributes vary; names and keywords say what an element is. */
function attributeValues(source: Source, from: number, to: number): Run[] {
  const runs: Run[] = [];
  for (let index = from + 1; index < to; index++) {
    const isValue = source.tokens[index - 1]?.text === '=' && (source.parent[index] ?? -1) >= 0;
    if (isValue && !/^.[\w-]{1,12}.$/.test(source.tokens[index]?.text ?? '')) {
      runs.push({ from: index, to: index + 1, role: 'operand' });
    }
  }
  return runs;
}

function operandsAt(source: Source, index: number, limit: number): Run[] {
  const runs: Run[] = [];
  if (!beginsOperand(source, index)) return runs;
  let end = firstPieceEnd(source, index);
  while (end > 0 && end <= limit) {
    const next = nextPieceEnd(source, end);
    const role = next > 0 && next <= limit ? 'receiver' : 'operand';
    if (role === 'receiver' || next < 0) runs.push({ from: index, to: end, role });
    end = next;
  }
  return runs;
}

function itemAt(source: Source, index: number, from: number, to: number): Run | undefined {
  if (index === from) return undefined;
  const previous = source.tokens[index - 1]?.text ?? '';
  const around = source.parent[index] ?? -1;
  const inList = around >= from && source.tokens[around]?.text !== '{';
  const beginsItem = inList && (isOpener(source, index - 1) || isSeparator(source, index - 1));
  const isCommand =
    source.tokens[index - 1]?.kind === 'word' &&
    beginsStatement(source, index - 1) &&
    beginsOperand(source, index);
  if (!beginsItem && !isCommand && !EXPRESSION_BEGINS_AFTER.test(previous)) return undefined;
  const end = expressionEnd(source, index);
  if (end > to || end === index) return undefined;
  const isNamedArgument = beginsItem && /^[=:]$/.test(source.tokens[index + 1]?.text ?? '');
  return isNamedArgument ? undefined : { from: index, to: end, role: 'item' };
}

function isEligible(source: Source, run: Run, bindings: Bindings, level: Level): boolean {
  const token = source.tokens[run.from];
  if (token === undefined) return false;
  if (!level.calls && hasCall(source, run)) return false;
  if (run.role === 'block') return level.names;
  if (run.role === 'receiver') return level.names && isLocalExpression(source, run, bindings);
  if (run.to - run.from > 1) return level.names;
  if (token.kind === 'string') return level.data && !isFlag(source, run);
  if (token.kind === 'number') return level.data;
  if (token.kind !== 'word') return token.kind === 'regex' && level.data;
  if (isKeyword(source, run.from) || CONSTANT_WORDS.has(token.text)) return false;
  if (isConnector(source, run.from - 1) || isConnector(source, run.to)) return false;
  if (isAtom(source, run.to) && source.tokens[run.to]?.breakBefore !== true) return false;
  return level.names && (run.role === 'item' || !bindings.imported.has(token.text));
}

function hasCall(source: Source, { from, to }: Run): boolean {
  for (let index = from + 1; index < to; index++) {
    if (source.tokens[index]?.text === '(' && isPostfixBracket(source, index)) return true;
  }
  return false;
}

/** Whether what a member or call belongs to is a value of this place rather than a module or type. */
function isLocalExpression(source: Source, run: Run, bindings: Bindings): boolean {
  const root = source.tokens[run.from];
  if (root === undefined || isKeyword(source, run.from)) return false;
  if (isPostfixBracket(source, run.to) && run.to - run.from === 1) {
    const isDeclared = DECLARES.test(source.tokens[run.from - 1]?.text ?? '');
    if (source.tokens[run.to]?.text === '(') return isDeclared;
  }
  if (isPostfixBracket(source, run.to) && source.tokens[run.to]?.text !== '[') return false;
  for (let index = run.from; index < run.to; index++) if (isCloser(source, index)) return true;
  if (root.kind !== 'word') return true;
  if (CONSTANT_WORDS.has(root.text)) return false;
  if (bindings.local.has(root.text)) return true;
  const { capitalisedModules } = source.rules;
  return capitalisedModules && !bindings.imported.has(root.text) && /^[^\p{Lu}]/u.test(root.text);
}

/** A short string that is not the first argument. */
function isFlag(source: Source, run: Run): boolean {
  if (!isSeparator(source, run.from - 1) && source.tokens[run.from - 1]?.text !== '=') return false;
  return isFlagText(source.tokens[run.from]?.text ?? '');
}
