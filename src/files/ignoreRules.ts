import ignore, { type Ignore } from 'ignore';

/** Patterns become expressions that try every way to share a name among their wildcards. */
const MAX_WILDCARDS = 6;
const MAX_PATTERN = 500;
const MAX_LINES = 5_000;

/**
 * The rules of a `.gitignore`. Lines with more wildcards than anyone needs are left out, since
 * matching them could take for ever, and so is what follows after some thousand lines.
 */
export function ignoreRules(text: string): Ignore {
  const lines = text
    .split('\n')
    .slice(0, MAX_LINES)
    .filter((line) => line.length <= MAX_PATTERN && wildcards(line) <= MAX_WILDCARDS);
  return ignore().add(lines);
}

function wildcards(line: string): number {
  return line.match(/\*+/g)?.length ?? 0;
}
