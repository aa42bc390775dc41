import { EventEmitter, type Disposable } from 'vscode';
import type { LearnedPattern, PatternId, Project, ProjectId } from '../../core/types';
import { NO_FILTER, type PatternListFilter } from '../filter/PatternListFilter';
import { openFolders } from '../folders/folders';
import { debounce } from '../timing';
import type { Ui } from '../Ui';

const PAGE = 100;
/** Most patterns that have rows; a filter finds the others. */
const LISTED = 500;
/** Milliseconds between the last of several changes and asking again. */
const DELAY = 250;

/** The learned patterns that the view lists, read when it is first seen. */
export class PatternsModel implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  patterns: readonly LearnedPattern[] = [];
  /** Whether there are more than are listed. */
  isCut = false;
  /** Nothing is known because the library is gone. */
  isLost = false;
  state: 'unknown' | 'ready' | 'failed' = 'unknown';
  private narrowed = NO_FILTER;
  private underWay: Promise<void> | undefined;
  private stale = false;
  private readonly again = debounce(DELAY, () => this.reload());
  private readonly listening: Disposable;

  constructor(private readonly ui: Ui) {
    this.listening = ui.engine.on('changed', ({ patterns, suggestions, projects }) => {
      if (patterns || suggestions || projects) this.again.call();
    });
  }

  get filter(): PatternListFilter {
    return this.narrowed;
  }

  set filter(filter: PatternListFilter) {
    this.narrowed = filter;
    this.changed.fire();
    this.again.call();
  }

  async ensureLoaded(): Promise<void> {
    if (this.state !== 'ready') await this.load();
  }

  /** Asks again; of several calls at once only the last one's answer is taken. */
  load(): Promise<void> {
    this.stale = true;
    this.underWay ??= this.read().finally(() => {
      this.underWay = undefined;
      this.changed.fire();
    });
    return this.underWay;
  }

  get isBusy(): boolean {
    return this.underWay !== undefined;
  }

  /** The changes that a pattern came from, of which its rows tell. */
  async origins(patternId: PatternId) {
    return (await this.ui.engine.api()).origins({ patternId });
  }

  async applications(patternId: PatternId) {
    return (await this.ui.engine.api()).applicationsOf({ patternId });
  }

  async versions(patternId: PatternId) {
    return (await this.ui.engine.api()).versions({ patternId });
  }

  /** The open folders by the projects that they have. */
  async openProjects(): Promise<Map<ProjectId, { folder: string; project: Project }>> {
    const api = await this.ui.engine.api();
    const found = new Map<ProjectId, { folder: string; project: Project }>();
    for (const { uri } of openFolders()) {
      for (const project of await api.projectsIn({ folder: uri.fsPath })) {
        found.set(project.id, { folder: uri.fsPath, project });
      }
    }
    return found;
  }

  dispose(): void {
    this.again.dispose();
    this.listening.dispose();
    this.changed.dispose();
  }

  private async reload(): Promise<void> {
    if (this.state !== 'unknown') await this.load().catch(this.ui.report);
  }

  private async read(): Promise<void> {
    try {
      while (this.stale) {
        this.stale = false;
        const { text, types } = this.narrowed;
        const api = await this.ui.engine.api();
        const listed: LearnedPattern[] = [];
        let cursor: string | undefined;
        do {
          const { items, next } = await api.patterns({
            filter: { text: text || undefined, types: types ?? undefined },
            page: { limit: PAGE, cursor },
          });
          listed.push(...items);
          cursor = next;
        } while (cursor !== undefined && listed.length < LISTED && !this.stale);
        if (this.stale) continue;
        this.isLost = listed.length === 0 && (await api.libraryLoss()) !== null;
        this.patterns = listed;
        this.isCut = cursor !== undefined;
        this.state = 'ready';
      }
    } catch (error) {
      this.state = 'failed';
      throw error;
    }
  }
}
