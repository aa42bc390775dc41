import type { LearnedTemplate, Site } from '../../../src/core/ports';
import type { CodeTemplate, FileChange } from '../../../src/core/types';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';

const learner = new TokenTemplateLearner();
const KEEP_GOING = { aborted: false };

export type Example = readonly [before: string, after: string];

/** Learns from whole texts before and after. */
export function learn(language: string, ...examples: Example[]): Promise<LearnedTemplate> {
  const files = examples.map(([before, after], index): FileChange => ({
    path: `file${index}`,
    language,
    before,
    after,
  }));
  return learner.learn(language, files);
}

/** The sites of a template in a text. */
export async function sitesIn(template: CodeTemplate, text: string): Promise<Site[]> {
  const sites: Site[] = [];
  for await (const { site } of learner.findSites([template], [{ path: 'x', text }], KEEP_GOING)) {
    sites.push(site);
  }
  return sites;
}

/** The text with all sites rewritten. */
export async function applied(template: CodeTemplate, text: string): Promise<string> {
  let result = text;
  for (const site of (await sitesIn(template, text)).reverse()) {
    for (const edit of await learner.rewrite(template, site, text)) {
      result = result.slice(0, edit.start) + edit.newText + result.slice(edit.end);
    }
  }
  return result;
}

/** Learns from one example and rewrites another text. */
export async function taught(language: string, example: Example, text: string): Promise<string> {
  return applied((await learn(language, example)).template, text);
}

export function generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
  return learner.generalise(a, b);
}

/** What a template means, without its layout. */
export function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}
