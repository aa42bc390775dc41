import type { CodeTemplate } from '../../../core/types';
import { antiUnify } from './antiUnify';
import { parseBody } from '../rules/body';
import { bodyKey } from '../rules/finishBody';
import { gateReasons } from '../rules/gates';
import { needsInput } from '../rules/inputs';
import { LEARNER, toTemplate } from '../rules/readable';
import { unifySnippets } from './unifySnippets';

/**
 * The most specific template that covers both; `undefined` when they are of different learners,
 * kinds or languages, or have too little in common. Throws on a damaged template.
 */
export function generaliseTemplates(a: CodeTemplate, b: CodeTemplate): CodeTemplate | undefined {
  if (a.learner !== LEARNER || b.learner !== LEARNER) return undefined;
  if (a.kind !== b.kind || a.language !== b.language) return undefined;
  const left = parseBody(a.body);
  const right = parseBody(b.body);
  if (bodyKey(left) === bodyKey(right)) return a;
  if (a.kind === 'snippet') {
    const joint = unifySnippets(left, right);
    return joint && toTemplate(a.language, 'snippet', joint);
  }
  if (needsInput(left) || needsInput(right)) return undefined;
  const joint = antiUnify(left, right);
  if (joint === undefined || gateReasons(joint).length > 0) return undefined;
  return bodyKey(joint) === bodyKey(left) ? a : toTemplate(a.language, 'rewrite', joint);
}
