import { NothingToLearn } from '../../../core/errors';
import type { LearnedTemplate } from '../../../core/ports';
import type { CodeTemplate, FileChange } from '../../../core/types';
import { abstractEdit } from '../lessons/abstractEdit';
import type { Body } from '../rules/body';
import { candidates, LEVELS, mistakes, type Candidate } from './cluster';
import { concreteEdits, type ConcreteEdit } from '../lessons/concreteEdits';
import { evaluate, firesAgain, type ExampleFile } from './evaluate';
import { withFollowing } from './withFollowing';
import { inputsOf, needsInput } from '../rules/inputs';
import { withPlaceholders } from '../lessons/placeholders';
import { quotedNames } from '../../shared/quotedNames';
import { toTemplate } from '../rules/readable';
import { snippetOf } from './snippetFromSelection';

/** Files longer than this (in UTF-16 units) are neither learned from nor searched. */
export const MAX_TEXT = 1024 * 1024;
/** More edits than this are counted, but not learned from. */
const MAX_EDITS = 500;
/** An edit of more tokens is a rewrite of its own, not a pattern. */
const MAX_EDIT_TOKENS = 240;

/**
 * Generalises the edits of example files into one template: the largest group of edits that have one
 * in common. Throws `NothingToLearn` with the gates that failed.
 * @param mayAsk whether there may be holes that only a person can fill, where nothing else is learned
 */
export function learnTemplate(
  language: string,
  examples: readonly FileChange[],
  mayAsk = true,
): LearnedTemplate {
  const reasons = new Set<string>();
  const files = readExamples(language, examples, reasons);
  const edits = files.flatMap((file) => file.edits);
  const changes = edits
    .filter((edit) => !edit.isInsertion && isModest(edit, reasons))
    .slice(0, MAX_EDITS);
  const best =
    bestCandidate(changes, files, reasons, false) ??
    (mayAsk ? bestCandidate(changes, files, new Set(), true) : undefined);
  if (best) return describe(language, careful(best, files), edits);
  const snippet = snippetFromInsertions(language, edits) ?? downgraded(language, changes);
  if (snippet) {
    const notes = reasons.size > 0 ? [`It only inserts code: ${[...reasons].join('; ')}.`] : [];
    return {
      ...snippet,
      edits: edits.length,
      notes: [...notes, ...leftOut(snippet.covered, edits)],
    };
  }
  if (reasons.size === 0) reasons.add('there is no change in the code');
  throw new NothingToLearn([...reasons]);
}

function readExamples(
  language: string,
  examples: readonly FileChange[],
  reasons: Set<string>,
): ExampleFile[] {
  const files: ExampleFile[] = [];
  for (const { path, before, after } of examples) {
    if (before === null) reasons.add(`${path} is new, so there is no code that was changed`);
    else if (after === null) reasons.add(`${path} was deleted`);
    else if (before.length > MAX_TEXT || after.length > MAX_TEXT) {
      reasons.add(`${path} is too long to learn from`);
    } else {
      const edits = concreteEdits(language, before, after);
      const alignment = edits?.[0]?.alignment;
      if (edits === undefined) reasons.add(`too much of ${path} was changed at once`);
      else if (alignment === undefined) reasons.add(`only layout or comments of ${path} changed`);
      else files.push({ language, alignment, edits });
    }
  }
  return files;
}

function isModest({ region }: ConcreteEdit, reasons: Set<string>): boolean {
  const size = Math.max(region.b1 - region.b0, region.a1 - region.a0);
  if (size > MAX_EDIT_TOKENS) reasons.add('a stretch of code was rewritten as a whole');
  return size <= MAX_EDIT_TOKENS;
}

/**
 * The candidate that reproduces most edits and would change least that the examples left alone; of
 * equals the most general.
 */
function bestCandidate(
  edits: readonly ConcreteEdit[],
  files: readonly ExampleFile[],
  reasons: Set<string>,
  mayAsk: boolean,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const level of LEVELS) {
    for (const found of candidates(edits, files, level, reasons, mayAsk)) {
      const candidate = settled(found, files, reasons);
      if (candidate && (best === undefined || scoreOf(candidate) > scoreOf(best))) best = candidate;
    }
  }
  return best;
}

function scoreOf({ body, evaluation }: Candidate): number {
  const deletes = body.after.length === 0 ? 0.5 : 0;
  return evaluation.covered.size - deletes - 2 * mistakes(evaluation);
}

