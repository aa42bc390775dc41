import { InvalidArgument } from '../../core/errors';
import type {
  CancellationSignal,
  LearnedTemplate,
  PatternPast,
  Site,
  SiteEdits,
  SkippedSite,
  SourceFile,
  TemplateConditions,
  TemplateSite,
  TextEdit,
  Trial,
} from '../../core/ports';
import type { EditedTemplate, TemplateForm } from '../../core/templateEditing';
import type { CodeTemplate, FileChange, RejectedPlace } from '../../core/types';
import { placeKeyOf } from '../shared/hiddenPlaces';
import type { MinedPlace, MinedTemplate, TemplateLevel, Templates, TextRange } from '../Templates';
import { editSnippet, snippetForm } from './editing/editSnippet';
import { editTokens, tokenForm } from './editing/editTokens';
import { generaliseTemplates } from './learning/generalise';
import { learnTemplate } from './learning/learn';
import { snippetFromSelection } from './learning/snippetFromSelection';
import { inputsOf } from './rules/inputs';
import { bodyOf } from './rules/readable';
import { tokenPlaceWords } from './sites/tokenPlaceWords';
import { TokenSites } from './TokenSites';

/** Longer files, in UTF-16 units, are not kept as examples. */
const MAX_KEPT = 20_000;

/**
 * Learns, finds and rewrites on the level of tokens, for any language: strings, comments and brackets
 * are respected, grammar is not known. Its templates have one level, and stay away from a place by its
 * key alone; histories are not mined on tokens.
 */
export class TokenTemplateLearner implements Templates {
  readonly version = 1;
  readonly parses = 0;
  private readonly sites = new TokenSites();

  knows(): boolean {
    return false;
  }

  mayFit(): undefined {
    return undefined;
  }

  /** @param mayAsk whether a rewrite may need something filled in; `true` if not said */
  async learn(
    language: string,
    examples: readonly FileChange[],
    mayAsk?: boolean,
  ): Promise<LearnedTemplate> {
    return learnTemplate(language, examples, mayAsk);
  }

  ofSelection(language: string, text: string): CodeTemplate {
    return snippetFromSelection(language, text);
  }

  async generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    return generaliseTemplates(a, b);
  }

  findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite> {
    return this.sites.findSites(templates, files, cancelled);
  }

  rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    return this.sites.rewrite(template, site, text);
  }

  rewriteAll(
    template: CodeTemplate,
    sites: readonly Site[],
    text: string,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    return this.sites.rewriteAll(template, sites, text);
  }

  conditions(template: CodeTemplate): TemplateConditions {
    const body = bodyOf(template);
    const names = template.kind === 'snippet' ? [] : [...inputsOf(body).values()];
    const isWhole = template.kind === 'snippet' || template.after.trim().includes('\n');
    return { imports: [], names, owners: [], bonds: [], isAsync: false, brings: [], isWhole };
  }

  async explainMismatch(
    template: CodeTemplate,
    { path, text, start, end }: TextRange,
  ): Promise<string | undefined> {
    const sites = this.findSites([template], [{ path, text }], { aborted: false });
    for await (const { site } of sites) if (site.start < end && site.end > start) return undefined;
    return `The code there does not read as “${template.before}”.`;
  }

  levels({ before, after }: CodeTemplate): TemplateLevel[] {
    return [{ before, after, current: true, exact: false }];
  }

  atLevel(template: CodeTemplate, level: number): CodeTemplate {
    if (level !== 0) throw new InvalidArgument(`There is no level ${level}.`);
    return template;
  }

  narrower(): undefined {
    return undefined;
  }

  async tighten(): Promise<undefined> {
    return undefined;
  }

  async placeKeys(
    { language }: CodeTemplate,
    { text, start, end }: RejectedPlace,
    of: 'file' | 'piece',
  ): Promise<string[]> {
    const words = tokenPlaceWords(this.sites.sourceOf(text, language), start, end);
    return [placeKeyOf(words, of)];
  }

  editableForms(template: CodeTemplate): TemplateForm[] {
    const body = bodyOf(template);
    return [template.kind === 'snippet' ? snippetForm(template) : tokenForm(body)];
  }

  async edited(template: CodeTemplate, [form]: readonly TemplateForm[]): Promise<EditedTemplate> {
    if (!form) throw new InvalidArgument('There is no form to edit.');
    const edit = template.kind === 'snippet' ? editSnippet : editTokens;
    return edit(template, bodyOf(template), form);
  }

  /** Files as they are, if they are small: tokens do not tell where a piece of code ends. */
  async excerpts(
    template: CodeTemplate,
    files: readonly FileChange[],
  ): Promise<FileChange[] | undefined> {
    const kept = files.filter((file) => isSmall(file) && this.teaches(file, template));
    return kept.length > 0 ? kept : undefined;
  }

  async tried(template: CodeTemplate, example: readonly FileChange[]): Promise<Trial> {
    return template.kind === 'snippet' || example.some((file) => this.teaches(file, template))
      ? 'gives back'
      : 'gives nothing back';
  }

  async around(): Promise<undefined> {
    return undefined;
  }

  async asBefore(
    learned: CodeTemplate,
    { rejected }: PatternPast,
  ): Promise<CodeTemplate | undefined> {
    return rejected.length === 0 ? learned : undefined;
  }

  async marks(): Promise<undefined> {
    return undefined;
  }

  async mine(): Promise<MinedTemplate[]> {
    return [];
  }

  async reproduced(): Promise<MinedPlace[]> {
    return [];
  }

  private teaches(file: FileChange, template: CodeTemplate): boolean {
    return template.kind === 'snippet' || this.sites.isFound(template, file);
  }
}

const isSmall = ({ before, after }: FileChange): boolean =>
  Math.max(before?.length ?? 0, after?.length ?? 0) <= MAX_KEPT;
