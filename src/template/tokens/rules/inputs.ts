import { holesOf, type Body } from './body';

/** Whether the after-side has holes that only a person can fill. */
export function needsInput(body: Body): boolean {
  return inputHoles(body).length > 0;
}

/**
 * The names that stand for what a person fills in, by the number of the hole and in the order of the
 * after-side; no two holes have the same.
 */
export function inputsOf(body: Body): Map<number, string> {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const hole of inputHoles(body)) {
    const own = body.holes[hole - 1]?.name || 'value';
    let name = own;
    for (let number = 2; taken.has(name); number++) name = `${own}${number}`;
    taken.add(name);
    names.set(hole, name);
  }
  return names;
}

function inputHoles({ before, after }: Body): number[] {
  const known = holesOf(before);
  return [...holesOf(after)].filter((hole) => !known.has(hole));
}
