import type { Body } from '../rules/body';
import type { ConcreteEdit } from '../lessons/concreteEdits';
import type { Alignment } from '../lessons/alignment';
import type { Match } from '../sites/matchTypes';
import { render } from '../sites/render';
import { findMatches } from '../sites/sites';
import type { Hunk } from '../lessons/tokenDiff';
import { tokenize } from '../text/tokenize';
import type { Source } from '../text/tokens';

/** One example file with its edits. */
export interface ExampleFile {
  language: string;
  alignment: Alignment;
  edits: ConcreteEdit[];
}

/** A place in an example, by the token after its last one. */
export interface ExamplePlace {
  source: Source;
  to: number;
}

export interface Evaluation {
  /** The edits that the template reproduces. */
  covered: Set<ConcreteEdit>;
  /** Places that the template changes as was done. */
  right: ExamplePlace[];
  /** Places that match but were left as they were. */
  left: ExamplePlace[];
  /** Places that were changed to something else. */
  wrong: number;
}

/** Runs a template over its own examples: the round-trip gate, and a search for what was not meant. */
export function evaluate(body: Body, files: readonly ExampleFile[]): Evaluation {
  const result: Evaluation = { covered: new Set(), right: [], left: [], wrong: 0 };
  for (const file of files) {
    for (const match of findMatches(body, file.alignment.before)) {
      const touched = file.edits.filter(({ region }) => overlaps(region, match));
      const place = { source: file.alignment.before, to: match.to };
      if (touched.length === 0) result.left.push(place);
      else if (!givesAfter(body, file, match, touched)) result.wrong++;
      else {
        result.right.push(place);
        for (const edit of touched) if (holdsChange(edit, match)) result.covered.add(edit);
      }
    }
  }
  return result;
}

/** Whether the template, applied to all its places in the examples, matches within what it wrote. */
export function firesAgain(body: Body, files: readonly ExampleFile[]): boolean {
  return files.some((file) => {
    const source = file.alignment.before;
    let text = '';
    let at = 0;
    const written: { start: number; end: number }[] = [];
    for (const match of findMatches(body, source)) {
      const rendering = render(body, source, match);
      if (rendering === undefined) continue;
      text += source.text.slice(at, rendering.start);
      written.push({ start: text.length, end: text.length + rendering.newText.length });
      text += rendering.newText;
      at = rendering.end;
    }
    const result = tokenize(text + source.text.slice(at), file.language);
    return findMatches(body, result).some((match) => {
      const start = result.tokens[match.from]?.start ?? 0;
      const end = result.tokens[match.to - 1]?.end ?? start;
      return written.some((span) => span.start < end && start < span.end);
    });
  });
}

function overlaps(region: Hunk, match: Match): boolean {
  if (region.b0 === region.b1) return match.from < region.b0 && region.b0 < match.to;
  return region.b0 < match.to && match.from < region.b1;
}

/** All that the edit changed lies within the match. */
function holdsChange({ alignment, region }: ConcreteEdit, match: Match): boolean {
  return alignment.hunks.every(
    (hunk) =>
      hunk.b1 < region.b0 ||
      hunk.b0 > region.b1 ||
      hunk.a1 < region.a0 ||
      hunk.a0 > region.a1 ||
      (hunk.b0 >= match.from && hunk.b1 <= match.to),
  );
}

function givesAfter(
  body: Body,
  { alignment, language }: ExampleFile,
  match: Match,
  touched: readonly ConcreteEdit[],
): boolean {
  const rendering = render(body, alignment.before, match);
  if (rendering === undefined) return false;
  const got = tokenize(rendering.newText, language).tokens.map((token) => token.key);
  const outer = alignment.regionOf(match.from, match.to);
  if (outer.b0 !== match.from || outer.b1 !== match.to) return false;
  const starts = [outer.a0, ...startsAt(touched, match.from)];
  const ends = [outer.a1, ...endsAt(touched, match.to)];
  return starts.some((from) =>
    ends.some((to) => {
      const expected = alignment.after.tokens.slice(from, to);
      return (
        expected.length === got.length && expected.every((token, index) => token.key === got[index])
      );
    }),
  );
}

/** What was inserted exactly where the match begins may belong to it. */
function startsAt(edits: readonly ConcreteEdit[], from: number): number[] {
  return edits.filter(({ region }) => region.b0 === from).map(({ region }) => region.a0);
}

function endsAt(edits: readonly ConcreteEdit[], to: number): number[] {
  return edits.filter(({ region }) => region.b1 === to).map(({ region }) => region.a1);
}
