import type { Source } from '../text/tokens';

/**
 * The shape of what stands glued to the end of a match, up to white space: punctuation as it is, `w`
 * for a word (also one with hyphens in it), `n` for a number, `s` for a string; a blank where it ends.
 */
export function shapeAfter(source: Source, at: number, pieces: number): string {
  const { tokens } = source;
  const shape: string[] = [];
  let index = at;
  while (shape.length < pieces) {
    const token = tokens[index];
    if (!token?.tight) return [...shape, ' '].join('\t');
    shape.push(token.kind === 'op' ? token.text : token.kind.charAt(0));
    index++;
    if (token.kind === 'word') while (isHyphenated(source, index)) index += 2;
  }
  return shape.join('\t');
}

function isHyphenated({ tokens }: Source, index: number): boolean {
  const [hyphen, word] = [tokens[index], tokens[index + 1]];
  return (
    hyphen?.text === '-' &&
    hyphen.tight &&
    word !== undefined &&
    word.tight &&
    /word|number/.test(word.kind)
  );
}

/** Whether one of the shapes stands at a place. */
export const fitsShape = (source: Source, at: number, shapes: readonly string[]) =>
  shapes.some((shape) => shapeAfter(source, at, shape.split('\t').length) === shape);
