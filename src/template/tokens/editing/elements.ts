import type { Element } from '../rules/body';
import { portableLayout } from '../../shared/layout';
import { openString } from '../text/openedStrings';
import { tokenize } from '../text/tokenize';
import type { Token } from '../text/tokens';
import { isMark, type Piece } from '../../shared/holeText';

const PLACEHOLDER = /cplHole(\d+)x/;

/** Code in which a word stands for each hole. */
export const codeOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (isMark(piece) ? `cplHole${piece.hole}x` : piece.code)).join('');

/**
 * Code with holes as elements of a template. `undefined` when a hole is only a part of a word.
 * @param unit one level of indentation of the code
 */
export function elementsOf(
  pieces: readonly Piece[],
  language: string,
  unit: string,
): Element[] | undefined {
  const { text, tokens } = tokenize(codeOf(pieces), language);
  const elements: Element[] = [];
  for (const [index, token] of tokens.entries()) {
    const space = text.slice(tokens[index - 1]?.end ?? token.start, token.start);
    const element = elementOf(token, portableLayout(space, '', unit));
    if (element === undefined) return undefined;
    elements.push(element);
  }
  return elements;
}

function elementOf(token: Token, layout: string): Element | undefined {
  const common = { break: token.breakBefore, layout };
  const hole = PLACEHOLDER.exec(token.text);
  if (!hole) return { is: 'literal', text: token.text, kind: token.kind, ...common };
  if (hole[0] === token.text) return { is: 'hole', hole: Number(hole[1]), ...common };
  const string = token.kind === 'string' ? openString(token.text) : undefined;
  if (!string) return undefined;
  const parts = string.content
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== '');
  return {
    is: 'opened',
    open: string.prefix + string.quote,
    close: string.quote,
    parts,
    ...common,
  };
}
