import { Alignment, mergeRegions } from './alignment';
import { bindingsOf, type Bindings } from '../text/bindings';
import { diffTokens, type Hunk } from './tokenDiff';
import { tokenize } from '../text/tokenize';
import { climb, isStatements, wholeAround } from './widen';

/** One change: the tokens of a region before and after. */
export interface ConcreteEdit {
  language: string;
  alignment: Alignment;
  region: Hunk;
  bindings: Bindings;
  /** Nothing was there before: whole statements were added. */
  isInsertion: boolean;
}

/**
 * The edits between two versions of a file, in order, each a whole of its own; none when only
 * formatting or comments differ, `undefined` when too much differs to tell.
 */
export function concreteEdits(
  language: string,
  before: string,
  after: string,
): ConcreteEdit[] | undefined {
  const old = tokenize(before, language);
  const now = tokenize(after, language);
  const hunks = diffTokens(old, now);
  if (hunks === undefined) return undefined;
  if (hunks.length === 0) return [];
  const alignment = new Alignment(old, now, hunks);
  const bindings = bindingsOf(old);
  return wholes(alignment).map((region) => ({
    language,
    alignment,
    region,
    bindings,
    isInsertion: region.b0 === region.b1,
  }));
}

/** Hunks widened to wholes and merged, until merging makes nothing new. */
function wholes(alignment: Alignment): Hunk[] {
  let regions = mergeRegions(alignment, alignment.hunks);
  for (;;) {
    const widened = regions.map((region) => anchored(alignment, region));
    const merged = mergeRegions(alignment, widened);
    if (merged.length === regions.length) return merged;
    regions = merged;
  }
}

/** An insertion within a statement takes what stands around it. */
function anchored(alignment: Alignment, region: Hunk): Hunk {
  if (isStatements(alignment, region)) return region;
  const whole = wholeAround(alignment, region);
  return whole.b0 === whole.b1 ? (climb(alignment, whole) ?? whole) : whole;
}
