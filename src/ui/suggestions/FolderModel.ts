import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { SiteNews } from '../../engine/api/SiteApi';
import { hasCode, isCancellation } from '../mends/reportError';
import type { Ui } from '../Ui';
import { suggestionRequest } from '../manifest/suggestionRequest';
import type { FolderSuggestions } from './rows';
import { ToldSites } from './ToldSites';
import { whyEmpty } from './whyEmpty';

/** The state of a folder while the library is gone. A notice tells of that. */
const NOTHING_KNOWN = {
  state: 'ready',
  suggestions: [],
  awaiting: [],
  empty: 'libraryGone',
  looking: new Set<string>(),
  progress: undefined,
} satisfies Partial<FolderSuggestions>;

/** The suggestions of one folder, and their sites as the engine tells them. */
export class FolderModel {
  current: FolderSuggestions;
  private told = new ToldSites();
  /** Whether the suggestions are to be asked for again. */
  private stale = true;
  /** Whether all files are to be listed again. */
  private again = false;
  private wanted = false;
  /** The file whose project is shown. */
  private followed: string | undefined;
  /** Names the project that is shown to the engine. */
  private listener = randomUUID();
  /** Whether the engine tells of files that change. */
  private isLive = false;
  private isLooking = false;
  private stopped = false;
  private working: Promise<void> | undefined;
  private underWay = new AbortController();

  /** @param isSeen whether somebody sees what is known of the sites */
  constructor(
    readonly folder: WorkspaceFolder,
    private readonly ui: Ui,
    private readonly isSeen: () => boolean,
    private readonly onChange: () => void,
    private readonly onWork: () => void,
  ) {
    this.current = {
      folder: folder.uri.fsPath,
      name: folder.name,
      state: 'loading',
      suggestions: [],
      sites: new Map(),
      looking: new Set(),
      awaiting: [],
    };
  }

  /** Asks again what is suggested, and for sites; `lookAgain` lists all files again. */
  load(lookAgain: boolean): Promise<void> {
    this.again ||= lookAgain;
    this.stale = true;
    this.underWay.abort();
    return this.work();
  }

  /** Asks for the sites again if they are seen now and were not before; waits for what is under way. */
  async attend(): Promise<void> {
    await (this.isLive === this.isSeen() ? this.working : this.work());
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
    const left = this.listener;
    this.listener = randomUUID();
    this.told = new ToldSites();
    this.update({
      path: isPackage ? path : undefined,
      packageName,
      state: 'loading',
      suggestions: [],
      sites: new Map(),
    });
    await this.stopListening(left);
    await this.load(false);
  }

  get isBusy(): boolean {
    return this.working !== undefined || this.isLooking;
  }

  /** Takes in what the engine tells of the sites. */
  take({ listener, isLooking, lookedFor, progress, leftOut, failed, ...sites }: SiteNews): void {
    if (listener !== this.listener) return;
    this.told.take(sites);
    this.update({
      sites: this.told.of(this.current.suggestions),
      looking: new Set(lookedFor),
      progress,
      ...(leftOut && { leftOut }),
    });
    if (isLooking !== this.isLooking) {
      this.isLooking = isLooking;
      this.onWork();
    }
    if (failed) this.work().catch(this.ui.report);
  }

  stop(): void {
    this.stopped = true;
    this.underWay.abort();
    this.stopListening(this.listener).catch(this.ui.report);
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
        await this.listen(api, signal);
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
    const sites = this.told.of(suggestions);
    this.update({ state: 'ready', suggestions, sites, awaiting: standing, empty });
  }

  private async listen(api: EngineApi, signal: AbortSignal): Promise<void> {
    const { listener, again } = this;
    const { folder, path, suggestions } = this.current;
    const patternIds = suggestions
      .filter(({ codeTemplate }) => codeTemplate.kind === 'rewrite')
      .map(({ patternId }) => patternId);
    const live = (this.isLive = this.isSeen());
    const wanted = { listener, folder, path, patternIds, withInputs: true, live, again };
    await api.listenToSites(wanted, signal);
    this.again = false;
  }

  private async stopListening(listener: string): Promise<void> {
    if (this.ui.engine.started) await (await this.ui.engine.api()).stopListening({ listener });
  }

  /** Drawing the rows again takes away a hover, so what stays the same is not a change. */
  private update(change: Partial<FolderSuggestions>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    const keys = Object.keys(change) as (keyof FolderSuggestions)[];
    if (keys.some((key) => !isDeepStrictEqual(before[key], change[key]))) this.onChange();
  }
}
