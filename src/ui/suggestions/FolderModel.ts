import type { WorkspaceFolder } from 'vscode';
import type { Site } from '../../core/ports';
import type { PatternId } from '../../core/types';
import type { EngineApi, EngineEvents, PatternSites, Suggestion } from '../../engine/EngineApi';
import { isCancellation } from '../reportError';
import type { Ui } from '../Ui';
import { suggestionRequest } from './request';
import type { FolderSuggestions } from './rows';
import { whyEmpty } from './whyEmpty';

/** The suggestions of one folder, and the search for their sites. */
export class FolderModel {
  current: FolderSuggestions;
  private readonly sites = new Map<PatternId, readonly Site[]>();
  /** The templates whose sites are known. */
  private readonly lookedFor = new Map<PatternId, string>();
  private underWay = new AbortController();

  constructor(
    readonly folder: WorkspaceFolder,
    private readonly ui: Ui,
    private readonly onChange: () => void,
  ) {
    this.current = {
      folder: folder.uri.fsPath,
      name: folder.name,
      state: 'loading',
      suggestions: [],
      sites: this.sites,
      looking: new Set(),
      awaiting: [],
    };
  }

  /** Asks again what is suggested, and looks for sites of what is new; `lookAgain` for all. */
  async load(lookAgain: boolean): Promise<void> {
    this.underWay.abort();
    this.underWay = new AbortController();
    const { signal } = this.underWay;
    if (lookAgain) this.lookedFor.clear();
    try {
      const api = await this.ui.engine.api();
      await this.ask(api, signal);
      await this.look(api, signal);
    } catch (error) {
      if (signal.aborted || isCancellation(error)) return;
      this.update({ state: 'failed', looking: new Set(), progress: undefined });
      throw error;
    }
  }

  /** Looks again into files that changed. */
  async lookInto(paths: readonly string[]): Promise<void> {
    const patternIds = [...this.lookedFor.keys()];
    if (patternIds.length === 0) return;
    const { signal } = this.underWay;
    const api = await this.ui.engine.api();
    const { folder } = this.current;
    const found = await api.scan({ folder, patternIds, paths: [...paths] }, signal);
    if (signal.aborted) return;
    const changed = new Set(paths);
    for (const { patternId, sites } of found) {
      const others = (this.sites.get(patternId) ?? []).filter(({ path }) => !changed.has(path));
      const here = sites.filter(({ path }) => changed.has(path));
      this.sites.set(patternId, inOrder([...others, ...here]));
    }
    this.onChange();
  }

  /** What a search has found so far. */
  takeFound(found: readonly PatternSites[]): void {
    for (const { patternId, sites } of found) {
      if (!this.current.looking.has(patternId)) continue;
      this.sites.set(patternId, inOrder([...(this.sites.get(patternId) ?? []), ...sites]));
    }
    this.onChange();
  }

  takeProgress({ done, total }: EngineEvents['progress']): void {
    if (this.current.looking.size > 0) this.update({ progress: { done, total } });
  }

  stop(): void {
    this.underWay.abort();
  }

  private async ask(api: EngineApi, signal: AbortSignal): Promise<void> {
    const request = suggestionRequest(this.folder);
    const [suggestions, awaiting] = await Promise.all([
      api.suggestions(request, signal),
      api.applicationsIn({ folder: request.folder, awaitingOutcome: true }),
    ]);
    const empty =
      suggestions.length === 0
        ? whyEmpty(await api.explainSuggestions(request, signal))
        : undefined;
    if (signal.aborted) return;
    this.update({ state: 'ready', suggestions, awaiting, empty });
  }

  private async look(api: EngineApi, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { folder, suggestions } = this.current;
    const wanted = suggestions.filter(
      (suggestion) =>
        suggestion.codeTemplate.kind === 'rewrite' &&
        this.lookedFor.get(suggestion.patternId) !== codeOf(suggestion),
    );
    const patternIds = wanted.map(({ patternId }) => patternId);
    if (patternIds.length > 0) {
      for (const id of patternIds) this.sites.delete(id);
      this.update({ looking: new Set(patternIds), progress: undefined });
      const found = await api.scan({ folder, patternIds }, signal);
      if (signal.aborted) return;
      for (const { patternId, sites } of found) this.sites.set(patternId, inOrder(sites));
      for (const suggestion of wanted) {
        this.lookedFor.set(suggestion.patternId, codeOf(suggestion));
      }
    }
    this.update({ looking: new Set(), progress: undefined });
  }

  private update(change: Partial<FolderSuggestions>): void {
    this.current = { ...this.current, ...change };
    this.onChange();
  }
}

function codeOf({ codeTemplate: { before, after } }: Suggestion): string {
  return JSON.stringify([before, after]);
}

/** By file and place, each place once. */
function inOrder(sites: readonly Site[]): Site[] {
  const byPlace = new Map(sites.map((site) => [`${site.path}\0${site.start}`, site]));
  return [...byPlace.values()].sort((a, b) =>
    a.path === b.path ? a.start - b.start : a.path < b.path ? -1 : 1,
  );
}
