import { escapeHoles } from '../../shared/holeText';
import type { HoleRule } from '../rules/HoleRule';
import {
  type Atom,
  atomsOf,
  isHole,
  isInner,
  isLiteral,
  isOpened,
  type Pattern,
} from '../rules/Pattern';

export interface Span {
  start: number;
  end: number;
}

/** One side of a rule as a person edits it, and where each of its patterns lies in the text. */
export interface ShownSide {
  text: string;
  spans: ReadonlyMap<Pattern, Span>;
}

/**
 * One side of a rule as text: holes are `$1`, runs `$$$1`, levels of indentation four spaces.
 * @param quote written where the rule leaves the mark of a string to the site
 */
export function shownSide(
  patterns: readonly Pattern[],
  holes: readonly HoleRule[],
  quote: string,
): ShownSide {
  const spans = new Map<Pattern, Span>();
  const atoms = atomsOf(patterns);
  let index = 0;
  let text = '';
  const visit = (pattern: Pattern): void => {
    const isFirst = text === '';
    if (isInner(pattern)) {
      const firstLength = text.length;
      pattern.c.forEach(visit);
      const [first] = pattern.c;
      const start = (first && spans.get(first)?.start) ?? firstLength;
      spans.set(pattern, { start, end: text.length });
      return;
    }
    if (!isFirst) text += pattern.g.replaceAll('\t', '    ');
    const start = text.length;
    text += shownAtom(pattern, atoms[++index], holes, quote);
    spans.set(pattern, { start, end: text.length });
  };
  patterns.forEach(visit);
  return { text, spans };
}

function shownAtom(
  atom: Atom,
  next: Atom | undefined,
  holes: readonly HoleRule[],
  quote: string,
): string {
  const beforeHole =
    next !== undefined && !isLiteral(next) && next.g === '' && beginsWithHole(next);
  if (isLiteral(atom)) return shownCode(atom.t, beforeHole);
  if (!isOpened(atom)) return isHole(atom) ? `$${atom.h}` : `$$$${atom.r}`;
  return atom.p
    .map((part, at) => {
      if (typeof part !== 'string') return holes[part - 1]?.part === 'quote' ? quote : `$${part}`;
      return shownCode(part, at + 1 < atom.p.length || beforeHole);
    })
    .join('');
}

const beginsWithHole = (atom: Exclude<Atom, { t: string }>): boolean =>
  !isOpened(atom) || typeof atom.p[0] === 'number';

/** A backslash right before a hole would say that it is none. */
function shownCode(code: string, beforeHole: boolean): string {
  const escaped = escapeHoles(code);
  return beforeHole ? escaped.replace(/\\+$/, (slashes) => slashes + slashes) : escaped;
}
