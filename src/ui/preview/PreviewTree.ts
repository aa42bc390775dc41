import {
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState as Checkbox,
  TreeItemCollapsibleState as Collapsible,
  l10n,
  type TreeDataProvider,
  type WorkspaceFolder,
} from 'vscode';
import { uriIn } from '../folders/folders';
import { commandTo } from '../manifest/commands';
import { firstLine } from '../words/siteText';
import { skipReasonInWords, shortReasonInWords } from '../words/skippedInWords';
import { rowLabel } from '../words/rowLabel';
import { tellingPaths } from '../words/tellingPaths';
import { inputsInWords, needInputInWords, placesInWords } from '../words/words';
import { isTickable, type PlacesPreview, type PreviewPlace } from './PlacesPreview';

/** A file or one of its places. */
export type PreviewRow = { path: string } | PreviewPlace;

/** How many places of a file are chosen, of those that can be. */
interface FileChoice {
  chosen: number;
  all: number;
}

/** Whether some of a file's places are chosen, and some are not. */
const isMixed = ({ chosen, all }: FileChoice): boolean => chosen > 0 && chosen < all;

/** How long a view that has come may take to ask for its rows, in milliseconds. */
const ASKED_WITHIN = 500;

/** The places of a preview below their files, each with a checkbox. */
export class PreviewTree implements TreeDataProvider<PreviewRow> {
  private readonly changed = new EventEmitter<PreviewRow[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly files = new Map<string, { path: string }>();
  /** Each file's name, with as many folders as tell it from the others. */
  private names = new Map<string, string>();
  private shown: { preview: PlacesPreview; folder: WorkspaceFolder } | undefined;
  /** Part of each row's id: VS Code shows rows of the last preview for a moment, which are no others. */
  private previews = 0;
  private asked: Promise<void> = Promise.resolve();
  private onAsked: () => void = () => undefined;

  /** Takes what the view is to show once it asks for it. */
  set(shown: { preview: PlacesPreview; folder: WorkspaceFolder } | undefined): void {
    this.shown = shown;
    this.previews += 1;
    this.files.clear();
    const paths = shown?.preview.paths ?? [];
    for (const path of paths) this.files.set(path, { path });
    this.names = tellingPaths(paths);
    this.asked = new Promise((resolve) => (this.onAsked = resolve));
  }

  /**
   * Has the view, which is there by now, draw what was set, unless it does so by itself: VS Code loses
   * a tick of rows that it is about to draw again.
   */
  async draw(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const isLate = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), ASKED_WITHIN);
    });
    if ((await Promise.race([this.asked, isLate])) === 'late') this.changed.fire(undefined);
    clearTimeout(timer);
  }

  /** Draws the places of some files again, as they are by now. */
  redraw(paths: readonly string[]): void {
    this.changed.fire(paths.map((path) => this.files.get(path)).filter((row) => row !== undefined));
  }

  /** Takes away what was shown. */
  clear(): void {
    this.set(undefined);
    this.changed.fire(undefined);
  }

  /** How many of a file's places that can be chosen are chosen. */
  choiceOf(path: string): FileChoice {
    const { preview } = this.shown ?? {};
    const places = preview?.placesIn(path).filter(isTickable) ?? [];
    const chosen = places.filter((place) => preview?.isChosen(place)).length;
    return { chosen, all: places.length };
  }

  getChildren(row?: PreviewRow): PreviewRow[] {
    if (!row) this.onAsked();
    if (!this.shown) return [];
    const { preview } = this.shown;
    if (!row) return [...this.files.values()];
    return 'key' in row ? [] : preview.placesIn(row.path);
  }

  getParent(row: PreviewRow): PreviewRow | undefined {
    return 'key' in row ? this.files.get(row.path) : undefined;
  }

  getTreeItem(row: PreviewRow): TreeItem {
    return 'key' in row ? this.placeItem(row) : this.fileItem(row.path);
  }

  private fileItem(path: string): TreeItem {
    const places = this.shown?.preview.placesIn(path) ?? [];
    const choice = this.choiceOf(path);
    const { chosen, all } = choice;
    const needing = places.filter(({ inputs, why }) => inputs !== undefined && !why).length;
    const skipped = places.filter((place) => !isReady(place) && !isTickable(place)).length;
    const facts = [
      ...(all > 0
        ? [isMixed(choice) ? l10n.t('{0} of {1}', chosen, all) : placesInWords(all)]
        : []),
      ...(needing > 0 ? [needInputInWords(needing)] : []),
      ...(skipped > 0 ? [l10n.t('{0} left out', skipped)] : []),
    ];
    const [first = '', ...others] = facts;
    const item = new TreeItem(
      rowLabel([first], this.names.get(path) ?? path),
      Collapsible.Expanded,
    );
    // VS Code leaves a box at a row that has none any more, unless it is another row.
    item.id = `${this.previews}/${path}${isMixed(choice) ? '/partly' : ''}`;
    item.description = others.join(' · ');
    if (this.shown) item.resourceUri = uriIn(this.shown.folder, path);
    if (isMixed(choice)) {
      // A box of VS Code's trees is ticked or not, so that this one is an icon, and a click on the row.
      item.iconPath = new ThemeIcon('diff-removed');
      item.command = commandTo('crossProjectLearning.checkFile', l10n.t('Check All Places'), {
        path,
      });
    } else {
      item.iconPath = ThemeIcon.File;
      if (all > 0) {
        item.checkboxState = {
          state: chosen > 0 ? Checkbox.Checked : Checkbox.Unchecked,
          tooltip: l10n.t('All places of this file'),
          accessibilityInformation: { label: l10n.t('All places of {0}', path) },
        };
      }
    }
    item.contextValue = 'previewFile';
    item.tooltip = path;
    item.accessibilityInformation = {
      label: [path, ...(isMixed(choice) ? [l10n.t('partly checked')] : []), ...facts].join(', '),
    };
    return item;
  }

  private placeItem(place: PreviewPlace): TreeItem {
    const line = l10n.t('Line {0}', place.line + 1);
    const facts = [
      line,
      ...((place.count ?? 1) > 1 ? [placesInWords(place.count ?? 1)] : []),
      ...(place.inputs ? [inputsInWords(place.inputs)] : []),
      ...(place.why ? [shortReasonInWords(place.why)] : []),
    ];
    const item = new TreeItem(facts.join(' · '));
    item.id = `${this.previews}/${place.key}`;
    item.description = firstLine(place.text);
    item.tooltip = [place.text, ...(place.why ? [skipReasonInWords(place.why)] : [])].join('\n\n');
    if (isTickable(place)) {
      item.checkboxState = {
        state: this.shown?.preview.isChosen(place) ? Checkbox.Checked : Checkbox.Unchecked,
        tooltip: l10n.t('Change this place'),
        accessibilityInformation: {
          label: l10n.t('Change line {0} of {1}', place.line + 1, place.path),
        },
      };
    } else item.iconPath = new ThemeIcon(place.inputs ? 'edit' : 'circle-slash');
    item.contextValue = place.inputs ? 'previewPlace.input' : 'previewPlace';
    const reason = place.why ? [skipReasonInWords(place.why)] : [];
    item.accessibilityInformation = {
      label: [...facts, firstLine(place.text), ...reason].join(', '),
    };
    item.command = commandTo('crossProjectLearning.openPreviewPlace', l10n.t('Show the Change'), {
      key: place.key,
    });
    return item;
  }
}

function isReady({ why }: PreviewPlace): boolean {
  return why === undefined;
}
