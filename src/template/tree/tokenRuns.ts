import { isTokenKind } from './Kinds';
import { isNameKind } from './names';
import { isInner, isLiteral, isOpened, type Leaf, type Pattern, type Rule } from './Pattern';
import { fixedText } from './spellings';

/** Fixed words and signs that stand side by side wherever a rule matches. */
export type TokenRun = readonly Token[];

interface Token {
  text: string;
  /** Whether it is a word by itself, and no part of a longer one. */
  isWord: boolean;
}

/**
 * What each text has in which a rule matches: runs of fixed tokens, those between which the rule has
 * holes in runs of their own. What a file may spell otherwise is left out.
 */
export function tokenRuns({ before, origins = {} }: Rule): TokenRun[] {
  const runs: Token[][] = [[]];
  const visit = (pattern: Pattern): void => {
    if (Object.hasOwn(origins, fixedText(pattern) ?? '')) runs.push([]);
    else if (isInner(pattern)) pattern.c.forEach(visit);
    else if (isLiteral(pattern)) {
      const token = { text: pattern.t, isWord: isWord(pattern) };
      if (startsWithGap(pattern)) runs.push([token], []);
      else if (isTold(pattern)) runs.at(-1)!.push(token);
    } else {
      const parts = isOpened(pattern) ? pattern.p.filter((part) => typeof part === 'string') : [];
      runs.push(...parts.map((text) => [{ text, isWord: false }]), []);
    }
  };
  before.forEach(visit);
  return runs.filter((run) => run.length > 0);
}

/** Not what has no text, nor what a file may leave out. */
const isTold = ({ t }: Leaf) => t.trim() !== '' && !isSeparator(t);

/** What is in a string may look like the gap between two tokens. */
const startsWithGap = ({ t }: Leaf) => t.trim() !== '' && !isSeparator(t) && isGap(t.charAt(0));

const isSeparator = (text: string) => text === ',' || text === ';';

const isWord = ({ k, t }: Leaf) => (isNameKind(k) || isTokenKind(k)) && /^[\p{L}_]/u.test(t);

/** Whether a text may have a run: certain if not, no more than likely if so. */
export function mayHaveRun(text: string, run: TokenRun): boolean {
  const [first] = run as [Token];
  for (let at = text.indexOf(first.text); at >= 0; at = text.indexOf(first.text, at + 1)) {
    if (first.isWord && /[\p{L}_]/u.test(text.charAt(at - 1))) continue;
    if (mayContinue(text, at, run)) return true;
  }
  return false;
}

function mayContinue(text: string, start: number, run: TokenRun): boolean {
  let at = start;
  for (const token of run) {
    while (at > start && isGap(text.charAt(at))) at++;
    if (!text.startsWith(token.text, at)) return at > start && mayBeComment(text, at);
    at += token.text.length;
    if (token.isWord && /[\p{L}\p{N}_]/u.test(text.charAt(at))) return false;
  }
  return true;
}

const isGap = (char: string) => char === ',' || /\s/.test(char);

/** A comment between two tokens is none of a rule's business, nor is the end of a statement. */
function mayBeComment(text: string, at: number): boolean {
  return /^(?:[;#]|\/[/*]|<!--|<#|-->|=begin)/.test(text.slice(at, at + 6));
}
