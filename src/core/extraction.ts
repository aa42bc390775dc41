import { INITIAL_CONFIDENCE } from './confidence';
import {
  InvalidArgument,
  InvalidProposal,
  LearningNotAllowed,
  NothingToLearn,
  PatternNameTaken,
  PatternNotFound,
  ProjectNotFound,
} from './errors';
import type { Fact } from './events';
import { keepExample, type KeptExample, keptExamples, keptRejected } from './examples';
import { patternIdOf, proposalIdOf } from './identity';
import { type Joint, learnTogether, worstTrial } from './joint';
import type { Store } from './Store';
import type { LearnedTemplate, TemplateLearner } from './ports';
import { rememberedPlaces } from './rememberedPlaces';
import { templateText } from './templateText';
import type {
  CodeTemplate,
  FileChange,
  LearnedPattern,
  PatternType,
  Proposal,
  ProposalId,
  RecordedProposal,
} from './types';
import { PATTERN_TYPES } from './types';

export interface ExtractionOptions {
  patternName: string;
  patternType: PatternType;
  description?: string;
  /** What to keep instead of what the learner would make of the files, e.g. of a selection. */
  learned?: LearnedTemplate;
  /** Whether a person chose how general `learned` is. */
  isLevelChosen?: boolean;
  /** Makes what was learned narrower where it fits too much; nothing is narrowed without it. */
  narrow?: (learned: LearnedTemplate) => Promise<LearnedTemplate>;
}

export interface Extraction {
  pattern: LearnedPattern;
  /** False when an existing pattern was strengthened, or the proposal was known to it. */
  created: boolean;
  learned: LearnedTemplate;
}

/** Turns executed proposals into learned patterns, or strengthens those that are there. */
export class PatternExtraction {
  constructor(
    private readonly store: Store,
    private readonly learner: TemplateLearner,
  ) {}

  /**
   * @throws LearningNotAllowed when the project is never to be learned from
   * @throws InvalidProposal unless the proposal was executed and has files
   * @throws NothingToLearn when no language of the proposal gives a template
   * @throws PatternNameTaken when the name belongs to a pattern that does not generalise with it
   */
  async extract(proposal: Proposal, options: ExtractionOptions): Promise<Extraction> {
    checkProposal(proposal);
    const name = checkOptions(options);
    const project = await this.store.projects.get(proposal.projectId);
    if (!project) throw new ProjectNotFound(proposal.projectId);
    if (!project.consent.learn) throw new LearningNotAllowed(project.name);
    const learned = options.learned ?? (await this.learnTemplate(proposal));
    const { language } = learned.template;
    const proposalId = proposalIdOf(project.id, proposal);
    const existing =
      (await this.store.patterns.named(name, options.patternType, language)) ??
      (await this.store.patterns.get(patternIdOf(name, options.patternType, language)));
    if (existing?.examples.some((example) => example.proposalId === proposalId)) {
      return { pattern: existing, created: false, learned };
    }
    const example = await this.exampleOf(proposal, learned.template);
    const grown = existing
      ? await this.grown(existing, learned, example, options)
      : { template: learned.template, isProved: learned.template.kind === 'rewrite' };
    if (!grown) throw new PatternNameTaken(name);
    const narrowed = options.narrow && (await options.narrow({ ...learned, ...grown }));
    const { template } = narrowed ?? grown;
    const patternId = existing?.id ?? patternIdOf(name, options.patternType, language);
    const facts: Fact[] = existing
      ? await rememberedPlaces(this.store, this.learner, existing, patternId)
      : [];
    if (!(await this.store.projects.proposal(proposalId))) {
      facts.push(await this.recordedProposal(proposal, proposalId));
    }
    facts.push({
      kind: 'pattern.learned',
      body: {
        patternId,
        name,
        type: options.patternType,
        description: options.description ?? proposal.description,
        language,
        framework: project.framework,
        domain: project.domain,
        projectId: project.id,
        proposalId,
        confidence: proposal.confidence ?? INITIAL_CONFIDENCE,
        template: await this.store.putCode(templateText(template)),
        reason: existing
          ? `generalised with “${proposal.title}”`
          : `learned from “${proposal.title}”`,
        example: await keepExample(this.store, example),
        learner: grown.isProved ? this.learner.version : undefined,
        basedOn: existing?.versions.at(-1)?.code,
      },
    });
    if (existing?.state === 'archived')
      facts.push({ kind: 'pattern.restored', body: { patternId } });
    await this.store.record(facts);
    const pattern = await this.store.patterns.get(patternId);
    if (!pattern) throw new PatternNotFound(patternId);
    return { pattern, created: !existing, learned: { ...learned, ...narrowed } };
  }

  private async exampleOf(
    { files }: Proposal,
    template: CodeTemplate,
  ): Promise<KeptExample | undefined> {
    if (template.kind !== 'rewrite') return undefined;
    const own = files.filter(({ language }) => language === template.language);
    return this.learner.excerpts(template, own);
  }

