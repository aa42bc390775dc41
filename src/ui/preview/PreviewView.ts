import {
  Position,
  Range,
  TreeItemCheckboxState as Checkbox,
  commands,
  l10n,
  window,
  type Disposable,
  type TreeView,
  type Uri,
  type WorkspaceFolder,
} from 'vscode';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import { LineText } from '../words/lineText';
import { uriIn } from '../folders/folders';
import { setContextKey } from '../manifest/contextKeys';
import { answerPreview, askAboutPreview, type PreviewAnswer } from '../documents/previewQuestion';
import {
  changeVirtualText,
  closeTabs,
  openUnchecked,
  virtualUri,
} from '../documents/virtualDocuments';
import { followFiles } from './followFiles';
import { offsetAfter, PlacesPreview, type PreviewPlace, type PreviewSource } from './PlacesPreview';
import { PreviewTree, type PreviewRow } from './PreviewTree';

/** The words of a preview besides its places. */
export interface PreviewWords {
  /** Title of the diffs. */
  title: string;
  /** Asked in a notification. */
  question: string;
  /** The button that says yes. */
  yes: string;
  /** Notes above the places. */
  notes: readonly string[];
}

/** The changes of the chosen places, or the one place that is to be filled in. */
export type PreviewChoice =
  | {
      plan: ApplicationPlan;
      /** Places that were ticked and ceased to be ready. */
      lost: readonly PreviewPlace[];
    }
  | { place: PreviewPlace };

interface Shown {
  folder: WorkspaceFolder;
  preview: PlacesPreview;
  title: string;
  /** The address of each file's text after the change, by its path. */
  after: Map<string, Uri>;
  /** The place that is to be filled in, once that was asked for. */
  filledIn?: PreviewPlace;
  /** A person has answered: nothing more is to be shown. */
  isAnswered: boolean;
}

/** The view with the places of what is being previewed; it is there only while there is a preview. */
export class PreviewView implements Disposable {
  private readonly tree = new PreviewTree();
  private readonly view: TreeView<PreviewRow>;
  private shown: Shown | undefined;

  /** @param onLate is told of errors of what nobody waits for any more */
  constructor(
    private readonly onError: (error: unknown) => void,
    private readonly onLate: (error: unknown) => void,
  ) {
    this.view = window.createTreeView<PreviewRow>('crossProjectLearning.applyPreview', {
      treeDataProvider: this.tree,
    });
    this.view.onDidChangeCheckboxState(({ items }) => this.tick(items));
  }

  /**
   * Shows places with what changing them would do, lets choose among them, and asks for a plain yes.
   * @param ticked keys of the places that are chosen at first; all of them by default.
   * @returns what was chosen, or nothing when the person gave up.
   */
  async ask(
    folder: WorkspaceFolder,
    source: PreviewSource,
    words: PreviewWords,
    ticked?: readonly string[],
  ): Promise<PreviewChoice | undefined> {
    const preview = new PlacesPreview(source, ticked);
    const after = new Map<string, Uri>();
    for (const path of preview.paths) after.set(path, virtualUri(uriIn(folder, path).path, ''));
    const shown: Shown = { folder, preview, title: words.title, after, isAnswered: false };
    this.shown = shown;
    this.view.message = words.notes.join(' ') || undefined;
    this.tree.set(shown);
    setContextKey('crossProjectLearning.previewsPlaces', true);
    const followed = followFiles(
      folder,
      preview.paths,
      (paths) => this.follow(shown, paths),
      (error) => this.failed(shown, error),
    );
    try {
      await commands.executeCommand('crossProjectLearning.applyPreview.focus');
      await this.tree.draw();
      this.showCounts();
      for (;;) {
        const answer = await this.answerTo(shown, words);
        if (answer === 'other' && shown.filledIn) return { place: shown.filledIn };
        if (answer !== 'yes') return undefined;
        await followed.settled();
        if (preview.counts.chosen > 0) {
          return { plan: await preview.planChosen(), lost: preview.lost };
        }
        const first = preview.counts.all === 0 ? preview.firstToFillIn : undefined;
        if (first) return { place: first };
        void window.showWarningMessage(
          l10n.t(
            'No place is checked, so nothing would change. Check one, or discard the preview.',
          ),
        );
      }
    } finally {
      followed.dispose();
      if (this.shown === shown) this.end();
    }
  }

  /** Hears an answer while the diffs are being opened, which closes them all; asks once they are open. */
  private async answerTo(shown: Shown, words: PreviewWords): Promise<PreviewAnswer> {
    const uris = [...shown.after.values()];
    shown.isAnswered = false;
    const showing = this.showAll()
      .then(() => commands.executeCommand('crossProjectLearning.applyPreview.focus'))
      .catch((error: unknown) => this.failed(shown, error));
    const answer = await askAboutPreview(uris, { ...words, endsByClosing: false, showing });
    shown.isAnswered = true;
    await showing;
    await closeTabs(uris);
    return answer;
  }

  /** A failure after the answer is no concern of a person: the work goes on without it. */
  private failed(shown: Shown, error: unknown): void {
    if (shown.isAnswered || this.shown !== shown) this.onLate(error);
    else this.onError(error);
  }

