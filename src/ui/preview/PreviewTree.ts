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
import { placesInWords } from '../words';
import type { PlacesPreview, PreviewPlace } from './PlacesPreview';

/** A file or one of its places. */
export type PreviewRow = { path: string } | PreviewPlace;

/** The places of a preview below their files, each with a checkbox. */
export class PreviewTree implements TreeDataProvider<PreviewRow> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly files = new Map<string, { path: string }>();
  private shown: { preview: PlacesPreview; folder: WorkspaceFolder } | undefined;

  show(shown: { preview: PlacesPreview; folder: WorkspaceFolder } | undefined): void {
    this.shown = shown;
    this.files.clear();
    for (const path of shown?.preview.paths ?? []) this.files.set(path, { path });
    this.changed.fire(undefined);
  }

  getChildren(row?: PreviewRow): PreviewRow[] {
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
    const chosen = places.filter((place) => this.shown?.preview.isChosen(place)).length;
    item.id = path;
    item.description = [path.split('/').slice(0, -1).join('/'), placesInWords(places.length)]
      .filter(Boolean)
      .join(' · ');
    item.iconPath = ThemeIcon.File;
    if (this.shown) item.resourceUri = uriIn(this.shown.folder, path);
    item.checkboxState = {
      state: chosen === places.length ? Checkbox.Checked : Checkbox.Unchecked,
      tooltip: l10n.t('All places of this file'),
      accessibilityInformation: { label: l10n.t('All places of {0}', path) },
    };
    item.contextValue = 'previewFile';
    item.tooltip = path;
    item.accessibilityInformation = {
      label: `${path}, ${placesInWords(places.length)}`,
    };
    return item;
  }

  private placeItem(place: PreviewPlace): TreeItem {
    const line = l10n.t('Line {0}', place.line + 1);
    const item = new TreeItem(firstLine(place.text) || line);
    item.id = place.key;
    item.description = line;
    item.tooltip = place.text;
    item.checkboxState = {
      state: this.shown?.preview.isChosen(place) ? Checkbox.Checked : Checkbox.Unchecked,
      tooltip: l10n.t('Change this place'),
      accessibilityInformation: {
        label: l10n.t('Change line {0} of {1}', place.line + 1, place.path),
      },
    };
    item.contextValue = 'previewPlace';
    item.accessibilityInformation = { label: `${line}, ${firstLine(place.text)}` };
    item.command = commandTo('crossProjectLearning.openPreviewPlace', l10n.t('Show the Change'), {
      key: place.key,
    });
    return item;
  }
}
