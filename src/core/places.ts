import type { SiteEdits, TextEdit } from './ports';
import type { AppliedSite } from './types';

type Numbers = Pick<AppliedSite, 'places' | 'companion'>;

/** A piece of code that was or is to be changed, with the numbers of the places that it is a part of. */
interface Piece {
  places?: readonly number[];
}

/** The pieces with numbers for those that have none. */
export function numbered<T extends Piece>(pieces: readonly T[]): (T & { places: number[] })[] {
  let next = pieces.reduce((most, { places = [] }) => Math.max(most, ...places), -1) + 1;
  return pieces.map((piece) => ({ ...piece, places: piece.places?.slice() ?? [next++] }));
}

/**
 * Planned files whose edits say to which places they belong.
 * @param sites each with its own edits; those not all of whose edits are made are no places here
 */
export function withPlaces<F extends { edits: readonly TextEdit[] }>(
  files: readonly F[],
  sites: readonly SiteEdits[],
): (F & { edits: (F['edits'][number] & Numbers)[] })[] {
  const made = new Set(files.flatMap(({ edits }) => edits.map(keyOf)));
  const numbers = new Map<string, Required<Numbers>>();
  for (const [place, { site, edits }] of sites.entries()) {
    if (edits.length === 0 || !edits.every((edit) => made.has(keyOf(edit)))) continue;
    for (const edit of edits) {
      const isApart = edit.start < site.start || edit.end > site.end;
      const known = numbers.get(keyOf(edit));
      known?.places.push(place);
      if (known) known.companion = true;
      else numbers.set(keyOf(edit), { places: [place], companion: isApart });
    }
  }
  return files.map((file) => ({
    ...file,
    edits: file.edits.map((edit) => {
      const { places, companion = false } = numbers.get(keyOf(edit)) ?? {};
      return { ...edit, ...(places && { places }), ...(companion && { companion }) };
    }),
  }));
}

function keyOf({ path, start, end, newText }: TextEdit): string {
  return [path, start, end, newText].join('\0');
}
