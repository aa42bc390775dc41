/** A stretch of code before and after an application, and how many of its places are that. */
export interface Replacement {
  before: string;
  after: string;
  places: number;
}

/**
 * Whether code went back between two texts of a file: each stretch after is as much rarer as it has
 * places, and each before as much more frequent. A stretch within the other one is part of that.
 */
export function wentBack(from: string, to: string, replacements: readonly Replacement[]): boolean {
  return replacements.every(({ before, after, places }) => {
    const [hasBefore, hasAfter] = [before.trim() !== '', after.trim() !== ''];
    const lost = count(from, after, before) - count(to, after, before);
    const regained = count(to, before, after) - count(from, before, after);
    return (
      (hasBefore || hasAfter) && (!hasAfter || lost >= places) && (!hasBefore || regained >= places)
    );
  });
}

/** How often code stands in a text, where it is not a part of the other. */
export function count(text: string, code: string, other: string): number {
  const covering = other.length > code.length ? startsOf(text, other) : [];
  return startsOf(text, code).filter(
    (start) =>
      !covering.some((from) => from <= start && start + code.length <= from + other.length),
  ).length;
}

function startsOf(text: string, code: string): number[] {
  if (code.trim() === '') return [];
  const starts: number[] = [];
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + code.length)) {
    starts.push(at);
  }
  return starts;
}
