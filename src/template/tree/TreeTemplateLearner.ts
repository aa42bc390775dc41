import { InvalidArgument, NothingToLearn } from '../../core/errors';
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
} from '../../core/ports';
import { applyEdits, combined, hasEdits } from '../../core/edits';
import type { CodeTemplate, FileChange, RejectedPlace } from '../../core/types';
import type { EditedTemplate, TemplateForm } from '../../core/templateEditing';
import { type Body, parseBody, rulesOf } from './rules/body';
import { editTemplate, formsOf } from './editing/editTemplate';
import { generaliseBodies, heldAgainstExamples } from './learning/generaliseBodies';
import {
  grammarOfFile,
  grammarOfLanguage,
  grammarOfPath,
  isMoreThanGrammar,
  related,
} from './languages/grammarNames';
import type { GrammarSource } from './syntax/GrammarSource';
import { TemplateImports } from './sites/Imports';
import { learnRules } from './learning/learnRules';
import type { EditMarks } from './mining/mineEdits';
import type { MinedPlace, MinedTemplate } from './mining/mineRules';
import { explain } from './sites/mismatch';
import { dialectsOf } from './languages/newerSyntax';
import { codeText } from './syntax/FlatTree';
import { Parsers } from './syntax/Parsers';
import { markupOf } from './syntax/scripts';
import type { Rule } from './rules/Pattern';
import { readExamples } from './lessons/readExamples';
import { quotedNames } from '../shared/quotedNames';
import type { Check } from '../shared/together';
import { quoteOf, readableSide } from './rules/readable';
import { type Checked, checkOf, rewriteSites } from './sites/rewriteSites';
import { placeKeyOf } from '../shared/hiddenPlaces';
import { placeWords } from './sites/placeWords';
import { conditionsOf } from './sites/conditions';
import { RefusedByExamples } from './RefusedByExamples';
import { type Found, Scanner, siteOf } from './sites/Scanner';
import { soundTemplate } from './learning/soundTemplate';
import { LEARNER, LEARNER_VERSION, toTemplate } from './rules/templates';
import { tightened } from './learning/tighten';
import type { Example } from './lessons/Example';
import { TreeExamples } from './keeping/TreeExamples';
import { TreeIndex } from './syntax/TreeIndex';
import type { TemplateLevel, TreeLearner } from './TreeLearner';
import type { TextRange } from '../shared/TextRange';
import { type ChosenLessons, TreeMiner } from './mining/TreeMiner';

/** The checked body of a template, ready to be used. */
interface Opened {
  hidden: CodeTemplate['hidden'];
  body: Body;
  imports: TemplateImports;
  scanner: Scanner;
}

type Stretch = Pick<TextRange, 'start' | 'end'>;

/** Texts that are searched, in UTF-16 units, before other work gets its turn. */
const BETWEEN_PAUSES = 200_000;

/** So many variants are seldom of one pattern. */
const MANY_VARIANTS = 10;

/**
 * Learns, finds and rewrites on syntax trees, for the languages that have a grammar. Grammars are
 * loaded on first use.
 */
export class TreeTemplateLearner implements TreeLearner {
  readonly version = LEARNER_VERSION;
  private readonly parsers: Parsers;
  private readonly examples: TreeExamples;
  private readonly miner: TreeMiner;
  private readonly read = new WeakMap<object, Opened>();
  private lastIndex: { grammar: string; index: TreeIndex } | undefined;

  constructor(source: GrammarSource) {
    this.parsers = new Parsers(source);
    this.examples = new TreeExamples(this.parsers);
    this.miner = new TreeMiner(this.parsers, (language) => this.knows(language));
  }

  /** How many texts were parsed so far. */
  get parses(): number {
    return this.parsers.parses;
  }

  /** Whether there is a grammar for a language. */
  knows(language: string): boolean {
    return grammarOfLanguage(language) !== undefined;
  }

  /** Whether changes lie in what a tree of their file holds: in the scripts, where it is markup. */
  reads(language: string, files: readonly FileChange[]): boolean {
    return files.every(({ path, before, after }) => {
      const grammar = grammarOfFile(path, language);
      const [was, is] = [before, after].map((text) => grammar && markupOf(grammar, text ?? ''));
      return was === is;
    });
  }

