import type { Site, TemplateLearner, TextEdit } from '../core/ports';
import type { CodeTemplate } from '../core/types';
import type { ApplicationPlan } from './EngineApi';

/**
 * The edits that bring a template's after-side to sites. A site whose text is no longer what was
 * found, or that overlaps one before it, is stale: it is named, not guessed at.
 */
export async function planApplication(
  template: CodeTemplate,
  sites: readonly Site[],
  textOf: (path: string) => Promise<string | undefined>,
  learner: TemplateLearner,
): Promise<ApplicationPlan> {
  const plan: ApplicationPlan = { files: [], stale: [] };
  for (const [path, inFile] of byPath(sites)) {
    const before = await textOf(path);
    const edits: TextEdit[] = [];
    for (const site of inFile) {
      if (before?.slice(site.start, site.end) !== site.text) {
        plan.stale.push(site);
        continue;
      }
      const rewritten = await learner.rewrite(template, site, before);
      const end = edits.at(-1)?.end ?? 0;
      if (rewritten.some((edit) => edit.start < end)) plan.stale.push(site);
      else edits.push(...rewritten.sort((a, b) => a.start - b.start));
    }
    if (before !== undefined && edits.length > 0) {
      plan.files.push({ path, before, after: applyEdits(before, edits), edits });
    }
  }
  return plan;
}

/** A text with edits applied that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of edits) {
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

function byPath(sites: readonly Site[]): Map<string, Site[]> {
  const files = new Map<string, Site[]>();
  for (const site of [...sites].sort((a, b) => a.start - b.start)) {
    const group = files.get(site.path);
    if (group) group.push(site);
    else files.set(site.path, [site]);
  }
  return files;
}