  /** Shows what became of the places of files that changed. */
  private async follow(shown: Shown, paths: readonly string[]): Promise<void> {
    const isOther = await shown.preview.follow(paths);
    if (this.shown !== shown || shown.isAnswered) return;
    if (isOther) {
      this.tree.redraw(paths);
      this.showCounts();
    }
    for (const path of paths) await this.refreshText(path);
  }

  /** Shows the diffs of all files that are changed; of the first one when none is. */
  async showAll(): Promise<void> {
    if (!this.shown) return;
    const { after, folder, preview, title } = this.shown;
    const { chosenPaths, firstToFillIn, paths } = preview;
    if (preview.counts.all === 0 && firstToFillIn) return this.showPlace(firstToFillIn.key);
    const [first, ...more] = chosenPaths.length > 0 ? chosenPaths : paths.slice(0, 1);
    if (first === undefined) return;
    if (more.length === 0) return this.showFile(first);
    const resources: Uri[][] = [];
    for (const path of chosenPaths) {
      const uri = after.get(path);
      if (this.shown?.isAnswered) return;
      if (!uri) continue;
      await this.refreshText(path);
      resources.push([uriIn(folder, path), uriIn(folder, path), uri]);
    }
    await commands.executeCommand('vscode.changes', title, resources);
  }

  /** Shows the diff of a place's file at that place. */
  async showPlace(key: string): Promise<void> {
    const place = this.shown?.preview.place(key);
    if (!this.shown || !place) return;
    const besides = place.inputs ? place : undefined;
    const { folder, preview } = this.shown;
    const planned = await preview.planFile(place.path, besides);
    if (!planned) return showInFile(folder, place);
    const { line } = new LineText(planned.after).positionAt(offsetAfter(planned, place));
    await this.showFile(place.path, { at: new Position(line, 0), besides });
  }

  /** Chooses all places of a file that can be chosen. */
  async checkFile(path: string): Promise<void> {
    if (!this.shown) return;
    const { preview } = this.shown;
    preview.choose(preview.placesIn(path), true);
    this.showChoice([path]);
    await this.refreshText(path);
  }

  /** Ends the preview with one place that is to be filled in. */
  async fillIn(key: string): Promise<void> {
    const place = this.shown?.preview.place(key);
    if (!this.shown || !place) return;
    this.shown.filledIn = place;
    answerPreview('other');
  }

  dispose(): void {
    this.view.dispose();
  }

  private async showFile(
    path: string,
    { at, besides }: { at?: Position; besides?: PreviewPlace } = {},
  ): Promise<void> {
    if (!this.shown) return;
    const { after, folder, title } = this.shown;
    if (!(await this.refreshText(path, besides)) || this.shown?.isAnswered) return;
    await commands.executeCommand('vscode.diff', uriIn(folder, path), after.get(path), title, {
      preview: true,
      preserveFocus: true,
      selection: at && new Range(at, at),
    });
  }

  /** VS Code ticks the places of a file with it, and the file with all of its places. */
  private tick(items: readonly (readonly [PreviewRow, Checkbox])[]): void {
    const { shown } = this;
    if (!shown) return;
    const { preview } = shown;
    for (const [row, state] of items) {
      const places = 'key' in row ? [row] : preview.placesIn(row.path);
      const isOwn =
        'key' in row || !items.some(([other]) => other !== row && other.path === row.path);
      if (isOwn) preview.choose(places, state === Checkbox.Checked);
    }
    const paths = [...new Set(items.map(([row]) => row.path))];
    this.showChoice(paths);
    for (const path of paths) {
      this.refreshText(path).catch((error: unknown) => this.failed(shown, error));
    }
  }

  /** The text after the change, as the ticked places make it; also after its editor was closed. False when none is ready. */
  private async refreshText(path: string, besides?: PreviewPlace): Promise<boolean> {
    const uri = this.shown?.after.get(path);
    const planned = await this.shown?.preview.planFile(path, besides);
    if (!uri || !planned) return false;
    changeVirtualText(uri, planned.after);
    await openUnchecked(uri);
    return true;
  }

  /** Draws the boxes of files again, and the counts: a file may be checked in part by now. */
  private showChoice(paths: readonly string[]): void {
    this.tree.redraw(paths);
    this.showCounts();
  }

  private showCounts(): void {
    if (!this.shown) return;
    const { chosen, all } = this.shown.preview.counts;
    this.view.description = l10n.t('{0} of {1} checked', chosen, all);
  }

  private end(): void {
    this.shown = undefined;
    this.tree.clear();
    this.view.description = undefined;
    this.view.message = undefined;
    setContextKey('crossProjectLearning.previewsPlaces', false);
  }
}

/** Shows a place in its file as it is: nothing that could be compared is made of it. */
async function showInFile(folder: WorkspaceFolder, { line, path }: PreviewPlace): Promise<void> {
  const at = new Position(line, 0);
  await window.showTextDocument(uriIn(folder, path), {
    preview: true,
    preserveFocus: true,
    selection: new Range(at, at),
  });
}
