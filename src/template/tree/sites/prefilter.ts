import { mayHaveRun } from './mayHaveRun';
import type { Rule } from '../rules/Pattern';
import { topText } from './emit';
import { fixedText } from './spellings';
import { standsAtTop } from './standsAtTop';
import { type TokenRun, tokenRuns } from './tokenRuns';

/** What tells, without parsing, that a text has no place where a rule matches. */
export interface Prefilter {
  /** What a text has that spells the rule as it is. */
  own: readonly TokenRun[];
  /** What a text has that spells otherwise what it imports. */
  respelled: readonly TokenRun[];
  /** The words of what the rule's names stand for: a text that spells one otherwise imports that. */
  origins: readonly (readonly string[])[];
  /** What a rule for the top of a file puts there: nothing is missing where it stands already. */
  top?: string;
}

export function prefilterOf(rule: Rule): Prefilter {
  const { origins = {} } = rule;
  return {
    own: tokenRuns(rule),
    respelled: tokenRuns(rule, (part) => Object.hasOwn(origins, fixedText(part) ?? '')),
    ...(rule.top && { top: topText(rule) }),
    origins: Object.values(origins).map((origin) => origin.match(/[\p{L}\p{N}_$]+/gu) ?? []),
  };
}

/** Whether a rule may match in a text: certain if not, no more than likely if so. */
export function mayFit({ own, respelled, origins, top }: Prefilter, text: string): boolean {
  if (top !== undefined) return !standsAtTop(text, top);
  if (own.every((run) => mayHaveRun(text, run))) return true;
  const isImported = (words: readonly string[]) => words.every((word) => text.includes(word));
  return origins.some(isImported) && respelled.every((run) => mayHaveRun(text, run));
}
