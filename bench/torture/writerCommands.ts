export const PATTERNS = 50;
export const TARGETS = 100;
/** A suggestion and an outcome. */
export const EVENTS_PER_COMMAND = 2;

/** What a writer's command of a certain number is about. */
export function wordsOf(
  writer: string,
  number: number,
): { pattern: string; target: string; source: string } {
  return {
    pattern: `p${number % PATTERNS}`,
    target: `t${number % TARGETS}`,
    source: `source ${writer} ${number}`,
  };
}
