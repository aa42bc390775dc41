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
import { uriIn } from '../folders';
import { commandTo } from '../manifest/commands';
import { firstLine } from '../suggestions/siteText';
import { reasonInWords, shortReasonInWords } from '../apply/skippedInWords';
import { inputsInWords, placesInWords, sitesInWords } from '../words';
import { isTickable, type PlacesPreview, type PreviewPlace } from './PlacesPreview';

/** A file or one of its places. */
export type PreviewRow = { path: string } | PreviewPlace;

/** How long a view that has come may take to ask for its rows, in milliseconds. */
const ASKED_WITHIN = 500;

/** The places of a preview below their files, each with a checkbox. */
export class PreviewTree implements TreeDataProvider<PreviewRow> {
  private readonly changed = new EventEmitter<PreviewRow[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly files = new Map<string, { path: string }>();
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
    for (const path of shown?.preview.paths ?? []) this.files.set(path, { path });
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
    const item = new TreeItem(path.slice(path.lastIndexOf('/') + 1), Collapsible.Expanded);
    const places = this.shown?.preview.placesIn(path) ?? [];
    const tickable = places.filter(isTickable);
    item.id = `${this.previews}/${path}`;
    const skipped = places.length - places.filter(isReady).length;
    const facts = [
      ...(skipped < places.length ? [sitesInWords(places.filter(isReady))] : []),
      ...(skipped > 0 ? [l10n.t('{0} left out', skipped)] : []),
    ];
    item.description = [path.split('/').slice(0, -1).join('/'), ...facts]
      .filter(Boolean)
      .join(' · ');
    item.iconPath = ThemeIcon.File;
    if (this.shown) item.resourceUri = uriIn(this.shown.folder, path);
    if (tickable.length > 0) {
      const all = tickable.every((place) => this.shown?.preview.isChosen(place));
      item.checkboxState = {
        state: all ? Checkbox.Checked : Checkbox.Unchecked,
        tooltip: l10n.t('All places of this file'),
        accessibilityInformation: { label: l10n.t('All places of {0}', path) },
      };
    }
    item.contextValue = 'previewFile';
    item.tooltip = path;
    item.accessibilityInformation = {
      label: [path, ...facts].join(', '),
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
    const code = firstLine(place.text) || line;
    // In a narrow side bar only the label is seen, and of these places the reason matters more.
    const [label, description] = place.why ? [facts.join(' · '), code] : [code, facts.join(' · ')];
    const item = new TreeItem(label);
    item.id = `${this.previews}/${place.key}`;
    item.description = description;
    item.tooltip = [place.text, ...(place.why ? [reasonInWords(place.why)] : [])].join('\n\n');
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
    const reason = place.why ? [reasonInWords(place.why)] : [];
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
