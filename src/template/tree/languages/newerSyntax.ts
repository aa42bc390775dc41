import { csharpSyntax } from './newerCsharp';
import type { FlatTree } from '../syntax/FlatTree';
import { pythonSyntax } from './newerPython';
import { isOlder } from '../../../core/versions';
import type { SyntaxUse } from './SyntaxUse';

/** A language whose versions differ in what they parse. */
export interface Dialects {
  /** For people. */
  name: string;
  /** What a project is taken to use that names no version: the oldest one that many still use. */
  assumed: string;
  /** All uses in a text, in any order. */
  readonly uses: (tree: FlatTree) => SyntaxUse[];
}

const DIALECTS: Readonly<Record<string, Dialects>> = {
  python: { name: 'Python', assumed: '3.8', uses: pythonSyntax },
  'c-sharp': { name: 'C#', assumed: '7.3', uses: csharpSyntax },
};

/** What is known of the versions of a grammar's language. */
export const dialectsOf = (grammar: string): Dialects | undefined => DIALECTS[grammar];

/**
 * What a text uses that the version of the project does not have, or that is no code at all where the
 * text before was code. A file that used the syntax of a
 * later version before shows that this one is the right one.
 * @param version as the project names it
 */
export function refusedUses(
  { assumed, uses }: Dialects,
  before: FlatTree,
  after: FlatTree,
  version: string | undefined,
): SyntaxUse[] {
  const named = version ?? assumed;
  const late = uses(after).filter(({ since }) => since === undefined || isOlder(named, since));
  if (late.length === 0) return [];
  const known = uses(before);
  const shown = known.reduce(
    (latest, { since }) => (since !== undefined && isOlder(latest, since) ? since : latest),
    named,
  );
  const count = (all: readonly SyntaxUse[], sample: string): number =>
    all.filter((use) => use.since === undefined && use.sample === sample).length;
  return late.filter(({ since, sample }) =>
    since === undefined ? count(late, sample) > count(known, sample) : isOlder(shown, since),
  );
}
