import { abstractEdit } from '../lessons/abstractEdit';
import { antiUnify } from './antiUnify';
import type { Body } from '../rules/body';
import type { Level } from '../lessons/candidateRuns';
import type { ConcreteEdit } from '../lessons/concreteEdits';
import { evaluate, type Evaluation, type ExampleFile } from './evaluate';
import { bodyKey } from '../rules/finishBody';
import { gateReasons } from '../rules/gates';
import { needsInput } from '../rules/inputs';
import { withPlaceholders } from '../lessons/placeholders';
import { climb } from '../lessons/widen';

/** From general to exact. */
export const LEVELS: readonly Level[] = [
  { names: true, data: true, calls: true },
  { names: true, data: false, calls: true },
  { names: true, data: true, calls: false },
  { names: false, data: false, calls: false },
];
const MAX_GROUPS = 24;
const MAX_SEEDS = 4;
const MAX_CLIMBS = 3;

/** A template and how it does on the examples. */
export interface Candidate {
  body: Body;
  evaluation: Evaluation;
}

interface Group {
  body: Body;
  edits: ConcreteEdit[];
}

/**
 * Templates for the largest groups of edits that generalise together, at one level; the reasons why
 * the others have none go into `reasons`.
 * @param mayAsk only templates that need something filled in
 */
export function candidates(
  edits: readonly ConcreteEdit[],
  files: readonly ExampleFile[],
  level: Level,
  reasons: Set<string>,
  mayAsk: boolean,
): Candidate[] {
  const groups = groupEqual(edits, level, reasons, mayAsk);
  return groups.slice(0, MAX_SEEDS).map((seed) => grow(seed, groups, files));
}

/** Joins what generalises with the seed, as long as it does not begin to match what was left alone. */
function grow(seed: Group, groups: readonly Group[], files: readonly ExampleFile[]): Candidate {
  let body = seed.body;
  let evaluation = evaluate(body, files);
  for (const group of needsInput(body) ? [] : groups) {
    if (group === seed || group.edits.every((edit) => evaluation.covered.has(edit))) continue;
    const joint = antiUnify(body, group.body);
    if (joint === undefined || gateReasons(joint).length > 0) continue;
    const next = evaluate(joint, files);
    const gains = next.covered.size > evaluation.covered.size;
    if (!gains || mistakes(next) > mistakes(evaluation)) continue;
    body = joint;
    evaluation = next;
  }
  return { body, evaluation };
}

/** Places that a template would change although the author of the examples did not. */
export function mistakes({ left, wrong }: Evaluation): number {
  return left.length + wrong;
}

function groupEqual(
  edits: readonly ConcreteEdit[],
  level: Level,
  reasons: Set<string>,
  mayAsk: boolean,
): Group[] {
  const groups = new Map<string, Group>();
  for (const edit of edits) {
    const body = templateOf(edit, level, reasons, mayAsk);
    if (body === undefined || needsInput(body) !== mayAsk) continue;
    const key = bodyKey(body);
    const group = groups.get(key);
    if (group) group.edits.push(edit);
    else groups.set(key, { body, edits: [edit] });
  }
  return [...groups.values()]
    .sort((x, y) => y.edits.length - x.edits.length || rank(y.body) - rank(x.body))
    .slice(0, MAX_GROUPS);
}

/** Calls before imports and deletions, longer before shorter. */
function rank(body: Body): number {
  return (
    (body.after.length > 0 ? 1_000 : 0) + (body.holes.length > 0 ? 500 : 0) + body.before.length
  );
}

/** Nothing but variables of this place is fixed. */
function isLocal({ before, after }: Body, { bindings }: ConcreteEdit): boolean {
  const words = before.flatMap((item) =>
    item.is === 'literal' && item.kind !== 'op' ? [item.text] : [],
  );
  const [only] = words;
  const stays = after.some((item) => item.is === 'literal' && item.text === only);
  if (before.length === 1 && stays) return true;
  return words.length > 0 && words.every((word) => bindings.local.has(word));
}

/** The template of one edit in the smallest surroundings in which it passes the gates. */
function templateOf(
  edit: ConcreteEdit,
  level: Level,
  reasons: Set<string>,
  mayAsk: boolean,
): Body | undefined {
  let { region } = edit;
  const failed = new Set<string>();
  for (let round = 0; round <= MAX_CLIMBS; round++) {
    const body = withPlaceholders(abstractEdit(edit, region, level), edit, region);
    const found = gateReasons(body, mayAsk);
    if (isLocal(body, edit)) found.push('what was there before is only the name of a variable');
    if (found.length === 0) return body;
    for (const reason of found) failed.add(reason);
    const wider = climb(edit.alignment, region);
    if (wider === undefined) break;
    region = wider;
  }
  for (const reason of failed) reasons.add(reason);
  return undefined;
}
