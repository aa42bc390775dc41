import type { LearningEvent } from '../../core/events';
import type { CodeHash, PatternId } from '../../core/types';
import { Components } from './Components';
import { Contexts } from './Contexts';
import { Erasure } from './Erasure';
import { History } from './History';
import type { Log } from '../disk/Log';
import type { FoldedComponent, Texts } from './PatternTables';
import { PatternTables } from './PatternTables';
import { outlives, positionOf } from '../journal/position';
import { ProjectTables } from './ProjectTables';
import { Purges } from './Purges';
import type { Sql } from './Sql';
import { SuggestionTables } from './SuggestionTables';
import { PendingFolds } from './PendingFolds';

/**
 * The fold of all events into tables. Any set of events gives the same tables, in whatever order and
 * however often they are entered: what events are about is folded again from all events about it.
 */
export class Tables {
  readonly history: History;
  private readonly erasure: Erasure;
  private readonly components: Components;
  private readonly contexts: Contexts;
  private readonly purges: Purges;
  private readonly projects: ProjectTables;
  private readonly patterns: PatternTables;
  private readonly suggestions: SuggestionTables;

  constructor(
    private readonly sql: Sql,
    private readonly log: Log,
  ) {
    this.history = new History(sql);
    this.erasure = new Erasure(sql);
    this.components = new Components(sql);
    this.contexts = new Contexts(sql);
    this.purges = new Purges(sql);
    this.projects = new ProjectTables(sql, this.history, this.contexts);
    this.patterns = new PatternTables(
      sql,
      this.history,
      this.components,
      this.contexts,
      this.purges,
    );
    this.suggestions = new SuggestionTables(sql, this.history, this.components, this.purges);
  }

  /** Enters events and folds all that they touch, in one transaction. */
  apply(events: readonly LearningEvent[], texts: Texts): PendingFolds {
    const touched = new PendingFolds();
    this.transaction(() => {
      this.enter(events, touched);
      this.history.write();
      this.foldProjects(touched, Infinity);
      this.writePatterns(this.foldPatterns(touched, Infinity), texts, touched);
      this.foldPairs(touched, Infinity);
    });
    return touched;
  }

  /** Adds events to the history, to be folded later. */
  enter(events: readonly LearningEvent[], touched: PendingFolds): void {
    for (const event of events) this.enterOne(event, touched);
  }

  /** Folds some projects. False when there was none. */
  foldProjects(touched: PendingFolds, limit: number): boolean {
    const ids = touched.takeProjects(limit);
    for (const id of ids) {
      this.guarded(`project ${id}`, () => this.projects.fold(id, touched));
    }
    return ids.length > 0;
  }

  /** Folds some patterns without writing them. Empty when there was none. */
  foldPatterns(touched: PendingFolds, limit: number): FoldedComponent[] {
    const components = touched.takePatterns(limit).map((id) => this.components.of(id));
    return [...new Set(components)].flatMap((component) => {
      const folded = this.guarded(`pattern ${component}`, () => this.patterns.fold(component));
      return folded === undefined ? [] : [folded];
    });
  }

  writePatterns(components: readonly FoldedComponent[], texts: Texts, touched: PendingFolds): void {
    for (const component of components) this.patterns.write(component, texts, touched);
  }

  /** Folds some suggestions and applications; all patterns come first. False when there was none. */
  foldPairs(touched: PendingFolds, limit: number): boolean {
    const pairs = touched.takePairs(limit);
    for (const pair of pairs) {
      this.guarded(`suggestions of pattern ${pair.patternId}`, () =>
        this.suggestions.fold(pair, touched),
      );
    }
    return pairs.length > 0;
  }

  /** Gives templates to the patterns that wait for them. Returns those that are none. */
  load(texts: Texts, touched: PendingFolds): CodeHash[] {
    return this.transaction(() =>
      [...texts].flatMap(([code, text]) => (this.patterns.load(code, text, touched) ? [] : [code])),
    );
  }

  /** Place in history of the last erasure of everything, empty if there was none. */
  get erasedUntil(): string {
    return this.erasure.until;
  }

  /** A pattern and all that it is connected with by merges. */
  connected(id: PatternId): PatternId[] {
    return this.components.members(this.components.of(id));
  }

  currentIdOf(id: PatternId): PatternId {
    return this.components.currentIdOf(id);
  }

  private enterOne(event: LearningEvent, touched: PendingFolds): void {
    if (event.kind === 'library.erased') {
      const position = positionOf(event);
      if (position > this.erasure.until) this.erase(position, touched);
      return;
    }
    if (!outlives(event, this.erasure.until)) return;
    switch (event.kind) {
      case 'project.profiled':
      case 'project.corrected':
      case 'project.consented':
        this.history.addToProject(event.body.projectId, event);
        touched.projects.add(event.body.projectId);
        return;
      case 'proposal.recorded':
        this.enterProposal(event, touched);
        return;
      case 'suggestion.shown':
      case 'suggestion.dismissed':
      case 'suggestion.offered-again':
      case 'pattern.applied':
      case 'application.reverted': {
        const { patternId, targetProjectId: targetId } = event.body;
        this.history.addToSuggestion(patternId, targetId, event);
        touched.addPair({ patternId, targetId, anew: false });
        if (event.kind === 'application.reverted') {
          this.history.addToPattern(patternId, event);
          touched.patterns.add(patternId);
        }
        break;
      }
      case 'pattern.merged':
        this.components.join(event.body.patternId, event.body.from);
        this.history.addToPattern(event.body.patternId, event);
        touched.patterns.add(event.body.patternId);
        return;
      default:
        this.history.addToPattern(event.body.patternId, event);
        touched.patterns.add(event.body.patternId);
    }
    this.purges.doomLate(event.body.patternId, event, touched);
  }

  private erase(position: string, touched: PendingFolds): void {
    this.erasure.erase(position);
    this.components.forget();
    const { projects, merges, patterns, pairs } = this.history.eraseUntil(position);
    for (const id of projects) touched.projects.add(id);
    for (const { patternId, from } of merges) this.components.join(patternId, from);
    for (const id of patterns) touched.patterns.add(id);
    for (const [patternId, targetId] of pairs)
      touched.addPair({ patternId, targetId, anew: false });
    touched.erased = true;
    Object.assign(touched.changed, {
      projects: true,
      patterns: true,
      suggestions: true,
      contexts: true,
    });
  }

  /** A row for each recording: the latest one wins, the time is that of the first. */
  private enterProposal(event: LearningEvent<'proposal.recorded'>, touched: PendingFolds): void {
    const { proposalId, ...body } = event.body;
    this.sql.run(
      'INSERT OR IGNORE INTO proposal VALUES (?, ?, ?, CAST(? AS TEXT))',
      ...[proposalId, positionOf(event), event.restoredAfter ?? null],
      Buffer.from(JSON.stringify(body), 'utf8'),
    );
    this.purges.doomProposal(proposalId, touched);
  }

  /** Events that cannot be folded, for a bug or ill will, must not hide the rest. */
  private guarded<T>(what: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.log('error', `The events about ${what} could not be folded`, error);
      return undefined;
    }
  }

  private transaction<T>(work: () => T): T {
    try {
      return this.sql.transaction(work);
    } catch (error) {
      this.contexts.forget();
      this.history.discard();
      this.erasure.reload();
      throw error;
    }
  }
}
