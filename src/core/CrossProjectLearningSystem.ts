import { ApplicationNotFound, InvalidArgument, LearningError, PatternNotFound } from './errors';
import type { EventBodies, Fact } from './events';
import type { Extraction, ExtractionOptions } from './extraction';
import { PatternExtraction } from './extraction';
import type { FamilyIndex } from './families';
import type { CrossProjectInsights } from './insights';
import { appliedPatterns, statisticsOf } from './insights';
import { PatternMaintenance } from './maintenance';
import type { Page, PageRequest, PatternFilter, Store } from './Store';
import type { TemplateLearner } from './ports';
import { Projects } from './projects';
import { likelyAtLeast } from './evidence';
import { posteriorsOf, rankByEvidence } from './rankByEvidence';
import type { Ranked, RankingRequest } from './ranking';
import { rankOfOthers, rankPatterns } from './ranking';
import { matchReasons } from './reasons';
import { findSimilarProjects } from './similarProjects';
import { SimilarityCalculator } from './similarity';
import { DEFAULT_THRESHOLDS, thresholdsForAutonomy } from './thresholds';
import { Turns } from './Turns';
import type {
  ApplicationId,
  AppliedSite,
  CodeTemplate,
  CrossProjectLearning,
  LearnedPattern,
  Observer,
  OutcomeEvidence,
  PatternId,
  PatternMatch,
  PatternType,
  Project,
  ProjectId,
  ProjectSimilarity,
  Proposal,
  Ranking,
  Timestamp,
} from './types';

/** Of so many patterns for each that is wanted it is asked whether they need only the language. */
const ASKED_FOR_ONE = 10;

export interface SuggestionOptions {
  /** All types if absent. */
  patternTypes?: readonly PatternType[];
  /** 0..1, default 0.5. */
  minConfidence?: number;
  /** 0..1, default 0.5. */
  minSimilarity?: number;
  /** 1..1000, default 20. */
  limit?: number;
  /** By the seed's formula, the default, or by how likely outcomes make it that a pattern works. */
  ranking?: Ranking;
}

export interface ApplicationRecord {
  sourceProjectId: ProjectId;
  targetProjectId: ProjectId;
  patternId: PatternId;
  /** False records the suggestion only. */
  applied: boolean;
  /** What was changed; of an application only. */
  sites?: readonly AppliedSite[];
}

export interface OutcomeReport {
  patternId: PatternId;
  success: boolean;
  /** The one application that was observed; without it every call counts. */
  applicationId?: ApplicationId;
  /** Who saw it, default `person`. */
  observer?: Observer;
  evidence?: OutcomeEvidence;
}

export type Observation = EventBodies['outcome.tracked'] & { applicationId: ApplicationId };

export interface BatchResult {
  extracted: LearnedPattern[];
  /** Proposals that gave nothing, and why. */
  failed: { title: string; code: string; reason: string }[];
}

/** Carries what worked in one project to the next. All knowledge lies behind the store. */
export class CrossProjectLearningSystem {
  readonly maintenance: PatternMaintenance;
  readonly projects: Projects;
  private readonly extraction: PatternExtraction;
  private similarities: SimilarityCalculator;
  /** Commands that look before they write must not overtake each other. */
  private readonly turns = new Turns();

  constructor(
    private readonly store: Store,
    learner: TemplateLearner,
    families: FamilyIndex,
    private readonly newId: () => string = () => crypto.randomUUID(),
    private readonly now: () => Timestamp = () => Date.now(),
  ) {
    this.maintenance = new PatternMaintenance(store, learner);
    this.projects = new Projects(store);
    this.extraction = new PatternExtraction(store, learner);
    this.similarities = new SimilarityCalculator(families);
    store.onDidChange((change) => {
      if (change.projects) this.similarities.clear();
    });
  }

  /** Compares projects by these families from now on. */
  useFamilies(families: FamilyIndex): void {
    this.similarities = new SimilarityCalculator(families);
  }

  /**
   * Learns a pattern from an executed proposal, or strengthens the one of that name, type and
   * language (+0.10 up to 0.75, once per proposal; it is seen once more, and no success).
   * @throws InvalidProposal, InvalidArgument, NothingToLearn, PatternNameTaken, ProjectNotFound
   */
  async extractPatternFromProposal(
    proposal: Proposal,
    options: ExtractionOptions,
  ): Promise<LearnedPattern> {
    return (await this.extract(proposal, options)).pattern;
  }

  /** As `extractPatternFromProposal`, and tells what the template covers. */
  extract(proposal: Proposal, options: ExtractionOptions): Promise<Extraction> {
    return this.turns.run(() => this.extraction.extract(proposal, options));
  }

  /** The template that a proposal's files would give. @throws NothingToLearn */
  previewTemplate(proposal: Pick<Proposal, 'files'>): Promise<Extraction['learned']> {
    return this.extraction.learnTemplate(proposal);
  }

