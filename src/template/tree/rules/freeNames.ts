import { isConnector, isMember, isNameKind } from '../languages/kinds';
import { isInner, isLiteral, type Leaf, type Pattern } from './Pattern';

/** A name as a rule writes it. */
export interface FreeName {
  leaf: Leaf;
  /** How a file writes it: with the sign that the language puts before its variables. */
  word: string;
}

/** Names that stand for themselves: no members of something else, and no names of arguments. */
export function freeNames(patterns: readonly Pattern[]): FreeName[] {
  const found: FreeName[] = [];
  const visit = (pattern: Pattern, sign = ''): void => {
    if (isInner(pattern)) {
      for (const [at, child] of pattern.c.entries()) {
        if (!isMemberName(pattern.c, at, pattern.k) && !isLabel(pattern.c, at, pattern.k))
          visit(child, signBefore(pattern.c, at));
      }
    } else if (isLiteral(pattern) && isNameKind(pattern.k) && !isFieldName(pattern.k)) {
      found.push({ leaf: pattern, word: sign + pattern.t });
    }
  };
  for (const pattern of patterns) visit(pattern);
  return found;
}

function signBefore(siblings: readonly Pattern[], at: number): string {
  const before = siblings[at - 1];
  return before !== undefined && isLiteral(before) && before.t === '$' ? '$' : '';
}

function isMemberName(siblings: readonly Pattern[], at: number, parent: string): boolean {
  const before = siblings[at - 1];
  if (at > 0 && isMember(parent)) return true;
  return before !== undefined && isLiteral(before) && isConnector(before.t);
}

/** The name of an argument or of a field, before its value. */
function isLabel(siblings: readonly Pattern[], at: number, parent: string): boolean {
  const next = siblings[at + 1];
  return (
    at === 0 &&
    /argument$|keyed_element|element_value_pair/.test(parent) &&
    next !== undefined &&
    isLiteral(next) &&
    /^[:=]$/.test(next.t)
  );
}

const isFieldName = (kind: string) => /^(?:property|field)_identifier$/.test(kind);

/** Whether a name occurs in a text as a word. */
export function hasWord(text: string, name: string): boolean {
  const isPart = (char: string) => /[\p{L}\p{N}_$]/u.test(char);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPart(text.charAt(at - 1)) && !isPart(text.charAt(at + name.length))) return true;
  }
  return false;
}
