/** A hole in the text of a template: `$1`, or `$$$1` for a run. Offsets are UTF-16 units. */
export interface HoleMark {
  hole: number;
  isRun: boolean;
  start: number;
  end: number;
}

/** A stretch of code between holes, without the marks that keep it from being read as a hole. */
export interface CodePiece {
  code: string;
  start: number;
}

export type Piece = HoleMark | CodePiece;

export const isMark = (piece: Piece): piece is HoleMark => 'hole' in piece;

/** Code as it must be written beside holes: what would be read as a hole has a backslash before it. */
export function escapeHoles(code: string): string {
  return code.replaceAll(/(\\*)\$(?=\d)/g, (_, slashes: string) => `${slashes}${slashes}\\$`);
}

/**
 * Takes the text of one side apart. Of `$12` the longest number that is a known hole is meant, else
 * all of it.
 * @param kindOf whether a known hole is a run; `undefined` for a number that is new
 */
export function piecesOf(text: string, kindOf: (hole: number) => boolean | undefined): Piece[] {
  const pieces: Piece[] = [];
  let code = '';
  let codeStart = 0;
  let at = 0;
  const flush = (): void => {
    if (code !== '') pieces.push({ code, start: codeStart });
    code = '';
  };
  const take = (piece: string, length: number): void => {
    if (code === '') codeStart = at;
    code += piece;
    at += length;
  };
  while (at < text.length) {
    const escaped = /^(\\+)\$(?=\d)/.exec(text.slice(at, at + 200));
    if (escaped) {
      const slashes = escaped[1]!.length;
      const isCode = slashes % 2 === 1;
      const kept = '\\'.repeat(Math.floor(slashes / 2));
      take(isCode ? `${kept}$` : kept, isCode ? slashes + 1 : slashes);
      if (isCode || slashes === 0) continue;
    }
    const found = /^(\$\$\$|\$)(\d{1,3})/.exec(text.slice(at, at + 6));
    const number = found ? numberIn(found[2]!, kindOf) : undefined;
    const isRun = found?.[1] === '$$$';
    if (!found || number === undefined || (isRun && kindOf(number.hole) === false)) {
      take(text.charAt(at), 1);
      continue;
    }
    flush();
    const end = at + found[1]!.length + number.digits;
    pieces.push({ hole: number.hole, isRun, start: at, end });
    at = end;
  }
  flush();
  return pieces;
}

function numberIn(
  digits: string,
  kindOf: (hole: number) => boolean | undefined,
): { hole: number; digits: number } | undefined {
  for (let length = digits.length; length > 0; length--) {
    const hole = Number(digits.slice(0, length));
    if (kindOf(hole) !== undefined) return { hole, digits: length };
  }
  const hole = Number(digits);
  return hole > 0 ? { hole, digits: digits.length } : undefined;
}
