import type { Site, SiteEdits } from '../../core/ports';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import { planOfEdits } from './planOfEdits';

/** The changes of some places of a plan, told from the plan without making another one. */
export class PlannedPlaces {
  private readonly edits = new Map<string, SiteEdits['edits']>();

  constructor(private readonly plan: ApplicationPlan) {
    for (const { site, edits } of plan.sites) this.edits.set(placeKey(site), edits);
    for (const { site, why } of plan.skipped) {
      // Without the place that it overlaps it may well be changed.
      if (why.kind !== 'overlaps') this.edits.set(placeKey(site), []);
    }
  }

  /** A plan of these places alone; `undefined` when not all of them are in the plan. */
  only(sites: readonly Site[]): ApplicationPlan | undefined {
    const own = sites.map((site) => this.edits.get(placeKey(site)));
    if (own.length === 0 || own.includes(undefined)) return undefined;
    const wanted = new Set(own.flatMap((edits = []) => edits.map(textOf)));
    const all = this.plan.files.flatMap(({ edits }) => edits);
    return planOfEdits(
      this.plan.files,
      all.filter((edit) => wanted.has(textOf(edit))),
    );
  }
}

/** Where a place is: no two places of a plan are at one. */
export const placeKey = ({ path, start }: Pick<Site, 'path' | 'start'>): string =>
  `${path}\0${start}`;

/** Identity of an edit: an import that several places bring along is one edit of a file. */
function textOf({ path, start, end, newText }: SiteEdits['edits'][number]): string {
  return `${path}\0${start}\0${end}\0${newText}`;
}