  /**
   * The template of a pattern with one more example: learned from all of them together where all were
   * kept, else generalised. Nothing where they are not one pattern.
   */
  private async grown(
    existing: LearnedPattern,
    { template: learned }: LearnedTemplate,
    example: KeptExample | undefined,
    { isLevelChosen = false }: ExtractionOptions,
  ): Promise<{ template: CodeTemplate; isProved: boolean } | undefined> {
    const { codeTemplate: present, proved } = existing;
    const { byHand } = present;
    const isKnown = JSON.stringify(present.body) === JSON.stringify(learned.body);
    const isEnough =
      isKnown ||
      (byHand === true &&
        example !== undefined &&
        (await this.learner.tried(present, example)) === 'gives back');
    if (isEnough) return { template: present, isProved: proved && example !== undefined };
    const kept = await this.allKept(existing, example);
    if (kept && !byHand) {
      const joint = await this.together(existing, isLevelChosen ? learned : present, kept);
      if (joint) return joint;
    }
    const both = await this.learner.generalise(present, learned);
    if (!both || (kept && (await worstTrial(this.learner, both, kept)) !== 'gives back'))
      return undefined;
    return { template: { ...both, ...(byHand && { byHand }) }, isProved: false };
  }

  /** The examples of a pattern and one more, if all of them are kept. */
  private async allKept(
    existing: LearnedPattern,
    example: KeptExample | undefined,
  ): Promise<KeptExample[] | undefined> {
    const kept = example && (await keptExamples(this.store, existing));
    return kept && [...kept, example];
  }

  private async together(
    existing: LearnedPattern,
    template: CodeTemplate,
    examples: readonly KeptExample[],
  ): Promise<Joint | undefined> {
    const rejected = await keptRejected(this.store, existing);
    const past = rejected && { template, rejected, keepsLevel: false };
    return past && learnTogether(this.learner, existing.language, examples, past);
  }

  /**
   * What would be learned from a proposal's files: the language with the most changed files that
   * gives a template.
   * @throws NothingToLearn with the reasons of every language
   */
  async learnTemplate(proposal: Pick<Proposal, 'files'>): Promise<LearnedTemplate> {
    const reasons: string[] = [];
    for (const [language, files] of byLanguage(proposal.files)) {
      try {
        return await this.learner.learn(language, files);
      } catch (error) {
        if (!(error instanceof NothingToLearn)) throw error;
        reasons.push(...error.reasons);
      }
    }
    if (reasons.length === 0) reasons.push('no file of a known language was changed');
    throw new NothingToLearn([...new Set(reasons)]);
  }

  /** Of a commit the sha is enough; the code of any other change is kept, to be learned from again. */
  private async recordedProposal(
    proposal: Proposal,
    proposalId: ProposalId,
  ): Promise<Fact<'proposal.recorded'>> {
    const files: RecordedProposal['files'] = [];
    for (const { path, language, before, after } of proposal.files) {
      const keep = async (text: string | null) =>
        text === null || proposal.commitSha ? null : this.store.putCode(text);
      files.push({ path, language, before: await keep(before), after: await keep(after) });
    }
    return {
      kind: 'proposal.recorded',
      body: {
        proposalId,
        projectId: proposal.projectId,
        title: proposal.title,
        description: proposal.description,
        type: proposal.type,
        status: proposal.status,
        confidence: proposal.confidence ?? null,
        tested: proposal.tested ?? false,
        commitSha: proposal.commitSha ?? null,
        ...(Number.isSafeInteger(proposal.committedAt) && { committedAt: proposal.committedAt }),
        files,
      },
    };
  }
}

function checkProposal(proposal: Proposal): void {
  if (proposal.status !== 'executed') {
    throw new InvalidProposal(
      `Patterns are learned from executed proposals only; “${proposal.title}” is ${proposal.status}.`,
    );
  }
  if (proposal.files.length === 0) {
    throw new InvalidProposal(`“${proposal.title}” changes no file.`);
  }
  const { confidence } = proposal;
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new InvalidProposal(`A proposal’s confidence lies between 0 and 1, not ${confidence}.`);
  }
}

function checkOptions(options: ExtractionOptions): string {
  const name = options.patternName.trim();
  if (name === '') throw new InvalidArgument('A pattern needs a name.');
  if (!PATTERN_TYPES.includes(options.patternType)) {
    throw new InvalidArgument(`“${options.patternType}” is not a pattern type.`);
  }
  return name;
}

/** Files that have both a language and text on at least one side, most files first. */
function byLanguage(files: readonly FileChange[]): [string, FileChange[]][] {
  const groups = new Map<string, FileChange[]>();
  for (const file of files) {
    if (file.language === null || (file.before === null && file.after === null)) continue;
    const group = groups.get(file.language);
    if (group) group.push(file);
    else groups.set(file.language, [file]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
