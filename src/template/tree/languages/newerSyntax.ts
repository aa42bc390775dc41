import type { FlatTree } from '../syntax/FlatTree';
import type { Dialects } from './Grammar';
import { grammarNamed } from './grammars';
import { isOlder } from '../../../core/versions';
import type { SyntaxUse } from './SyntaxUse';

/** What is known of the versions of a grammar's language. */
export const dialectsOf = (grammar: string): Dialects | undefined =>
  grammarNamed(grammar)?.dialects;

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
