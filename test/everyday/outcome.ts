import { NothingToLearn } from '../../src/core/errors';
import type { LearnedTemplate, Site } from '../../src/core/ports';
import type { Templates } from '../../src/template/Templates';
import type { CodeTemplate, FileChange } from '../../src/core/types';
import { languageOfPath } from '../../src/detect/languages/languageOfPath';
import { planApplication } from '../../src/engine/applying/planApplication';
import { differingLines } from './differingLines';
import type { ChangedFile, EverydayChange } from './everydayChanges';

/** What comes out where an example is learned and applied to the target. */
export interface Outcome {
  /**
   * - `right`: the target byte for byte as it should be;
   * - `refused`: nothing was learned;
   * - `snippet`: a template to insert was learned;
   * - `silent`: no place was found, or none that could be changed;
   * - `asks`: a person has to fill something in first;
   * - `wrong`: anything else.
   */
  verdict: 'right' | 'refused' | 'snippet' | 'silent' | 'asks' | 'wrong';
  /** Lines that differ between the expected target and the result; absent if it is right. */
  difference?: string[];
  /** The template, its notes, reasons: for a person who reads. */
  details: string[];
}

/** Learns from the one example and applies to the target, both by the path of the product. */
export async function outcomeOf(
  { example, target }: EverydayChange,
  learner: Pick<Templates, 'findSites' | 'rewriteAll'>,
  learn: (files: FileChange[]) => Promise<LearnedTemplate>,
): Promise<Outcome> {
  let learned: LearnedTemplate;
  try {
    learned = await learn([{ ...example, language: languageOfPath(example.path) ?? '' }]);
  } catch (error) {
    if (!(error instanceof NothingToLearn)) throw error;
    return { verdict: 'refused', details: [...error.reasons] };
  }
  const { template, notes } = learned;
  const details = [`${template.learner}: ${template.before}\n=>\n${template.after}`, ...notes];
  if (template.kind !== 'rewrite') return { verdict: 'snippet', details };
  return applied(template, target, learner, details);
}

async function applied(
  template: CodeTemplate,
  { path, before, after }: ChangedFile,
  learner: Pick<Templates, 'findSites' | 'rewriteAll'>,
  details: string[],
): Promise<Outcome> {
  const sites: Site[] = [];
  const files = [{ path, text: before }];
  for await (const { site } of learner.findSites([template], files, { aborted: false })) {
    sites.push(site);
  }
  const ready = sites.filter(({ inputs }) => inputs === undefined);
  const over = { textOf: async () => before, versionOf: async () => undefined };
  const plan = await planApplication(template, ready, over, learner);
  const result = plan.files[0]?.after ?? before;
  const reasons = plan.skipped.map(({ why }) => `skipped: ${JSON.stringify(why)}`);
  const told = [...details, ...reasons];
  if (result === after) return { verdict: 'right', details: told };
  if (result !== before) {
    return { verdict: 'wrong', difference: differingLines(after, result), details: told };
  }
  return { verdict: sites.length > ready.length ? 'asks' : 'silent', details: told };
}

/** An outcome as the list of known failures names it: its verdict, or the lines that are wrong. */
export const toldAs = ({ verdict, difference }: Outcome): string | { wrong: string[] } =>
  verdict === 'wrong' ? { wrong: difference ?? [] } : verdict;
