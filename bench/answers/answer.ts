import type { Templates } from '../../src/template/Templates';
import { propose, type Proposed } from '../changes/propose';
import type { Lesson } from './Lessons';
import { type ResultVerdict, verdictOf } from './verdict';

/** `refused`: nothing was learned; `ask`: places only that a person has to see to first. */
export type Verdict = ResultVerdict | 'refused' | 'ask';

export interface Answer {
  verdict: Verdict;
  result: string;
}

/** Whether places are offered that are not ready: narrower, not ticked, or with something to fill in. */
const asks = (proposed: Proposed): boolean => proposed.toFillIn.length > 0;

/** What was learned, applied to a text and compared with what it should become. */
export async function answerOf(
  learner: Pick<Templates, 'findSites' | 'rewrite'>,
  lesson: Lesson,
  { path, before, after }: { path: string; before: string; after: string },
): Promise<Answer> {
  if (typeof lesson === 'string') return { verdict: 'refused', result: before };
  const { template } = lesson;
  if (template.kind !== 'rewrite') return { verdict: 'silent', result: before };
  const proposed = await propose(learner, template, path, before);
  const { result } = proposed;
  const verdict = verdictOf({ before, after, result });
  return { verdict: verdict === 'silent' && asks(proposed) ? 'ask' : verdict, result };
}
