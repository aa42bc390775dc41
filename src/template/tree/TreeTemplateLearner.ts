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
import type { Check } from '../shared/together';
import type {
  ChosenLessons,
  EditMarks,
  GrammarSource,
  MinedPlace,
  MinedTemplate,
  TemplateLevel,
  Templates,
  TextRange,
} from '../Templates';
import { grammarFor, OpenTemplates } from './OpenTemplates';
import { editTemplate, formsOf } from './editing/editTemplate';
import { TreeExamples } from './keeping/TreeExamples';
import { grammarOfFile, grammarOfLanguage, grammarOfPath, related } from './languages/grammarNames';
import { TreeMiner } from './mining/TreeMiner';
import { bodyOf, LEARNER, LEARNER_VERSION, toTemplate } from './rules/templates';
import { conditionsOf } from './sites/conditions';
import { Parsers } from './syntax/Parsers';
import { markupOf } from './syntax/scripts';
import { atLevel, levelsOf, narrowerThan } from './treeLevels';
import { TreeLearning } from './TreeLearning';
import { TreePlaces } from './TreePlaces';
import { TreeSites } from './TreeSites';

/**
 * Learns, finds and rewrites on syntax trees, for the languages that have a grammar. Grammars are
 * loaded on first use. Each of its parts has one reason to exist; this joins them to the face.
 */
export class TreeTemplateLearner implements Omit<Templates, 'ofSelection'> {
  readonly version = LEARNER_VERSION;
  private readonly parsers: Parsers;
  private readonly sites: TreeSites;
  private readonly places: TreePlaces;
  private readonly learning: TreeLearning;
  private readonly examples: TreeExamples;
  private readonly miner: TreeMiner;

  constructor(source: GrammarSource) {
    this.parsers = new Parsers(source);
    const open = new OpenTemplates(this.parsers);
    this.sites = new TreeSites(open);
    this.places = new TreePlaces(open);
    this.learning = new TreeLearning(this.parsers, this.sites);
    this.examples = new TreeExamples(this.parsers);
    this.miner = new TreeMiner(this.parsers, (language) => this.knows(language));
  }

  get parses(): number {
    return this.parsers.parses;
  }

  knows(language: string): boolean {
    return grammarOfLanguage(language) !== undefined;
  }

  mayFit(language: string, path: string): boolean | undefined {
    const [ofPath, ofLanguage] = [grammarOfPath(path), grammarOfLanguage(language)];
    if (ofPath === undefined || ofLanguage === undefined) return undefined;
    return related(ofPath, ofLanguage);
  }

  /** Whether changes lie in what a tree of their file holds: in the scripts, where it is markup. */
  reads(language: string, files: readonly FileChange[]): boolean {
    return files.every(({ path, before, after }) => {
      const grammar = grammarOfFile(path, language);
      const [was, is] = [before, after].map((text) => grammar && markupOf(grammar, text ?? ''));
      return was === is;
    });
  }

  learn(language: string, examples: readonly FileChange[]): Promise<LearnedTemplate> {
    return this.learning.learn(language, examples);
  }

  generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    return this.learning.generalise(a, b);
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
    version?: string,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    return this.sites.rewriteAll(template, sites, text, version);
  }

  /** See `TreeSites.syntaxCheck`. */
  syntaxCheck(
    path: string,
    language: string,
    text: string,
    version?: string,
  ): Promise<Check | undefined> {
    return this.sites.syntaxCheck(path, language, text, version);
  }

  conditions(template: CodeTemplate): TemplateConditions {
    return conditionsOf(bodyOf(template));
  }

  explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined> {
    return this.places.explainMismatch(template, place);
  }

  levels(template: CodeTemplate): TemplateLevel[] {
    return levelsOf(template);
  }

  atLevel(template: CodeTemplate, level: number): CodeTemplate {
    return atLevel(template, level);
  }

  narrower(template: CodeTemplate): CodeTemplate | undefined {
    return narrowerThan(template);
  }

  tighten(template: CodeTemplate, negative: TextRange): Promise<CodeTemplate | undefined> {
    return this.places.tighten(template, negative);
  }

  placeKeys(template: CodeTemplate, place: RejectedPlace, of: 'file' | 'piece'): Promise<string[]> {
    return this.places.placeKeys(template, place, of);
  }

  editableForms(template: CodeTemplate): TemplateForm[] {
    return formsOf(bodyOf(template), grammarFor('', template.language));
  }

  edited(template: CodeTemplate, forms: readonly TemplateForm[]): Promise<EditedTemplate> {
    const grammar = grammarFor('', template.language);
    const parse = (text: string) => this.parsers.parse(grammar, text);
    return editTemplate(template, bodyOf(template), forms, { grammar, parse });
  }

  async excerpts(
    template: CodeTemplate,
    files: readonly FileChange[],
  ): Promise<FileChange[] | undefined> {
    return this.examples.excerpts(template.language, bodyOf(template), files);
  }

  async tried(template: CodeTemplate, example: readonly FileChange[]): Promise<Trial> {
    return this.examples.tried(template.language, bodyOf(template), example);
  }

  async around(template: CodeTemplate, place: RejectedPlace): Promise<RejectedPlace | undefined> {
    return this.examples.around(template.language, bodyOf(template), place);
  }

  async asBefore(learned: CodeTemplate, past: PatternPast): Promise<CodeTemplate | undefined> {
    const { language } = learned;
    const { template, rejected, keepsLevel } = past;
    if (template.learner !== LEARNER || template.kind !== learned.kind) return undefined;
    const [now, was] = [bodyOf(learned), bodyOf(template)];
    const body = await this.examples.asBefore(language, now, was, rejected, keepsLevel);
    return body && toTemplate(language, body, learned.kind);
  }

  marks(file: FileChange): Promise<EditMarks | undefined> {
    return this.miner.marks(file);
  }

  mine(language: string, sources: readonly ChosenLessons[]): Promise<MinedTemplate[]> {
    return this.miner.mine(language, sources);
  }

  async reproduced(template: CodeTemplate, source: ChosenLessons): Promise<MinedPlace[]> {
    return this.miner.reproduced(template, bodyOf(template), source);
  }
}
