import { combined } from '../../core/edits';
import type { Site, TextEdit, SiteEdits, SkippedSite } from '../../core/ports';
import type { SkipReason } from '../../core/skipping';

/** Checks of one file before the rest of its sites is given up: each parses the whole file. */
const MAX_CHECKS = 250;

/** What is wrong with a text in which the edits of sites were made. */
export interface Verdict {
  /** What is wrong at single sites. */
  bad: ReadonlyMap<SiteEdits, SkipReason>;
  /** What is wrong with the text, nobody knows through which site. */
  whole?: SkipReason;
}

/**
 * Looks at a text in which the edits of some sites were made together.
 * @param edits those of the sites, in order and apart
 */
export type Check = (sites: readonly SiteEdits[], edits: readonly TextEdit[]) => Promise<Verdict>;

/**
 * Of sites of one file in order, those whose edits can all be made together, and the others with their
 * reasons. What breaks the file is searched for by halves, so that few checks are needed.
 */
export async function keptTogether(
  sites: readonly SiteEdits[],
  check: Check,
): Promise<(SiteEdits | SkippedSite)[]> {
  const keeping = new Keeping(check);
  let open = sites.filter((each) => keeping.isReady(each));
  for (;;) {
    const { overlapping } = combined([...keeping.kept, ...open]);
    const isBlocked = new Set(overlapping.map(({ site }) => site));
    const apart = open.filter(({ site }) => !isBlocked.has(site));
    if (apart.length === 0) {
      for (const { site, why } of overlapping) keeping.reasons.set(site, why);
      break;
    }
    await keeping.add(apart);
    // What overlaps a site that was refused may come in its stead.
    open = open.filter(({ site }) => isBlocked.has(site));
  }
  return sites.map((each) => {
    const why = keeping.reasons.get(each.site);
    return why ? { site: each.site, why } : each;
  });
}

class Keeping {
  kept: readonly SiteEdits[] = [];
  readonly reasons = new Map<Site, SkipReason>();
  private checks = 0;

  constructor(private readonly check: Check) {}

  /** Whether a site has edits, and such that nobody need fill in anything unasked. */
  isReady({ site, edits }: SiteEdits): boolean {
    const names = edits.flatMap(({ inputs = [] }) => inputs.map(({ name }) => name));
    if (site.inputs !== undefined || names.length === 0) return true;
    this.reasons.set(site, { kind: 'needsInput', names: [...new Set(names)] });
    return false;
  }

  /** Keeps as many of some more sites as can be, none of which overlap. */
  async add(more: readonly SiteEdits[]): Promise<void> {
    if (more.length === 0) return;
    if (this.checks++ >= MAX_CHECKS) return this.refuse(more, { kind: 'breaksSyntax' });
    const all = [...this.kept, ...more];
    const { bad, whole } = await this.check(all, combined(all).edits);
    if (bad.size > 0) return this.without(bad, more);
    if (!whole) {
      this.kept = all;
      return;
    }
    if (more.length === 1) return this.refuse(more, whole);
    const half = more.length >> 1;
    await this.add(more.slice(0, half));
    await this.add(more.slice(half));
  }

  private async without(bad: Verdict['bad'], more: readonly SiteEdits[]): Promise<void> {
    for (const [{ site }, why] of bad) this.reasons.set(site, why);
    const isGood = (each: SiteEdits): boolean => !bad.has(each);
    const good = more.filter(isGood);
    const before = this.kept;
    if (before.every(isGood)) return this.add(good);
    this.kept = [];
    await this.add([...before.filter(isGood), ...good]);
  }

  private refuse(more: readonly SiteEdits[], why: SkipReason): void {
    for (const { site } of more) this.reasons.set(site, why);
  }
}