  /**
   * Learns from every executed proposal whose confidence exceeds `minConfidence` (0..1, default
   * 0.7), each as “Pattern from TITLE”. One that gives nothing does not stop the others.
   */
  async extractPatternsFromProposals(
    proposals: readonly Proposal[],
    options: { minConfidence?: number } = {},
  ): Promise<BatchResult> {
    const minConfidence = options.minConfidence ?? 0.7;
    const result: BatchResult = { extracted: [], failed: [] };
    for (const proposal of proposals) {
      if (proposal.status !== 'executed' || (proposal.confidence ?? 0) <= minConfidence) continue;
      try {
        result.extracted.push(
          await this.extractPatternFromProposal(proposal, {
            patternName: `Pattern from ${proposal.title}`,
            patternType: proposal.type,
          }),
        );
      } catch (error) {
        if (!(error instanceof LearningError)) throw error;
        result.failed.push({ title: proposal.title, code: error.code, reason: error.message });
      }
    }
    return result;
  }

  /** 0..1, two digits, by the seed's formula; a project is wholly similar to itself. */
  async calculateProjectSimilarity(a: ProjectId, b: ProjectId): Promise<number> {
    return this.similarity(await this.projects.existing(a), await this.projects.existing(b));
  }

  /** Other projects, the most similar first. */
  async findSimilarProjects(
    projectId: ProjectId,
    options: { minSimilarity?: number; limit?: number } = {},
  ): Promise<ProjectSimilarity[]> {
    const project = await this.projects.existing(projectId);
    return findSimilarProjects(this.store, project, this.similarities, {
      minSimilarity: checkShare(
        'minSimilarity',
        options.minSimilarity,
        DEFAULT_THRESHOLDS.minSimilarity,
      ),
      limit: checkLimit(options.limit, 10),
    });
  }

  /** Patterns for a project by similarity × confidence × success rate; ties by use, then recency. */
  async suggestPatternsForProject(
    projectId: ProjectId,
    options: SuggestionOptions = {},
  ): Promise<PatternMatch[]> {
    const target = await this.projects.existing(projectId);
    const request = requestOf(options);
    const ranked =
      options.ranking === 'evidence'
        ? await rankByEvidence(this.store, target, this.similarities, request, this.now())
        : await rankPatterns(this.store, target, this.similarities, request);
    const matches = await Promise.all(ranked.map((one) => this.match(one, target)));
    return matches.filter((match) => match !== undefined);
  }

  /**
   * Patterns that `suggestPatternsForProject` leaves out since they come from projects that are not
   * similar enough, and that need nothing but a language of the project. By confidence × success rate.
   * @param needsOnlyLanguage whether a template asks nothing else of a file; asked of so many at most
   * as bounds the work in a large library
   */
  async suggestPatternsByLanguage(
    projectId: ProjectId,
    needsOnlyLanguage: (template: CodeTemplate) => boolean,
    options: SuggestionOptions = {},
  ): Promise<PatternMatch[]> {
    const target = await this.projects.existing(projectId);
    const request = requestOf(options);
    const asked = { ...request, limit: request.limit * ASKED_FOR_ONE };
    const ranked = await rankOfOthers(this.store, target, this.similarities, asked);
    const matches: PatternMatch[] = [];
    for (const one of ranked.slice(0, asked.limit)) {
      if (matches.length === request.limit) break;
      const match = await this.match(one, target);
      if (match && needsOnlyLanguage(match.codeTemplate)) matches.push(match);
    }
    return matches;
  }

  /**
   * The share of its applications in a project that a pattern works in at least, most likely, 0..1, by
   * its outcomes so far; those without outcomes are not there.
   */
  async likelyAtLeast(
    patternIds: readonly PatternId[],
    target: Project,
  ): Promise<Map<PatternId, number>> {
    const now = this.now();
    const posteriors = await posteriorsOf(this.store, patternIds, target, this.similarities, now);
    return new Map([...posteriors].map(([id, posterior]) => [id, likelyAtLeast(posterior)]));
  }

  /**
   * Records a suggestion, once per pattern, source and target, and with `applied` one more act of
   * applying. The similarity is that of now.
   */
  recordPatternApplication(record: ApplicationRecord): Promise<CrossProjectLearning> {
    return this.turns.run(async () => {
      const pattern = await this.existingPattern(record.patternId);
      const { sourceProjectId, targetProjectId } = record;
      const source = await this.projects.existing(sourceProjectId);
      const target = await this.projects.existing(targetProjectId);
      const body = {
        patternId: pattern.id,
        sourceProjectId,
        targetProjectId,
        similarity: this.similarity(source, target),
      };
      const facts: Fact[] = [];
      if (!(await this.store.suggestions.get(pattern.id, sourceProjectId, targetProjectId))) {
        facts.push({ kind: 'suggestion.shown', body });
      }
      if (record.applied) {
        facts.push({
          kind: 'pattern.applied',
          body: { ...body, applicationId: this.newId(), sites: [...(record.sites ?? [])] },
        });
      }
      if (facts.length > 0) await this.store.record(facts);
      const row = await this.store.suggestions.get(pattern.id, sourceProjectId, targetProjectId);
      if (!row) throw new PatternNotFound(record.patternId);
      return row;
    });
  }

