/** The names in their order, later ones of the same letters with a number behind. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let number = 2; taken.has(distinct.toLowerCase()); number += 1) {
      distinct = `${name} (${number})`;
    }
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}
