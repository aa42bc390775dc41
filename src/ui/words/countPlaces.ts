/** How many places some pieces of one application are: those without numbers are one place each. */
export function countPlaces(pieces: readonly { places?: readonly number[] }[]): number {
  const numbered = new Set(pieces.flatMap(({ places = [] }) => places));
  return numbered.size + pieces.filter(({ places }) => places === undefined).length;
}
