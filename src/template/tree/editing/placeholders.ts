import { type HoleMark, isMark, type Piece } from '../../shared/holeText';
import { grammarNamed } from '../languages/grammars';
import { isBody } from '../languages/kinds';
import type { Reading } from './Reading';

/** A placeholder within the text of a leaf. */
export const PLACEHOLDER = /cpl(?:Hole|Run)(\d+)x/;

/** A placeholder with what is written around it: its sigil, `Hole` or `Run`, its number. */
export const WHOLE = /^[({@]?(\$?)cpl(Hole|Run)(\d+)x[)};]?$/;

/** How placeholders are written. */
export interface Style {
  /** Only a variable may stand in some places of PHP, and no variable in others. */
  sigil: '' | '$';
  /** With the brackets or the semicolon that belong to what the hole stood for. */
  dressed: boolean;
}

/** The ways to write placeholders that are tried, in this order. */
export function stylesFor(grammar: string): Style[] {
  const { sigils = [''] as const } = grammarNamed(grammar)?.placeholders ?? {};
  return [true, false].flatMap((dressed) => sigils.map((sigil) => ({ sigil, dressed })));
}

/** The name that stands for a hole in the code that is parsed. */
function placeholder({ hole, isRun }: HoleMark, reading: Reading, style: Style): string {
  const name = `${style.sigil}cpl${isRun ? 'Run' : 'Hole'}${hole}x`;
  const [seen = ''] = reading.holes[hole - 1]?.seen ?? [];
  if (!style.dressed) return name;
  if (
    /(^|_)(parameters|parameter_list|arguments|argument_list)$|^parenthesized|condition/.test(seen)
  )
    return `(${name})`;
  if (/annotation$|^decorator$/.test(seen)) return `@${name}`;
  const { braces, semicolons } = grammarNamed(reading.grammar)?.placeholders ?? {};
  if (braces && (isBody(seen) || seen === 'compound_statement')) return `{${name}}`;
  return semicolons && /statement$|declaration$/.test(seen) ? `${name};` : name;
}

/** Code that can be parsed: a name stands for each hole. */
export const codeOf = (pieces: readonly Piece[], reading: Reading, style: Style): string =>
  pieces.map((piece) => (isMark(piece) ? placeholder(piece, reading, style) : piece.code)).join('');
