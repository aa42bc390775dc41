import { hasEdits } from '../core/edits';
import { InvalidArgument, NothingToLearn } from '../core/errors';
import type {
  CancellationSignal,
  LearnedTemplate,
  PatternPast,
  Trial,
  Site,
  SourceFile,
  TemplateConditions,
  TemplateSite,
  TextEdit,
  SiteEdits,
  SkippedSite,
} from '../core/ports';
import type { CodeTemplate, FileChange, RejectedPlace } from '../core/types';
import type { EditedTemplate, TemplateForm } from '../core/templateEditing';
import { type Check, keptTogether } from './shared/together';
import type {
  ChosenLessons,
  EditMarks,
  MinedPlace,
  MinedTemplate,
  TemplateLevel,
  Templates,
  TextRange,
} from './Templates';
import type { TokenTemplateLearner } from './tokens/TokenTemplateLearner';
import { RefusedByExamples } from './tree/RefusedByExamples';
import { LEARNER } from './tree/rules/templates';

/** The questions that only trees answer. */
export interface GrammarTemplates extends Omit<Templates, 'ofSelection'> {
  /** Whether changes lie where it looks; those of markup may lie outside of the scripts. */
  reads(language: string, files: readonly FileChange[]): boolean;
  /** Looks whether a text still parses after edits; nothing where that cannot be told. */
  syntaxCheck(
    path: string,
    language: string,
    text: string,
    version?: string,
  ): Promise<Check | undefined>;
}

/**
 * Learns on trees where there is a grammar and something to learn from the trees, else on tokens. A
 * template is found and rewritten by the learner that made it.
 */
export class LanguageTemplateLearner implements Templates {
  constructor(
    private readonly trees: GrammarTemplates,
    private readonly tokens: TokenTemplateLearner,
  ) {}

  /** One number for both: whichever of them learns otherwise raises it. */
  get version(): number {
    return this.trees.version + this.tokens.version - 1;
  }

  get parses(): number {
    return this.trees.parses;
  }

  knows(language: string): boolean {
    return this.trees.knows(language);
  }

  mayFit(language: string, path: string): boolean | undefined {
    return this.trees.mayFit(language, path);
  }

  async learn(language: string, examples: readonly FileChange[]): Promise<LearnedTemplate> {
    if (!this.trees.knows(language) || !this.trees.reads(language, examples))
      return this.tokens.learn(language, examples);
    try {
      return await this.trees.learn(language, examples);
    } catch (refusal) {
      if (!(refusal instanceof NothingToLearn)) throw refusal;
      return this.withoutTrees(language, examples, refusal);
    }
  }

  private async withoutTrees(
    language: string,
    examples: readonly FileChange[],
    refusal: NothingToLearn,
  ): Promise<LearnedTemplate> {
    try {
      const isRefused = refusal instanceof RefusedByExamples;
      const learned = await this.tokens.learn(language, examples, !isRefused);
      if (learned.template.kind === 'rewrite') throw refusal;
      const note = `Matched as text: ${refusal.reasons.slice(0, 3).join('; ')}.`;
      return { ...learned, notes: [...learned.notes, note] };
    } catch (error) {
      if (!(error instanceof NothingToLearn)) throw error;
      // Both say why nothing can be learned, the trees by place; once is enough.
      throw new NothingToLearn(refusal.reasons);
    }
  }

  ofSelection(language: string, text: string): CodeTemplate {
    return this.tokens.ofSelection(language, text);
  }

  excerpts(
    template: CodeTemplate,
    files: readonly FileChange[],
  ): Promise<FileChange[] | undefined> {
    return this.of(template).excerpts(template, files);
  }

  tried(template: CodeTemplate, example: readonly FileChange[]): Promise<Trial> {
    return this.of(template).tried(template, example);
  }

  async asBefore(learned: CodeTemplate, past: PatternPast): Promise<CodeTemplate | undefined> {
    if (learned.learner === past.template.learner) return this.of(learned).asBefore(learned, past);
    // What a person made of a template of trees, tokens cannot keep.
    return past.template.learner === LEARNER || past.rejected.length > 0 ? undefined : learned;
  }

  around(template: CodeTemplate, place: RejectedPlace): Promise<RejectedPlace | undefined> {
    return this.of(template).around(template, place);
  }

  placeKeys(template: CodeTemplate, place: RejectedPlace, of: 'file' | 'piece'): Promise<string[]> {
    return this.of(template).placeKeys(template, place, of);
  }

  async generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    return a.learner === b.learner ? this.of(a).generalise(a, b) : undefined;
  }

  async *findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite> {
    const groups = [this.trees, this.tokens].flatMap((learner) => {
      const indices = [...templates.keys()].filter(
        (index) => this.of(templates[index]!) === learner,
      );
      return indices.length > 0 ? [{ learner, indices }] : [];
    });
    for await (const file of files) {
      if (cancelled.aborted) return;
      for (const { learner, indices } of groups) {
        const own = indices.map((index) => templates[index]!);
        for await (const { template, site } of learner.findSites(own, [file], cancelled)) {
          yield { template: indices[template]!, site };
        }
      }
    }
  }

  rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    return this.of(template).rewrite(template, site, text);
  }

  async rewriteAll(
    template: CodeTemplate,
    sites: readonly Site[],
    text: string,
    version?: string,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    const learner = this.of(template);
    const answers = await learner.rewriteAll(template, sites, text, version);
    const [first] = sites;
    if (learner === this.trees || !first) return answers;
    const check = await this.trees.syntaxCheck(first.path, template.language, text, version);
    return check ? stillKept(answers, check) : answers;
  }

  conditions(template: CodeTemplate): TemplateConditions {
    return this.of(template).conditions(template);
  }

  explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined> {
    return this.of(template).explainMismatch(template, place);
  }

  levels(template: CodeTemplate): TemplateLevel[] {
    return this.of(template).levels(template);
  }

  atLevel(template: CodeTemplate, level: number): CodeTemplate {
    return this.of(template).atLevel(template, level);
  }

  narrower(template: CodeTemplate): CodeTemplate | undefined {
    return this.of(template).narrower(template);
  }

  tighten(template: CodeTemplate, negative: TextRange): Promise<CodeTemplate | undefined> {
    return this.of(template).tighten(template, negative);
  }

  editableForms(template: CodeTemplate): TemplateForm[] {
    return this.of(template).editableForms(template);
  }

  edited(template: CodeTemplate, forms: readonly TemplateForm[]): Promise<EditedTemplate> {
    if (forms.length !== this.editableForms(template).length) {
      throw new InvalidArgument('The template has another number of forms.');
    }
    return this.of(template).edited(template, forms);
  }

  marks(file: FileChange): Promise<EditMarks | undefined> {
    return this.trees.marks(file);
  }

  mine(language: string, sources: readonly ChosenLessons[]): Promise<MinedTemplate[]> {
    return this.trees.mine(language, sources);
  }

  reproduced(template: CodeTemplate, source: ChosenLessons): Promise<MinedPlace[]> {
    return this.of(template).reproduced(template, source);
  }

  private of(template: CodeTemplate): Omit<Templates, 'ofSelection'> {
    return template.learner === LEARNER ? this.trees : this.tokens;
  }
}

/** Those of the sites that pass one more check. */
async function stillKept(
  answers: readonly (SiteEdits | SkippedSite)[],
  check: Check,
): Promise<(SiteEdits | SkippedSite)[]> {
  const kept = await keptTogether(answers.filter(hasEdits), check);
  const bySite = new Map(kept.map((answer) => [answer.site, answer]));
  return answers.map((answer) => bySite.get(answer.site) ?? answer);
}
