import type { Site, TextEdit } from '../../src/core/ports';
import type { Templates } from '../../src/template/Templates';
import type { CodeTemplate } from '../../src/core/types';

export interface ProposedSite {
  site: Site;
  edits: TextEdit[];
}

/** What a template proposes for one file. */
export interface Proposed {
  /** Each site with the edits within it; those that overlap an earlier one are left out. */
  sites: ProposedSite[];
  /** Sites at which a person has to fill something in: no proposals, each with the edits within it. */
  toFillIn: ProposedSite[];
  /** Edits outside of any site, such as imports, each once. */
  companions: TextEdit[];
  /** The text with all edits made. */
  result: string;
}

export async function propose(
  learner: Pick<Templates, 'findSites' | 'rewrite'>,
  template: CodeTemplate,
  path: string,
  text: string,
): Promise<Proposed> {
  const sites: Site[] = [];
  for await (const found of learner.findSites([template], [{ path, text }], { aborted: false })) {
    sites.push(found.site);
  }
  const proposed: Proposed = { sites: [], toFillIn: [], companions: [], result: text };
  const taken: TextEdit[] = [];
  const companions = new Map<string, TextEdit>();
  for (const site of sites) {
    const edits = await learner.rewrite(template, site, text);
    const [own, other] = [
      edits.filter(isWithin(site)),
      edits.filter((edit) => !isWithin(site)(edit)),
    ];
    if (site.inputs !== undefined) {
      if (own.length > 0) proposed.toFillIn.push({ site, edits: own });
      continue;
    }
    if (own.length === 0 || own.some((edit) => taken.some((before) => overlap(edit, before))))
      continue;
    taken.push(...own);
    proposed.sites.push({ site, edits: own });
    for (const edit of other) companions.set(`${edit.start},${edit.end},${edit.newText}`, edit);
  }
  proposed.companions = [...companions.values()].filter(
    (edit) => !taken.some((own) => overlap(edit, own)),
  );
  proposed.result = applied(text, [...taken, ...proposed.companions]);
  return proposed;
}

/** A deletion may take the line of its site along, hence the tolerance for white space around it. */
const isWithin = (site: Site) => (edit: TextEdit) =>
  edit.start < site.end && edit.end > site.start
    ? true
    : edit.start === edit.end && edit.start >= site.start && edit.end <= site.end;

const overlap = (a: TextEdit, b: TextEdit) =>
  a.start < b.end && b.start < a.end
    ? true
    : a.start === b.start && a.end === b.end && a.start === a.end;

export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}