/** The candidate if it passes the round trip and does not match what it wrote itself. */
function settled(
  { body, evaluation }: Candidate,
  files: readonly ExampleFile[],
  reasons: Set<string>,
): Candidate | undefined {
  if (evaluation.covered.size === 0) {
    reasons.add('the template does not give the example back');
    return undefined;
  }
  if (!firesAgain(body, files)) return { body, evaluation };
  const skipping = { ...body, skipsOwnResult: true };
  const again = evaluate(skipping, files);
  if (again.covered.size > 0 && !firesAgain(skipping, files)) {
    return { body: skipping, evaluation: again };
  }
  reasons.add('the template would match within its own result');
  return undefined;
}

/** The candidate, if need be only where what follows looks as in the examples. */
function careful(candidate: Candidate, files: readonly ExampleFile[]): Candidate {
  const body = withFollowing(candidate.body, candidate.evaluation);
  return body === candidate.body ? candidate : { body, evaluation: evaluate(body, files) };
}

function describe(
  language: string,
  { body, evaluation }: Candidate,
  edits: readonly ConcreteEdit[],
): LearnedTemplate {
  const covered = evaluation.covered.size;
  const notes = [...toFillIn(body), ...leftOut(covered, edits)];
  if (evaluation.left.length > 0) {
    const places = evaluation.left.length === 1 ? '1 place' : `${evaluation.left.length} places`;
    notes.push(`It also fits at ${places} that the change left as they were.`);
  }
  if (evaluation.wrong > 0) {
    notes.push(`It also fits at ${evaluation.wrong} places that were changed in another way.`);
  }
  return { template: toTemplate(language, 'rewrite', body), covered, edits: edits.length, notes };
}

/** What a person will have to fill in, as a sentence; none where nothing. */
function toFillIn(body: Body): string[] {
  const names = [...inputsOf(body).values()];
  if (names.length === 0) return [];
  const [what, they] = names.length === 1 ? ['A name is', 'it is'] : ['Some names are', 'they are'];
  return [`${what} filled in at each place: in the example ${they} ${quotedNames(names)}.`];
}

function leftOut(covered: number, edits: readonly ConcreteEdit[]): string[] {
  const count = edits.length - covered;
  if (count <= 0) return [];
  const insertions = edits.filter((edit) => edit.isInsertion).length;
  const added = insertions > 0 ? `, ${insertions} of them only added code` : '';
  return [`${count} of ${edits.length} changes left out${added}.`];
}

type Snippet = Pick<LearnedTemplate, 'template' | 'covered'>;

/** The code that was added most often, of equals the longest. */
function snippetFromInsertions(
  language: string,
  edits: readonly ConcreteEdit[],
): Snippet | undefined {
  const groups = new Map<string, { template: CodeTemplate; count: number }>();
  for (const { alignment, region, bindings, isInsertion } of edits) {
    const { after } = alignment;
    if (!isInsertion || region.a1 - region.a0 > MAX_EDIT_TOKENS) continue;
    const start = after.tokens[region.a0]?.start ?? 0;
    const lineStart = after.text.lastIndexOf('\n', start - 1) + 1;
    const isFirst = after.text.slice(lineStart, start).trim() === '';
    const end = after.tokens[region.a1 - 1]?.end ?? start;
    const template = snippetOf(
      language,
      after.text.slice(isFirst ? lineStart : start, end),
      bindings,
    );
    const group = groups.get(template.snippet);
    if (group) group.count++;
    else groups.set(template.snippet, { template, count: 1 });
  }
  const [best] = [...groups.values()].sort(
    (x, y) => y.count - x.count || y.template.snippet.length - x.template.snippet.length,
  );
  return best && { template: best.template, covered: best.count };
}

/** The after-side of an edit that cannot be applied by itself, to be inserted by hand. */
function downgraded(language: string, edits: readonly ConcreteEdit[]): Snippet | undefined {
  for (const edit of edits) {
    const [level] = LEVELS;
    if (level === undefined) return undefined;
    const body = withPlaceholders(abstractEdit(edit, edit.region, level), edit, edit.region);
    if (body.after.length < 2 || !needsInput(body)) continue;
    const snippet: Body = { ...body, before: [], beginsStatement: false, endsStatement: false };
    return { template: toTemplate(language, 'snippet', snippet), covered: 1 };
  }
  return undefined;
}
