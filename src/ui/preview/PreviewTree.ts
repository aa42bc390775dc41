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
import { inputsInWords, sitesInWords } from '../words';
import { isTickable, type PlacesPreview, type PreviewPlace } from './PlacesPreview';

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
    const tickable = places.filter(isTickable);
    item.id = path;
    item.description = [path.split('/').slice(0, -1).join('/'), sitesInWords(places)]
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
      label: `${path}, ${sitesInWords(places)}`,
    };
    return item;
  }

  private placeItem(place: PreviewPlace): TreeItem {
    const line = l10n.t('Line {0}', place.line + 1);
    const item = new TreeItem(firstLine(place.text) || line);
    item.id = place.key;
    const facts = [line, ...(place.inputs ? [inputsInWords(place.inputs)] : [])];
    item.description = facts.join(' · ');
    item.tooltip = place.text;
    if (isTickable(place)) {
      item.checkboxState = {
        state: this.shown?.preview.isChosen(place) ? Checkbox.Checked : Checkbox.Unchecked,
        tooltip: l10n.t('Change this place'),
        accessibilityInformation: {
          label: l10n.t('Change line {0} of {1}', place.line + 1, place.path),
        },
      };
    } else item.iconPath = new ThemeIcon('edit');
    item.contextValue = isTickable(place) ? 'previewPlace' : 'previewPlace.input';
    item.accessibilityInformation = { label: [...facts, firstLine(place.text)].join(', ') };
    item.command = commandTo('crossProjectLearning.openPreviewPlace', l10n.t('Show the Change'), {
      key: place.key,
    });
    return item;
  }
}