  async learn(language: string, files: readonly FileChange[]): Promise<LearnedTemplate> {
    const { examples, edits, reasons } = await readExamples(this.parsers, language, files);
    const learned = learnRules(examples);
    const sound = await soundTemplate(language, learned.clusters, examples, (template, example) =>
      this.applied(template, example, language),
    );
    if (sound === undefined) {
      const why = [...new Set([...reasons, ...learned.reasons])];
      if (why.length === 0) throw new NothingToLearn(['there is no change in the code']);
      const refused = learned.reasons.length > 0;
      throw refused
        ? new RefusedByExamples(why.slice(0, 12))
        : new NothingToLearn(why.slice(0, 12));
    }
    const { template, clusters } = sound;
    const rules = clusters.map(({ rule }) => rule);
    const lessons = new Set(clusters.flatMap((cluster) => cluster.lessons));
    const top = clusters.find(({ rule }) => rule.top)?.rule.support ?? 0;
    const covered = Math.min(edits, lessons.size + top);
    return {
      template,
      covered,
      edits,
      notes: [
        ...this.notes(reasons, rules.length, lessons.size, edits),
        ...notesOnVerbatim(rules),
        ...notesOnInputs(bodyOf(template)),
      ],
    };
  }

  /** What is remembered of a changed file to find recurring edits; nothing where it tells none. */
  marks(file: FileChange): Promise<EditMarks | undefined> {
    return this.miner.marks(file);
  }

  /** The templates that chosen lessons of files, by their numbers in `marks`, tell together. */
  mine(language: string, sources: readonly ChosenLessons[]): Promise<MinedTemplate[]> {
    return this.miner.mine(language, sources);
  }

  /** Which of the chosen lessons of a file a template reproduces. Throws on a damaged template. */
  async reproduced(template: CodeTemplate, source: ChosenLessons): Promise<MinedPlace[]> {
    return this.miner.reproduced(template, bodyOf(template), source);
  }

  private notes(
    reasons: readonly string[],
    rules: number,
    covered: number,
    edits: number,
  ): string[] {
    const notes: string[] = [];
    if (rules > 1) notes.push(`It has ${rules} variants.`);
    if (rules >= MANY_VARIANTS) {
      notes.push('These are probably several patterns: pick fewer changes.');
    }
    if (covered < edits) notes.push(...[...new Set(reasons)].slice(0, 5).map((why) => `${why}.`));
    return notes;
  }

