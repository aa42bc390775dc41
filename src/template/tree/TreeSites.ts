import { applyEdits, combined, hasEdits } from '../../core/edits';
import type {
  CancellationSignal,
  Site,
  SiteEdits,
  SkippedSite,
  SourceFile,
  TemplateSite,
  TextEdit,
} from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import type { Check } from '../shared/together';
import { grammarFor, type OpenTemplates } from './OpenTemplates';
import { grammarOfFile, grammarOfLanguage, grammarOfPath, related } from './languages/grammarNames';
import { dialectsOf } from './languages/newerSyntax';
import type { Example } from './lessons/Example';
import { LEARNER } from './rules/templates';
import { type Checked, checkOf, rewriteSites } from './sites/rewriteSites';
import { siteOf } from './sites/Scanner';
import { markupOf } from './syntax/scripts';
import type { TreeIndex } from './syntax/TreeIndex';

/** Texts that are searched, in UTF-16 units, before other work gets its turn. */
const BETWEEN_PAUSES = 200_000;

/** Finds the places where templates fit, and rewrites them. */
export class TreeSites {
  constructor(private readonly open: OpenTemplates) {}

  /** Templates of another learner and insert-only ones have no sites. Throws on a damaged template. */
  async *findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite> {
    const searched = templates.flatMap((template, index) => {
      const { learner, kind, language } = template;
      const grammar = grammarOfLanguage(language);
      if (learner !== LEARNER || kind !== 'rewrite' || grammar === undefined) return [];
      return [{ index, grammar, language, scanner: this.open.opened(template).scanner }];
    });
    if (searched.length === 0) return;
    let sincePause = 0;
    for await (const file of files) {
      if (cancelled.aborted) return;
      const ofPath = grammarOfPath(file.path);
      const fitting = searched.filter(
        ({ grammar, scanner }) =>
          (ofPath === undefined || related(ofPath, grammar)) && scanner.mayMatch(file.text),
      );
      const [first] = fitting;
      if (first !== undefined) {
        const index = await this.open.indexOf(file.path, file.text, first.language);
        for (const { index: template, scanner } of index === undefined ? [] : fitting) {
          for (const found of scanner.find(index!)) {
            yield { template, site: siteOf(file.path, index!.tree, found) };
          }
        }
      }
      sincePause += first === undefined ? file.text.length >> 4 : file.text.length;
      if (sincePause < BETWEEN_PAUSES) continue;
      sincePause = 0;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    const { scanner } = this.open.opened(template);
    const index = await this.open.indexOf(site.path, text, template.language);
    const found = index && scanner.at(index, site.start, site.end);
    if (!found) throw new Error(`The template does not match at this place of ${site.path}.`);
    const asked = { ...site, ...(found.inputs && { inputs: found.inputs }) };
    const checked = this.checked(index, site.path, template.language);
    const [answer] = await this.rewritten(template, [asked], index, {
      ...checked,
      dialects: undefined,
    });
    return answer && 'edits' in answer ? answer.edits : [];
  }

  async rewriteAll(
    template: CodeTemplate,
    sites: readonly Site[],
    text: string,
    version?: string,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    const [first] = sites;
    const index = first && (await this.open.indexOf(first.path, text, template.language));
    if (!index) return sites.map((site) => ({ site, why: { kind: 'changed' } }));
    const checked = this.checked(index, first.path, template.language);
    return this.rewritten(template, sites, index, { ...checked, version });
  }

  /**
   * Checks that a file's text still parses after edits, by the version of the language that a project
   * names; nothing where there is no grammar for the language or the text is too large.
   */
  async syntaxCheck(
    path: string,
    language: string,
    text: string,
    version?: string,
  ): Promise<Check | undefined> {
    if (grammarOfFile(path, language) === undefined) return undefined;
    const index = await this.open.indexOf(path, text, language);
    return index && checkOf({ ...this.checked(index, path, language), version });
  }

  /** What a template makes of the before-side of an example, imports left as they are. */
  async applied(
    template: CodeTemplate,
    { beforeIndex, versions }: Example,
    language: string,
  ): Promise<string> {
    const { scanner } = this.open.opened(template);
    const { tree } = beforeIndex;
    const found = scanner.find(beforeIndex).map((each) => siteOf(versions.path, tree, each));
    const sites = found.filter(({ inputs }) => inputs === undefined);
    const checked = this.checked(beforeIndex, versions.path, language);
    const answers = await this.rewritten(template, sites, beforeIndex, {
      ...checked,
      dialects: undefined,
    });
    const own = answers.filter(hasEdits).map(({ site, edits }) => ({
      site,
      edits: edits.filter(({ start, end }) => start <= site.end && end >= site.start),
    }));
    return applyEdits(tree.text, combined(own).edits);
  }

  private rewritten(
    template: CodeTemplate,
    sites: readonly Site[],
    index: TreeIndex,
    checked: Checked,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    const { imports, scanner } = this.open.opened(template);
    return rewriteSites(scanner, imports, index, sites, checked);
  }

  private checked({ tree: before }: TreeIndex, path: string, language: string): Checked {
    const grammar = grammarFor(path, language);
    const markup = markupOf(grammar, before.text);
    return {
      before,
      parse: async (text) =>
        markupOf(grammar, text) === markup ? this.open.parsers.parse(grammar, text) : undefined,
      dialects: dialectsOf(grammar),
    };
  }
}
