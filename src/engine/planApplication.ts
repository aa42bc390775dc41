import type { Site, TemplateLearner, TextEdit } from '../core/ports';
import type { CodeTemplate } from '../core/types';
import type { ApplicationPlan } from './api/ApplicationApi';

/**
 * The edits that bring a template's after-side to sites. A site whose text is no longer what was
 * found, or that overlaps one before it, or where a name is missing by now, is skipped and named with
 * its reason, not guessed at. Only sites with `inputs` have edits with `inputs`, so that no other one gets a name that
 * is a proposal.
 */
export async function planApplication(
  template: CodeTemplate,
  sites: readonly Site[],
  textOf: (path: string) => Promise<string | undefined>,
  learner: TemplateLearner,
): Promise<ApplicationPlan> {
  const plan: ApplicationPlan = { files: [], skipped: [], sites: [] };
  for (const [path, inFile] of byPath(sites)) {
    const before = await textOf(path);
    const edits: TextEdit[] = [];
    for (const site of inFile) {
      if (before?.slice(site.start, site.end) !== site.text) {
        plan.skipped.push({ site, why: { kind: 'changed' } });
        continue;
      }
      const rewritten = await learner.rewrite(template, site, before);
      const names = rewritten.flatMap(({ inputs = [] }) => inputs.map(({ name }) => name));
      if (site.inputs === undefined && names.length > 0) {
        plan.skipped.push({ site, why: { kind: 'needsInput', names: [...new Set(names)] } });
        continue;
      }
      if (rewritten.length === 0) {
        plan.skipped.push({ site, why: { kind: 'breaksSyntax' } });
        continue;
      }
      plan.sites.push({ site, edits: rewritten });
      // What a file needs once, such as an import, comes with each of its sites.
      const fresh = rewritten.filter((edit) => !edits.some((other) => isSame(edit, other)));
      if (fresh.some((edit) => edits.some((other) => overlaps(edit, other)))) {
        plan.skipped.push({ site, why: { kind: 'overlaps', line: site.line } });
      } else edits.push(...fresh);
    }
    if (before !== undefined && edits.length > 0) {
      edits.sort((a, b) => a.start - b.start);
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

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Two insertions at one place overlap: nobody knows which comes first. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
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
