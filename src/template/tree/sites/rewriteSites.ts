import { applyEdits, hasEdits } from '../../../core/edits';
import type { Site, TextEdit, SiteEdits, SkippedSite } from '../../../core/ports';
import { type SkipReason } from '../../../core/skipping';
import { type Check, keptTogether, type Verdict } from '../../shared/together';
import type { Dialects } from '../languages/Grammar';
import { replacementsFor } from './emit';
import type { FlatTree } from '../syntax/FlatTree';
import type { TemplateImports } from './Imports';
import { refusedUses } from '../languages/newerSyntax';
import type { SyntaxUse } from '../languages/SyntaxUse';
import { standsAsMeant } from './resultCheck';
import type { Found, Scanner } from './Scanner';
import { Shifts } from './Shifts';
import type { TreeIndex } from '../syntax/TreeIndex';

/** One text and how its results are looked at. */
export interface Checked {
  before: FlatTree;
  parse(text: string): Promise<FlatTree | undefined>;
  /** The versions of the language, where what they parse is to be looked at. */
  dialects?: Dialects | undefined;
  /** The one that the project names. */
  version?: string | undefined;
}

/** What a site is made into, and by which match. */
interface Placed {
  found: Found;
  own: ReadonlySet<TextEdit>;
}

/** The edits of sites of one file, with one search and, where all goes well, one parse of the result. */
export async function rewriteSites(
  scanner: Scanner,
  imports: TemplateImports,
  index: TreeIndex,
  sites: readonly Site[],
  checked: Checked,
): Promise<(SiteEdits | SkippedSite)[]> {
  const found = new Map<string, Found>();
  for (const each of scanner.find(index)) {
    const key = keyOf(each.match);
    if (!found.has(key)) found.set(key, each);
  }
  const made = new Map<Site, Made>();
  for (const site of sites) {
    const match = found.get(keyOf(site));
    const own = match && ownEdits(match, index.tree, site.path);
    if (own !== undefined && own.length > 0) made.set(site, { found: match!, own });
  }
  const answers = await togetherWithImports(made, imports, checked);
  return sites.map((site) => answers.get(site) ?? { site, why: { kind: 'changed' } });
}

interface Made {
  found: Found;
  own: TextEdit[];
}

/** Once more without the sites that were refused, since the others may need fewer imports. */
async function togetherWithImports(
  made: ReadonlyMap<Site, Made>,
  imports: TemplateImports,
  checked: Checked,
): Promise<Map<Site, SiteEdits | SkippedSite>> {
  const placed = withImports(made, imports, checked.before);
  const kept = await keptTogether([...placed.keys()], checkOf(checked, placed));
  const answers = new Map(kept.map((answer) => [answer.site, answer]));
  const rest = new Map([...made].filter(([site]) => hasEdits(answers.get(site)!)));
  const brings = [...placed].some(([{ edits }, { own }]) => edits.length > own.size);
  if (!brings || rest.size === 0 || rest.size === made.size) return answers;
  return new Map([...answers, ...(await togetherWithImports(rest, imports, checked))]);
}

/** What each site is made into, with the imports that all of them need together. */
function withImports(
  made: ReadonlyMap<Site, Made>,
  imports: TemplateImports,
  tree: FlatTree,
): Map<SiteEdits, Placed> {
  const path = [...made.keys()][0]?.path ?? '';
  const places = [...made.values()].map(({ found: { rule, match }, own }) => ({
    rule: rule.rule,
    start: match.start,
    replacements: own,
  }));
  const extra = imports.edits(places, { tree, path }).map((edit) => ({ path, ...edit }));
  return new Map(
    [...made].map(([site, { found, own }]) => [
      { site, edits: [...extra, ...own].sort((a, b) => a.start - b.start) },
      { found, own: new Set(own) },
    ]),
  );
}

/** Checks that a text still parses, whoever made the edits. */
export function checkOf(checked: Checked, placed?: ReadonlyMap<SiteEdits, Placed>): Check {
  const { before } = checked;
  return async (sites, edits): Promise<Verdict> => {
    const after = await checked.parse(applyEdits(before.text, edits));
    const bad = new Map<SiteEdits, SkipReason>();
    if (after === undefined || after.errors > before.errors)
      return { bad, whole: { kind: 'breaksSyntax' } };
    const shifts = new Shifts(edits);
    for (const each of placed === undefined ? [] : sites) {
      const { found, own } = placed!.get(each)!;
      if (!standsAsMeant(found, { before, text: before.text, after, shifts, own }))
        bad.set(each, { kind: 'notAsMeant' });
    }
    const refused = tooNew(checked, after, shifts, sites);
    for (const [each, why] of refused.bad) bad.set(each, why);
    return { bad, ...(refused.whole && bad.size === 0 && { whole: refused.whole }) };
  };
}

/** What the version of the project does not parse, by the sites through which it came. */
function tooNew(
  { before, dialects, version }: Checked,
  after: FlatTree,
  shifts: Shifts,
  sites: readonly SiteEdits[],
): { bad: Map<SiteEdits, SkipReason>; whole?: SkipReason } {
  const bad = new Map<SiteEdits, SkipReason>();
  const uses = dialects ? refusedUses(dialects, before, after, version) : [];
  if (uses.length === 0 || !dialects) return { bad };
  const siteOf = new Map(sites.flatMap((each) => each.edits.map((edit) => [edit, each] as const)));
  let whole: SkipReason | undefined;
  for (const use of uses) {
    const why = breaking(use, dialects.name, version);
    const from = shifts.made(use.start, use.end).flatMap((edit) => siteOf.get(edit) ?? []);
    // Which of several sites it is shows only where each is tried by itself.
    const [only, ...others] = new Set(from);
    if (only && others.length === 0) bad.set(only, why);
    else whole = why;
  }
  return { bad, ...(whole && { whole }) };
}

function breaking(
  { sample, since }: SyntaxUse,
  language: string,
  version: string | undefined,
): SkipReason {
  if (since === undefined) return { kind: 'breaksSyntax' };
  const refused = { language, sample, since, ...(version && { version }) };
  return { kind: 'breaksSyntax', refused };
}

/** The smallest edits of a match; none when a comment would be lost. */
function ownEdits(
  { rule, match, inputs }: Found,
  tree: FlatTree,
  path: string,
): TextEdit[] | undefined {
  return replacementsFor(rule.rule, match, tree, inputs)?.map((edit) => ({ path, ...edit }));
}

const keyOf = ({ start, end }: { start: number; end: number }): string => `${start},${end}`;
