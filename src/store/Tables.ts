import type { LearningEvent } from '../core/events';
import type { CodeHash, PatternId } from '../core/types';
import { Components } from './Components';
import { Contexts } from './Contexts';
import { History } from './History';
import type { Log } from './Log';
import type { Texts } from './PatternTables';
import { PatternTables } from './PatternTables';
import { positionOf } from './position';
import { ProjectTables } from './ProjectTables';
import { Purges, codeNamedBy } from './Purges';
import type { Sql } from './Sql';
import { SuggestionTables } from './SuggestionTables';
import { Touched, takeFrom } from './Touched';

/**
 * The fold of all events into tables. Any set of events gives the same tables, in whatever order and
 * however often they are entered: what events are about is folded again from all events about it.
 */
export class Tables {
  readonly history: History;
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
    this.suggestions = new SuggestionTables(sql, this.history, this.purges);
  }

  /** Enters events and folds all that they touch, in one transaction. */
  apply(events: readonly LearningEvent[], texts: Texts): Touched {
    const touched = new Touched();
    this.transaction(() => {
      this.enter(events, touched);
      this.fold(touched, texts, Infinity);
    });
    return touched;
  }

  /** Enters many events, to be folded later. */
  enterOnly(events: readonly LearningEvent[], touched: Touched): void {
    this.transaction(() => this.enter(events, touched));
  }

  /** Folds some of what was entered: at most `limit` projects, patterns or pairs. */
  foldSome(touched: Touched, limit: number): void {
    this.transaction(() => this.fold(touched, new Map(), limit));
  }

  /** Gives templates to the patterns that wait for them. Returns those that are none. */
  load(texts: Texts, touched: Touched): CodeHash[] {
    return this.transaction(() =>
      [...texts].flatMap(([code, text]) => (this.patterns.load(code, text, touched) ? [] : [code])),
    );
  }

  /** All identities that a pattern has or had, and those it is connected with by merges. */
  identities(id: PatternId): PatternId[] {
    return this.components.members(this.components.of(id));
  }

  currentIdOf(id: PatternId): PatternId {
    return this.suggestions.currentIdOf(id);
  }

  private enter(events: readonly LearningEvent[], touched: Touched): void {
    for (const event of events) this.enterOne(event, touched);
  }

  private enterOne(event: LearningEvent, touched: Touched): void {
    switch (event.kind) {
      case 'project.profiled':
      case 'project.corrected':
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
        this.history.addToSuggestion(event);
        touched.addPair(event.body.patternId, event.body.targetProjectId);
        break;
      default:
        this.history.addToPattern(event.body.patternId, event);
        touched.patterns.add(event.body.patternId);
        if (event.kind === 'pattern.merged') {
          this.components.join(event.body.patternId, event.body.from);
        }
        for (const code of codeNamedBy(event)) touched.templates.add(code);
    }
    if (codeNamedBy(event).length > 0) this.purges.doomLate(event.body.patternId, event, touched);
  }

  /** The latest recording wins; the time is that of the first. */
  private enterProposal(event: LearningEvent<'proposal.recorded'>, touched: Touched): void {
    const { proposalId, ...body } = event.body;
    this.sql.run(
      `INSERT INTO proposal VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET
         recorded_at = min(recorded_at, excluded.recorded_at),
         body = iif(excluded.position > position, excluded.body, body),
         position = max(position, excluded.position)`,
      ...[proposalId, positionOf(event), JSON.stringify(body), event.at],
    );
    this.purges.doomProposal(proposalId, touched);
  }

  private fold(touched: Touched, texts: Texts, limit: number): void {
    for (let left = limit; left > 0 && !touched.isDone; left -= 1) {
      const project = takeFrom(touched.projects);
      if (project !== undefined) {
        this.guarded(`project ${project}`, () => this.projects.fold(project, touched));
        continue;
      }
      const pattern = takeFrom(touched.patterns);
      if (pattern !== undefined) {
        const component = this.components.of(pattern);
        for (const id of this.components.members(component)) touched.patterns.delete(id);
        this.guarded(`pattern ${pattern}`, () => this.patterns.fold(component, texts, touched));
        continue;
      }
      const pair = touched.takePair();
      if (pair) {
        this.guarded(`suggestions of pattern ${pair[0]}`, () =>
          this.suggestions.fold(...pair, touched),
        );
      }
    }
  }

  /** What cannot be folded, for a bug or ill will, must not keep the rest from being seen. */
  private guarded(what: string, work: () => void): void {
    this.sql.run('SAVEPOINT entity');
    try {
      work();
    } catch (error) {
      this.sql.run('ROLLBACK TO entity');
      this.contexts.forget();
      this.log('error', `The events about ${what} could not be folded`, error);
    }
    this.sql.run('RELEASE entity');
  }

  private transaction<T>(work: () => T): T {
    try {
      return this.sql.transaction(work);
    } catch (error) {
      this.contexts.forget();
      throw error;
    }
  }
}