  async generalise(a: CodeTemplate, b: CodeTemplate): Promise<CodeTemplate | undefined> {
    const [left, right] = [grammarOfLanguage(a.language), grammarOfLanguage(b.language)];
    if (a.learner !== LEARNER || b.learner !== LEARNER || left === undefined || right === undefined)
      return undefined;
    if (!related(left, right)) return undefined;
    if (JSON.stringify(a.body) === JSON.stringify(b.body)) return a;
    const body = generaliseBodies(parseBody(a.body), parseBody(b.body));
    if (body === undefined) return undefined;
    const parse = (text: string) => this.parsers.parse(left, text);
    return toTemplate(a.language, await heldAgainstExamples(body, { grammar: left, parse }));
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

  async asBefore(learned: CodeTemplate, past: PatternPast): Promise<CodeTemplate | undefined> {
    const { language } = learned;
    const { template, rejected, keepsLevel } = past;
    if (template.learner !== LEARNER || template.kind !== learned.kind) return undefined;
    const [now, was] = [bodyOf(learned), bodyOf(template)];
    const body = await this.examples.asBefore(language, now, was, rejected, keepsLevel);
    return body && toTemplate(language, body, learned.kind);
  }

  async around(template: CodeTemplate, place: RejectedPlace): Promise<RejectedPlace | undefined> {
    return this.examples.around(template.language, bodyOf(template), place);
  }

  async placeKeys(
    template: CodeTemplate,
    place: RejectedPlace,
    of: 'file' | 'piece',
  ): Promise<string[]> {
    const index = await this.indexOf(place.path, place.text, template.language);
    if (index === undefined) return [];
    const found = (each: CodeTemplate) => this.opened(each).scanner.find(index);
    const present = found(template);
    const own = this.opened(template).scanner.at(index, place.start, place.end);
    const meant = (own ?? present.find(isAt(place)))?.match ?? place;
    const others = this.levels(template)
      .flatMap((_, level) => found(this.atLevel(template, level)).filter(isAt(place)))
      .filter(({ match }) => !present.some((each) => isSameStretch(each.match, match)));
    const keys = [meant, ...others.map(({ match }) => match)].map(({ start, end }) =>
      placeKeyOf(placeWords(index.tree, start, end), of),
    );
    return [...new Set(keys)];
  }

  /** Templates of another learner and insert-only ones have no sites. Throws on a damaged template. */
  async *findSites(
    templates: readonly CodeTemplate[],
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
    cancelled: CancellationSignal,
  ): AsyncIterable<TemplateSite> {
    const searched = templates.flatMap((template, index) => {
      const grammar = grammarOfLanguage(template.language);
      if (template.learner !== LEARNER || template.kind !== 'rewrite' || grammar === undefined)
        return [];
      return [{ index, grammar, language: template.language, scanner: this.scannerOf(template) }];
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
        const index = await this.indexOf(file.path, file.text, first.language);
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

  /**
   * The edits for one site. Imports that the pattern brings along come with every site of a file;
   * equal edits of several sites are to be made once. No edits when the result would not parse, or
   * would be something else than the after-side.
   * Throws when the template no longer matches where the site says.
   */
  async rewrite(template: CodeTemplate, site: Site, text: string): Promise<TextEdit[]> {
    const { scanner } = this.opened(template);
    const index = await this.indexOf(site.path, text, template.language);
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
    const index = first && (await this.indexOf(first.path, text, template.language));
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
    const index = await this.indexOf(path, text, language);
    return index && checkOf({ ...this.checked(index, path, language), version });
  }

  private rewritten(
    template: CodeTemplate,
    sites: readonly Site[],
    index: TreeIndex,
    checked: Checked,
  ): Promise<(SiteEdits | SkippedSite)[]> {
    const { imports, scanner } = this.opened(template);
    return rewriteSites(scanner, imports, index, sites, checked);
  }

  /** What a template makes of the before-side of an example, imports left as they are. */
  private async applied(
    template: CodeTemplate,
    { beforeIndex, versions }: Example,
    language: string,
  ): Promise<string> {
    const { scanner } = this.opened(template);
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

  private checked({ tree: before }: TreeIndex, path: string, language: string): Checked {
    const grammar = this.grammarFor(path, language);
    const markup = markupOf(grammar, before.text);
    return {
      before,
      parse: async (text) =>
        markupOf(grammar, text) === markup ? this.parsers.parse(grammar, text) : undefined,
      dialects: dialectsOf(grammar),
    };
  }

  /** What a template asks of a file besides its code. Throws on a damaged template. */
  conditions(template: CodeTemplate): TemplateConditions {
    return conditionsOf(bodyOf(template));
  }

  levels(template: CodeTemplate): TemplateLevel[] {
    const body = bodyOf(template);
    const quote = quoteOf(grammarOfLanguage(template.language));
    return body.levels.map(({ rules }, index) => ({
      before: readableSide(rules[0]!.before, rules[0]!, quote),
      after: readableSide(rules[0]!.after, rules[0]!, quote),
      current: index === body.level,
      exact: rules.every(({ verbatim }) => verbatim),
    }));
  }

  atLevel(template: CodeTemplate, level: number): CodeTemplate {
    const body = bodyOf(template);
    if (body.levels[level] === undefined) throw new InvalidArgument(`There is no level ${level}.`);
    return withBody(template, { ...body, level, chosen: true });
  }

  narrower(template: CodeTemplate): CodeTemplate | undefined {
    const body = bodyOf(template);
    if (body.chosen || body.level === 0) return undefined;
    return withBody(template, { ...body, level: body.level - 1 });
  }

  /** The forms of a template as a person edits them. Throws on a damaged template. */
  editableForms(template: CodeTemplate): TemplateForm[] {
    return formsOf(bodyOf(template), this.grammarFor('', template.language));
  }

  /** A template from its edited forms, or what is wrong with them. */
  edited(template: CodeTemplate, forms: readonly TemplateForm[]): Promise<EditedTemplate> {
    const grammar = this.grammarFor('', template.language);
    const parse = (text: string) => this.parsers.parse(grammar, text);
    return editTemplate(template, bodyOf(template), forms, { grammar, parse });
  }

  async tighten(template: CodeTemplate, negative: TextRange): Promise<CodeTemplate | undefined> {
    const body = bodyOf(template);
    const index = await this.indexOf(negative.path, negative.text, template.language);
    if (index === undefined) return undefined;
    const parse = (text: string) =>
      this.parsers.parse(this.grammarFor(negative.path, template.language), text);
    const tighter = await tightened(body, index, negative, parse, this.parsers.kinds);
    return tighter && withBody(template, tighter);
  }

  async explainMismatch(template: CodeTemplate, place: TextRange): Promise<string | undefined> {
    const index = await this.indexOf(place.path, place.text, template.language);
    if (index === undefined) return unreadable(place, template.language);
    const { body, scanner } = this.opened(template);
    const rules = rulesOf(body).filter((rule) => !rule.top);
    const reason = explain(rules, index, place);
    if (reason !== undefined || scanner.find(index).some(isAt(place))) return reason;
    if (scanner.isHiddenAt(index, isAt(place))) return 'A person said “not here” about this place.';
    const missing = scanner.missingIn(codeText(index.tree));
    if (missing.length === 0) return scanner.takenAt(index, isAt(place));
    return `The new code uses ${quotedNames(missing)}, which this file does not have.`;
  }

  async checkAgainst(
    template: CodeTemplate,
    files: AsyncIterable<SourceFile> | Iterable<SourceFile>,
  ): Promise<{ sites: number; files: number }> {
    const paths = new Set<string>();
    let sites = 0;
    for await (const { site } of this.findSites([template], files, { aborted: false })) {
      if (site.inputs !== undefined) continue;
      sites++;
      paths.add(site.path);
    }
    return { sites, files: paths.size };
  }

  private scannerOf(template: CodeTemplate): Scanner {
    return this.opened(template).scanner;
  }

  /** The checked body of a template with its scanner; both are made once. */
  private opened(template: CodeTemplate): Opened {
    const known = isObject(template.body) ? this.read.get(template.body) : undefined;
    const { hidden } = template;
    if (known !== undefined && known.hidden === hidden) return known;
    const body = bodyOf(template);
    const imports = new TemplateImports(body);
    const scanner = new Scanner(rulesOf(body), this.parsers.kinds, imports, new Set(hidden));
    const opened = { hidden, body, imports, scanner };
    if (isObject(template.body)) this.read.set(template.body, opened);
    return opened;
  }

  private grammarFor(path: string, language: string): string {
    const grammar = grammarOfFile(path, language);
    if (grammar === undefined) throw new InvalidArgument(`There is no grammar for ${language}.`);
    return grammar;
  }

  /** The tree of a text; that of the last text is kept, since sites of one file come together. */
  private async indexOf(
    path: string,
    text: string,
    language: string,
  ): Promise<TreeIndex | undefined> {
    const grammar = this.grammarFor(path, language);
    const last = this.lastIndex;
    const isLast = last?.grammar === grammar && last.index.path === path;
    if (isLast && last.index.tree.text === text) return last.index;
    const tree = await this.parsers.parse(grammar, text);
    if (tree === undefined || (isMoreThanGrammar(path) && tree.errors > 0)) return undefined;
    const index = new TreeIndex(tree, path);
    this.lastIndex = { grammar, index };
    return index;
  }
}

/** Why a file has no tree, as a sentence. */
const unreadable = ({ path }: TextRange, language: string): string =>
  isMoreThanGrammar(path)
    ? `The file holds more than ${language} and cannot be read as that.`
    : 'The file is too large to be searched.';

/** Whether rules are nothing but the changed code, as a sentence. */
function notesOnVerbatim(rules: readonly Rule[]): string[] {
  const count = rules.filter(({ verbatim }) => verbatim === true).length;
  if (count === 0) return [];
  return count === rules.length
    ? ['Learned as it stands: only the very same code is found.']
    : [
        `${count} of ${rules.length} variants are learned as they stand: only the very same code is found.`,
      ];
}

/** What a person will have to fill in, as a sentence; none where nothing. */
function notesOnInputs(body: Body): string[] {
  const { names } = conditionsOf(body);
  if (names.length === 0) return [];
  const it = names.length === 1 ? 'it' : 'them';
  return [
    `The new code uses ${quotedNames(names)}. Where a file does not have ${it}, you fill ${it} in.`,
  ];
}

const isAt =
  ({ start, end }: TextRange) =>
  ({ match }: Found) =>
    match.start < Math.max(end, start + 1) && match.end > start;

const isSameStretch = (a: Stretch, b: Stretch): boolean => a.start === b.start && a.end === b.end;

/** The same pattern with another body. */
const withBody = ({ language, kind, byHand, hidden }: CodeTemplate, body: Body): CodeTemplate => ({
  ...toTemplate(language, body, kind),
  ...(byHand && { byHand }),
  ...(hidden && { hidden }),
});

function bodyOf(template: CodeTemplate): Body {
  if (template.learner !== LEARNER) throw new Error('The code template is of another learner.');
  return parseBody(template.body);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
