import { Disposable, EventEmitter, window, workspace } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import { folderOf, openFolders, pathIn } from '../folders/folders';
import { watchFiles } from '../folders/watchFiles';
import { NO_FILTER, type PatternListFilter } from '../filter/PatternListFilter';
import { SECTION } from '../manifest/settingsMap';
import type { Ui } from '../Ui';
import { debounce } from '../timing';
import { FolderModel } from './FolderModel';
import type { FolderSuggestions, PatternRow } from './rows';

/** Milliseconds between the last of several changes and what is done about them. */
const CHANGE_DELAY = 250;

/** A suggestion that somebody saw, as a row or at its sites. */
type ShownSuggestion = Pick<PatternRow, 'folder' | 'path' | 'suggestion'>;

/** Suggestions for the open folders, kept up to date once they were asked for. */
export class SuggestionsModel implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly worked = new EventEmitter<void>();
  /** Work began or ended. */
  readonly onDidWork = this.worked.event;
  private readonly spoke = new EventEmitter<void>();
  /** The words above the rows have changed. */
  readonly onDidSay = this.spoke.event;
  /** The words above the rows besides the filter. */
  said: string | undefined;
  private folders: FolderModel[] = [];
  private loaded = false;
  private isWatching = false;
  private narrowed = NO_FILTER;
  private readonly shown = new Set<string>();
  private readonly disposables: Disposable[];
  private readonly watchers: (() => boolean)[] = [];

  constructor(private readonly ui: Ui) {
    this.makeFolders();
    const reload = debounce(CHANGE_DELAY, () => this.reload(false));
    const lookAgain = debounce(CHANGE_DELAY, () => this.reload(true));
    const follow = debounce(CHANGE_DELAY, () => this.followEditor().catch(ui.report));
    this.disposables = [
      this.changed,
      this.worked,
      this.spoke,
      reload,
      lookAgain,
      follow,
      ui.engine.on('changed', () => reload.call()),
      ui.engine.on('libraryChanged', () => {
        this.shown.clear();
        lookAgain.call();
      }),
      ui.engine.on('profiled', () => {
        this.watchFiles();
        reload.call();
      }),
      ui.engine.on('sites', (news) => this.folders.forEach((folder) => folder.take(news))),
      window.onDidChangeActiveTextEditor(() => follow.call()),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.makeFolders();
        reload.call();
      }),
      workspace.onDidGrantWorkspaceTrust(() => reload.call()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) reload.call();
      }),
    ];
  }

  get current(): FolderSuggestions[] {
    return this.folders.map((folder) => folder.current);
  }

  get isBusy(): boolean {
    return this.folders.some((folder) => folder.isBusy);
  }

  get filter(): PatternListFilter {
    return this.narrowed;
  }

  set filter(filter: PatternListFilter) {
    this.narrowed = filter;
    this.changed.fire();
  }

  /** Says something above the rows; nothing any more without a text. */
  say(text: string | undefined): void {
    this.said = text;
    this.spoke.fire();
  }

  /** Loads what was not loaded yet, and asks for what changed unseen. */
  async ensureLoaded(): Promise<void> {
    if (this.loaded) return this.attend();
    this.watchFiles();
    await this.load(false);
    await this.followEditor();
  }

  /** Loads again; `lookAgain` lists all files again. */
  async load(lookAgain: boolean): Promise<void> {
    this.loaded = true;
    await Promise.all(this.folders.map((folder) => folder.load(lookAgain)));
  }

  /** Adds a question. Files that change are looked into at once while one of them says yes. */
  watchWhile(isSeen: () => boolean): void {
    this.watchers.push(isSeen);
  }

  /** Follows who sees the sites: they may be seen now, or no longer. */
  async attend(): Promise<void> {
    if (!this.loaded) return;
    await Promise.all(this.folders.map((folder) => folder.attend())).catch(this.ui.report);
  }

  /** Remembers what was shown, which makes it a suggestion; once for each. */
  async rowsShown(rows: readonly ShownSuggestion[]): Promise<void> {
    const news = rows.filter(({ folder, path, suggestion }) => {
      const key = [folder, path, suggestion.patternId, suggestion.source.id].join('\0');
      if (suggestion.own || this.shown.has(key)) return false;
      this.shown.add(key);
      return true;
    });
    if (news.length === 0) return;
    const api: EngineApi = await this.ui.engine.api();
    for (const of of this.current) {
      const shown = news
        .filter(({ folder, path }) => folder === of.folder && path === of.path)
        .map(({ suggestion: { patternId, source } }) => ({
          patternId,
          sourceProjectId: source.id,
        }));
      const { folder, path } = of;
      if (shown.length > 0) await api.suggestionsShown({ folder, path, shown });
    }
  }

  dispose(): void {
    for (const folder of this.folders) folder.stop();
    Disposable.from(...this.disposables).dispose();
  }

  private async reload(lookAgain: boolean): Promise<void> {
    if (this.loaded) await this.load(lookAgain).catch(this.ui.report);
  }

  private makeFolders(): void {
    for (const folder of this.folders) folder.stop();
    this.folders = openFolders().map(
      (folder) =>
        new FolderModel(
          folder,
          this.ui,
          () => this.watchers.some((isSeen) => isSeen()),
          () => this.changed.fire(),
          () => this.worked.fire(),
        ),
    );
    this.changed.fire();
  }

  private folderAt(fsPath: string): FolderModel | undefined {
    return this.folders.find(({ current }) => current.folder === fsPath);
  }

  /** In a repository of several packages the one of the active editor is shown. */
  private async followEditor(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const owner = document && folderOf(document);
    const folder = owner && this.folderAt(owner.uri.fsPath);
    if (folder && this.ui.engine.started) await folder.follow(pathIn(owner, document.uri));
  }

  /** Tells the engine what changes on disk, by whomever. */
  private watchFiles(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    this.disposables.push(
      watchFiles((changed) => void this.tellChanged(changed).catch(this.ui.report)),
    );
  }

  private async tellChanged(changed: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    if (!this.ui.engine.started) return;
    const api = await this.ui.engine.api();
    for (const [folder, paths] of changed) await api.filesChanged({ folder, paths: [...paths] });
  }
}
