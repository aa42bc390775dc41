import { applyEdits, combined, hasEdits, isSkipped } from '../../core/edits';
import type { Site, SiteEdits, SkippedSite } from '../../core/ports';
import type { Templates } from '../../template/Templates';
import type { CodeTemplate } from '../../core/types';
import type { ApplicationPlan } from '../api/ApplicationApi';

/** The files in which sites lie, as they are now. */
export interface PlannedOver {
  /** `undefined` when a file cannot be read. */
  textOf(path: string): Promise<string | undefined>;
  /** The version of the template’s language that the project of a file names, if it names one. */
  versionOf(path: string): Promise<string | undefined>;
}

/**
 * The edits that bring a template's after-side to sites. A site whose text is no longer what was
 * found, or that overlaps one before it, or where a name is missing by now, or after which its file
 * would not parse, is skipped and named with its reason, not guessed at. Only sites with `inputs` have
 * edits with `inputs`, so that no other one gets a name that is a proposal.
 */
export async function planApplication(
  template: CodeTemplate,
  sites: readonly Site[],
  files: PlannedOver,
  learner: Pick<Templates, 'rewriteAll'>,
): Promise<ApplicationPlan> {
  const plan: ApplicationPlan = { files: [], skipped: [], sites: [] };
  for (const [path, inFile] of byPath(sites)) {
    const before = await files.textOf(path);
    const isThere = ({ start, end, text }: Site): boolean => before?.slice(start, end) === text;
    const there = inFile.filter(isThere);
    const version = there.length > 0 ? await files.versionOf(path) : undefined;
    const rewritten =
      before === undefined ? [] : await learner.rewriteAll(template, there, before, version);
    const bySite = new Map(rewritten.map((answer) => [answer.site, answer]));
    const answers = inFile.map((site) => bySite.get(site) ?? changed(site));
    const kept = answers.filter(hasEdits);
    plan.skipped.push(...answers.filter(isSkipped));
    plan.sites.push(...kept);
    const { edits } = combined(kept);
    if (before !== undefined && edits.length > 0) {
      plan.files.push({ path, before, after: applyEdits(before, edits), edits });
    }
  }
  return plan;
}

const changed = (site: Site): SiteEdits | SkippedSite => ({ site, why: { kind: 'changed' } });

function byPath(sites: readonly Site[]): Map<string, Site[]> {
  const files = new Map<string, Site[]>();
  for (const site of [...sites].sort((a, b) => a.start - b.start)) {
    const group = files.get(site.path);
    if (group) group.push(site);
    else files.set(site.path, [site]);
  }
  return files;
}
