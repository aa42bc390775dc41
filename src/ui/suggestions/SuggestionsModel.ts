import { Disposable, EventEmitter, workspace, type Uri } from 'vscode';
import type { EngineApi } from '../../engine/EngineApi';
import { openFolders, pathIn } from '../folders';
import { SECTION } from '../manifest/settingsMap';
import type { Ui } from '../Ui';
import { debounce } from './debounce';
import { FolderModel } from './FolderModel';
import type { FolderSuggestions, PatternRow } from './rows';

/** Milliseconds between the last of several changes and what is done about them. */
const CHANGE_DELAY = 250;
const FILE_DELAY = 800;

/** What is suggested for the open folders; kept up to date once it was asked for. */
export class SuggestionsModel implements Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private folders: FolderModel[] = [];
  private loaded = false;
  private readonly shown = new Set<string>();
  private readonly disposables: Disposable[];
  /** Files that change are looked into only while somebody sees the rows. */
  isWatched: () => boolean = () => false;

  constructor(private readonly ui: Ui) {
    this.makeFolders();
    const reload = debounce(CHANGE_DELAY, () => this.reload(false));
    const lookAgain = debounce(FILE_DELAY, () => this.lookIntoTouched());
    const touch = (...uris: Uri[]): void => {
      if (uris.some((uri) => this.touch(uri))) lookAgain.call();
    };
    this.disposables = [
      this.changed,
      reload,
      lookAgain,
      ui.engine.on('changed', () => reload.call()),
      ui.engine.on('profiled', () => reload.call()),
      ui.engine.on('found', ({ folder, sites }) => this.folderAt(folder)?.takeFound(sites)),
      ui.engine.on('progress', (progress) => {
        if (progress.task === 'scan') this.folderAt(progress.folder)?.takeProgress(progress);
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.makeFolders();
        reload.call();
      }),
      workspace.onDidGrantWorkspaceTrust(() => reload.call()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) reload.call();
      }),
      workspace.onDidSaveTextDocument(({ uri }) => touch(uri)),
      workspace.onDidCreateFiles(({ files }) => touch(...files)),
      workspace.onDidDeleteFiles(({ files }) => touch(...files)),
      workspace.onDidRenameFiles(({ files }) =>
        touch(...files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
      ),
    ];
  }

  get current(): FolderSuggestions[] {
    return this.folders.map((folder) => folder.current);
  }

  /** Loads what was not loaded yet, and looks into the files that changed unseen. */
  async ensureLoaded(): Promise<void> {
    if (this.loaded) await this.lookIntoTouched();
    else await this.load(false);
  }

  /** Loads again; `lookAgain` forgets all sites. */
  async load(lookAgain: boolean): Promise<void> {
    this.loaded = true;
    await Promise.all(this.folders.map((folder) => folder.load(lookAgain)));
  }

  /** Remembers that rows were shown, which makes them suggestions; once for each. */
  async rowsShown(rows: readonly PatternRow[]): Promise<void> {
    const news = rows.filter(({ folder, patternId, suggestion }) => {
      const key = [folder, patternId, suggestion.source.id].join('\0');
      if (suggestion.own || this.shown.has(key)) return false;
      this.shown.add(key);
      return true;
    });
    const [first] = news;
    if (!first) return;
    const api: EngineApi = await this.ui.engine.api();
    await api.suggestionsShown({
      folder: first.folder,
      shown: news.map(({ patternId, suggestion }) => ({
        patternId,
        sourceProjectId: suggestion.source.id,
      })),
    });
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
      (folder) => new FolderModel(folder, this.ui, () => this.changed.fire()),
    );
    this.changed.fire();
  }

  private folderAt(fsPath: string): FolderModel | undefined {
    return this.folders.find(({ current }) => current.folder === fsPath);
  }

  private touch(uri: Uri): boolean {
    const owner = workspace.getWorkspaceFolder(uri);
    const folder = owner && this.folderAt(owner.uri.fsPath);
    if (!folder) return false;
    folder.touch(pathIn(owner, uri));
    return true;
  }

  private async lookIntoTouched(): Promise<void> {
    if (!this.loaded || !this.isWatched()) return;
    await Promise.all(this.folders.map((folder) => folder.lookIntoTouched())).catch(this.ui.report);
  }
}
