import { longestCommon } from '../syntax/longestCommon';
import { type Atom, atomKey, isLiteral } from '../rules/Pattern';

/** Atoms that both sides share, as pairs of indices. Separators belong to what stands between them. */
export function sharedAtoms(before: readonly Atom[], after: readonly Atom[]): [number, number][] {
  const shared = longestCommon(before.length, after.length, (i, j) => {
    const [left, right] = [before[i]!, after[j]!];
    return atomKey(left) === atomKey(right);
  });
  return shared.filter(([i]) => !isSeparatorAtom(before[i]!));
}

export const isSeparatorAtom = (atom: Atom) =>
  isLiteral(atom) && (atom.t === ',' || atom.t === ';');

export const isTerminator = (atom: Atom) => isLiteral(atom) && atom.t === ';';

/** Levels of indentation with which portable layout begins a line; `undefined` within a line. */
function levelOf(layout: string): number | undefined {
  const line = layout.lastIndexOf('\n');
  return line < 0 ? undefined : layout.length - line - 1;
}

/** The level of the line on which each atom stands, relative to the first line. */
export function levelsOf(atoms: readonly Atom[]): number[] {
  let level = 0;
  return atoms.map((atom, index) => {
    if (index > 0) level = levelOf(atom.g) ?? level;
    return level;
  });
}