  /**
   * Moves the confidence: +0.05 for a success, −0.10 for a failure. An application has one verdict,
   * which a stronger or a later observer replaces.
   * @throws PatternNotFound, ApplicationNotFound, InvalidArgument when the two do not belong together
   */
  async trackPatternOutcome(report: OutcomeReport): Promise<LearnedPattern> {
    const pattern = await this.existingPattern(report.patternId);
    const { applicationId, success, observer = 'person', evidence } = report;
    if (applicationId !== undefined) {
      const application = await this.store.suggestions.application(applicationId);
      if (!application) throw new ApplicationNotFound(applicationId);
      const applied = await this.existingPattern(application.patternId);
      if (applied.id !== pattern.id) {
        throw new InvalidArgument('That application is one of another pattern.');
      }
    }
    await this.store.record([
      {
        kind: 'outcome.tracked',
        body: { patternId: pattern.id, applicationId, success, observer, evidence },
      },
    ]);
    return this.existingPattern(pattern.id);
  }

  /** Records what became of an application: `null` where that cannot be told, which moves nothing. */
  async observe(report: Observation): Promise<void> {
    await this.store.record([{ kind: 'outcome.tracked', body: report }]);
  }

  /** Never offered in that project again, until `offerAgain`. */
  async dismissSuggestion(patternId: PatternId, targetProjectId: ProjectId): Promise<void> {
    const pattern = await this.existingPattern(patternId);
    await this.store.record([
      { kind: 'suggestion.dismissed', body: { patternId: pattern.id, targetProjectId } },
    ]);
  }

  async offerAgain(patternId: PatternId, targetProjectId: ProjectId): Promise<void> {
    const pattern = await this.existingPattern(patternId);
    await this.store.record([
      { kind: 'suggestion.offered-again', body: { patternId: pattern.id, targetProjectId } },
    ]);
  }

  /**
   * Records that an application was taken back: the confidence is what it was before its success, and
   * nobody awaits its outcome any more.
   * @param evidence how that was seen; none where a person reverted it here
   */
  async recordReverted(applicationId: ApplicationId, evidence?: OutcomeEvidence): Promise<void> {
    const application = await this.store.suggestions.application(applicationId);
    if (!application) throw new ApplicationNotFound(applicationId);
    const { patternId, targetProjectId } = application;
    const body = { applicationId, patternId, targetProjectId, evidence };
    await this.store.record([{ kind: 'application.reverted', body }]);
  }

  async getCrossProjectInsights(projectId: ProjectId): Promise<CrossProjectInsights> {
    const project = await this.projects.existing(projectId);
    const applied = await appliedPatterns(this.store, project);
    return {
      project,
      similarProjects: await this.findSimilarProjects(projectId),
      suggestedPatterns: await this.suggestPatternsForProject(projectId),
      appliedPatterns: applied,
      statistics: statisticsOf(
        await this.store.suggestions.counts(projectId),
        applied.map(({ application }) => application),
      ),
    };
  }

  /** By confidence descending; `next` of a page is the cursor of the following one. */
  listPatterns(filter: PatternFilter, page: PageRequest): Promise<Page<LearnedPattern>> {
    checkLimit(page.limit, page.limit);
    return this.store.patterns.list(filter, page);
  }

  thresholdsForAutonomy = thresholdsForAutonomy;

  private similarity(a: Project, b: Project): number {
    return a.id === b.id ? 1 : this.similarities.compare(a, b).score;
  }

  private async match(ranked: Ranked, target: Project): Promise<PatternMatch | undefined> {
    const pattern = await this.store.patterns.get(ranked.patternId);
    if (!pattern) return undefined;
    return {
      patternId: pattern.id,
      patternName: pattern.patternName,
      patternType: pattern.patternType,
      description: pattern.description,
      codeTemplate: pattern.codeTemplate,
      language: pattern.language,
      confidence: pattern.confidence,
      similarityScore: ranked.similarity,
      sourceProjectId: pattern.sourceProjectId,
      successRate: pattern.successRate,
      usageCount: ranked.usageCount,
      lastUsed: pattern.lastUsed,
      score: ranked.score,
      reasons: matchReasons(pattern, ranked.context ?? target, target, this.similarities),
    };
  }

  private async existingPattern(patternId: PatternId): Promise<LearnedPattern> {
    const pattern = await this.store.patterns.get(patternId);
    if (!pattern) throw new PatternNotFound(patternId);
    return pattern;
  }
}

function requestOf(options: SuggestionOptions): RankingRequest {
  const { minConfidence, minSimilarity } = DEFAULT_THRESHOLDS;
  return {
    patternTypes: options.patternTypes,
    minConfidence: checkShare('minConfidence', options.minConfidence, minConfidence),
    minSimilarity: checkShare('minSimilarity', options.minSimilarity, minSimilarity),
    limit: checkLimit(options.limit, 20),
  };
}

function checkShare(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!(value >= 0 && value <= 1)) {
    throw new InvalidArgument(`${name} lies between 0 and 1, not ${value}.`);
  }
  return value;
}

function checkLimit(value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!Number.isInteger(value) || value < 1 || value > 1000) {
    throw new InvalidArgument(`A limit is a whole number from 1 to 1000, not ${value}.`);
  }
  return value;
}
