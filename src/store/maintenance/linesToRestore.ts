import { hash } from 'node:crypto';
import type { DecodedLine } from '../journal/eventLine';
import { clockOf, decodeLine, lineOf } from '../journal/eventLine';
import { outlives } from '../journal/position';

type Part = [first: number, facts: unknown[]];

/**
 * The lines that a backed-up line becomes in a library: the line itself, and where an erasure covers
 * facts of it, these in a journal that outlives the erasure. Erasures themselves are not restored: a backup
 * takes nothing away.
 * @param erasure place in history, empty if there was none
 * @returns `undefined` for a damaged line
 */
export function linesToRestore(line: string, erasure: string): string[] | undefined {
  const decoded = decodeLine(line);
  if (!decoded) return undefined;
  const { facts } = JSON.parse(line) as { facts: unknown[] };
  const wanted = facts.map((fact) => (erases(fact) ? undefined : fact));
  const isCovered = (fact: unknown, index: number) => {
    const clock = clockOf(fact) ?? decoded.lastClock;
    const { journal, first, restored } = decoded;
    const event = { clock, journal, seq: first + index, restoredAfter: restored?.after };
    return !outlives(event, erasure);
  };
  const covered = wanted.map((fact, index) => (isCovered(fact, index) ? fact : undefined));
  const fresh = wanted.map((fact, index) => (isCovered(fact, index) ? undefined : fact));
  if (fresh.every((fact) => fact !== undefined)) return [line];
  const origin = decoded.restored?.journal ?? decoded.journal;
  const restored = { journal: origin, after: erasure };
  return [
    ...parts(fresh, decoded).map(([first, some]) =>
      lineOf(decoded.journal, first, some, decoded.restored),
    ),
    ...parts(covered, decoded).map(([first, some]) =>
      lineOf(journalAfter(origin, erasure), first, some, restored),
    ),
  ];
}

/** Runs of facts that are there, each with the sequence number of its first. */
function parts(facts: readonly unknown[], { first }: DecodedLine): Part[] {
  const runs: Part[] = [];
  facts.forEach((fact, index) => {
    if (fact === undefined) return;
    const run = runs.at(-1);
    if (run && run[0] + run[1].length === first + index) run[1].push(fact);
    else runs.push([first + index, [fact]]);
  });
  return runs;
}

function erases(fact: unknown): boolean {
  return (
    typeof fact === 'object' && fact !== null && 'kind' in fact && fact.kind === 'library.erased'
  );
}

/** Name of the journal that an erased one is restored to. */
function journalAfter(journal: string, erasure: string): string {
  const digits = hash('sha256', `${journal} restored after ${erasure}`, 'hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
