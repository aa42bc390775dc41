import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { PatternSites } from '../../engine/api/ApplicationApi';
import type { EngineEvents } from '../../engine/api/EngineEvents';
import { hasCode, isCancellation } from '../mends/reportError';
import type { Ui } from '../Ui';
import { suggestionRequest } from '../manifest/suggestionRequest';
import type { FolderSuggestions } from './rows';
import { SiteSearch } from './SiteSearch';
import { throttle } from '../timing';
import { whyEmpty } from './whyEmpty';

/** When more files changed unseen, all of them are looked into again. */
const MANY_FILES = 1000;

/** Of a folder that nothing is known of while the library is gone, which a notice tells of. */
const NOTHING_KNOWN = {
  state: 'ready',
  suggestions: [],
  awaiting: [],
  empty: 'libraryGone',
  looking: new Set<string>(),
  progress: undefined,
} satisfies Partial<FolderSuggestions>;

/** Milliseconds between two drawings of the rows while a search goes on: time for a click. */
const DRAWING_DELAY = 750;

/** The suggestions of one folder with their sites; one piece of work at a time. */
export class FolderModel {
  current: FolderSuggestions;
  private readonly search: SiteSearch;
  private readonly drawing = throttle(DRAWING_DELAY, () => this.onChange());
  /** Whether the suggestions are to be asked for again. */
  private stale = true;
  private wanted = false;
  /** The file whose project is shown. */
  private followed: string | undefined;
  private stopped = false;
  private working: Promise<void> | undefined;
  private underWay = new AbortController();

  constructor(
    readonly folder: WorkspaceFolder,
    private readonly ui: Ui,
    private readonly onChange: () => void,
    private readonly onWork: () => void,
  ) {
    this.search = new SiteSearch(folder.uri.fsPath);
    this.current = {
      folder: folder.uri.fsPath,
      name: folder.name,
      state: 'loading',
      suggestions: [],
      sites: this.search.sites,
      looking: new Set(),
      awaiting: [],
    };
  }

  /** Asks again what is suggested, and looks for sites of what is new; `lookAgain` for all. */
  load(lookAgain: boolean): Promise<void> {
    if (lookAgain) this.search.forget();
    this.stale = true;
    this.underWay.abort();
    return this.work();
  }

  /** Looks again into the files that changed, and waits for what is under way. */
  async lookIntoTouched(): Promise<void> {
    await (this.search.touchedCount > 0 ? this.work() : this.working);
  }

  /** A file or folder changed; its path in the folder. */
  touch(path: string): void {
    this.search.touch(path);
    const decidesOnOthers = path === '.gitignore' || path.endsWith('/.gitignore');
    if (decidesOnOthers || this.search.touchedCount > MANY_FILES) this.search.forget();
  }

  /** Shows the suggestions for the project that has this file; the folder's own without one. */
  async follow(path: string | undefined): Promise<void> {
    if (path !== undefined && path === this.followed) return;
    this.followed = path;
    const api = await this.ui.engine.api();
    const { fsPath } = this.folder.uri;
    const [own, project] = await Promise.all([
      api.profile({ folder: fsPath }),
      api.profile({ folder: fsPath, path }),
    ]);
    if (this.followed !== path || this.stopped) return;
    const isPackage = project.id !== own.id;
    const packageName = isPackage ? project.name : undefined;
    if (packageName === this.current.packageName) return;
    this.underWay.abort();
    this.search.moveTo(isPackage ? path : undefined);
    this.update({
      path: isPackage ? path : undefined,
      packageName,
      state: 'loading',
      suggestions: [],
    });
    await this.load(false);
  }

  get isBusy(): boolean {
    return this.working !== undefined;
  }

  /** Takes in what a search has found so far. */
  takeFound(found: readonly PatternSites[]): void {
    if (this.current.looking.size === 0) return;
    this.search.takeFound(found);
    this.drawing.call();
  }

  takeProgress({ done, total }: EngineEvents['progress']): void {
    if (this.current.looking.size === 0) return;
    this.current = { ...this.current, progress: { done, total } };
    this.drawing.call();
  }

  stop(): void {
    this.stopped = true;
    this.drawing.dispose();
    this.underWay.abort();
  }

  private work(): Promise<void> {
    this.wanted = true;
    this.working ??= this.workOff().finally(() => {
      this.working = undefined;
      this.onWork();
    });
    this.onWork();
    return this.working;
  }

  private async workOff(): Promise<void> {
    while (this.wanted && !this.stopped) {
      this.wanted = false;
      this.underWay = new AbortController();
      const { signal } = this.underWay;
      try {
        const api = await this.ui.engine.api();
        if (this.stale) await this.ask(api, signal);
        await this.look(api, signal);
      } catch (error) {
        if (signal.aborted || isCancellation(error)) continue;
        this.wanted = false;
        if (hasCode(error, 'LibraryGone')) return this.update(NOTHING_KNOWN);
        this.update({ state: 'failed', looking: new Set(), progress: undefined });
        throw error;
      }
    }
  }

  private async ask(api: EngineApi, signal: AbortSignal): Promise<void> {
    const { path } = this.current;
    const request = suggestionRequest(this.folder, path);
    const [suggestions, awaiting] = await Promise.all([
      api.suggestions(request, signal),
      api.applicationsIn({ folder: request.folder, path, awaitingOutcome: true }, signal),
    ]);
    const empty = suggestions.every(({ byLanguage }) => byLanguage)
      ? (await api.libraryLoss())
        ? 'libraryGone'
        : whyEmpty(await api.explainSuggestions(request, signal))
      : undefined;
    signal.throwIfAborted();
    this.stale = false;
    const standing = awaiting.filter(({ application }) => application.revertedAt === null);
    this.update({ state: 'ready', suggestions, awaiting: standing, empty });
  }

  private async look(api: EngineApi, signal: AbortSignal): Promise<void> {
    const { suggestions } = this.current;
    if (await this.search.lookIntoTouched(api, suggestions, signal)) this.onChange();
    await this.lookAtLeftOut(api, signal);
    const unknown = this.search.unknownOf(suggestions);
    const looking = new Set(unknown.map(({ patternId }) => patternId));
    this.update({ looking, progress: undefined });
    if (unknown.length === 0) return;
    await this.search.look(api, unknown, signal);
    this.update({ looking: new Set(), progress: undefined });
    await this.lookAtLeftOut(api, signal);
  }

  private async lookAtLeftOut(api: EngineApi, signal: AbortSignal): Promise<void> {
    const { folder, path } = this.current;
    this.update({ leftOut: await api.leftOut({ folder, path }, signal) });
  }

  /** Drawing the rows again takes away a hover, so what stays the same is not a change. */
  private update(change: Partial<FolderSuggestions>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    const keys = Object.keys(change) as (keyof FolderSuggestions)[];
    if (keys.some((key) => !isDeepStrictEqual(before[key], change[key]))) this.onChange();
  }
}
