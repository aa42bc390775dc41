import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState as Collapsible,
  l10n,
  type TreeDataProvider,
} from 'vscode';
import type { Project, ProjectId, ProjectSimilarity } from '../../core/types';
import { FIELD_ORDER } from '../profile/profileWords';
import { properName } from '../words/properName';
import { rowLabel } from '../words/rowLabel';
import { percent } from '../words/words';
import { partInWords, type PartMatch } from './partInWords';

/** The projects like one folder's. */
export interface FolderProjects {
  folder: string;
  name: string;
  project: Project;
  similar: readonly ProjectSimilarity[];
  /** Absolute paths of where similar projects were open last on this machine. */
  places: ReadonlyMap<ProjectId, string>;
}

export type ProjectsRow =
  | { kind: 'folder'; of: FolderProjects }
  | { kind: 'project'; of: FolderProjects; projectId: ProjectId; similar: ProjectSimilarity }
  | { kind: 'part'; icon: string; color: string; text: string; detail: string };

const PART_ICONS: Readonly<Record<PartMatch, { icon: string; color: string }>> = {
  same: { icon: 'pass', color: 'charts.green' },
  relative: { icon: 'type-hierarchy', color: 'charts.yellow' },
  other: { icon: 'circle-slash', color: 'disabledForeground' },
};

/** The view's rows: similar projects, and below each which parts of the profile match. */
export class ProjectsTree implements TreeDataProvider<ProjectsRow> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private folders: readonly FolderProjects[] = [];

  show(folders: readonly FolderProjects[]): void {
    this.folders = folders;
    this.changed.fire(undefined);
  }

  getChildren(row?: ProjectsRow): ProjectsRow[] {
    if (!row) {
      const [only] = this.folders;
      if (only && this.folders.length === 1) return projectRows(only);
      const some = this.folders.filter(({ similar }) => similar.length > 0);
      return some.map((of) => ({ kind: 'folder', of }));
    }
    if (row.kind === 'folder') return projectRows(row.of);
    return row.kind === 'project' ? partRows(row.of.project, row.similar) : [];
  }

  getTreeItem(row: ProjectsRow): TreeItem {
    switch (row.kind) {
      case 'folder': {
        const item = new TreeItem(row.of.name, Collapsible.Expanded);
        item.iconPath = ThemeIcon.Folder;
        return item;
      }
      case 'project':
        return this.projectItem(row);
      case 'part': {
        const item = new TreeItem(row.text);
        item.description = row.detail;
        item.iconPath = new ThemeIcon(row.icon, new ThemeColor(row.color));
        return item;
      }
    }
  }

  private projectItem({
    of,
    projectId,
    similar,
  }: Extract<ProjectsRow, { kind: 'project' }>): TreeItem {
    const likeness = percent(similar.similarityScore);
    const item = new TreeItem(rowLabel([likeness], similar.name), Collapsible.Collapsed);
    const folder = of.places.get(projectId);
    item.id = `${of.folder}\0${projectId}`;
    item.iconPath = new ThemeIcon('repo', new ThemeColor(colorOf(similar.similarityScore)));
    const kinds = FIELD_ORDER.flatMap((field) => similar[field] ?? []).map(properName);
    const facts = [l10n.t('{0} similar', likeness), ...kinds];
    item.description = kinds.join(' · ');
    item.tooltip = [similar.repoUrl, folder].filter(Boolean).join('\n');
    item.contextValue = folder ? 'project.here' : 'project.elsewhere';
    item.accessibilityInformation = { label: [similar.name, ...facts].join(', ') };
    return item;
  }
}

function projectRows(of: FolderProjects): ProjectsRow[] {
  return of.similar.map((similar) => ({
    kind: 'project',
    of,
    projectId: similar.projectId,
    similar,
  }));
}

function partRows(project: Project, similar: ProjectSimilarity): ProjectsRow[] {
  return FIELD_ORDER.map((field) => {
    const { match, ...words } = partInWords(field, project, similar);
    return { kind: 'part', ...PART_ICONS[match], ...words };
  });
}

function colorOf(similarity: number): string {
  if (similarity >= 0.7) return 'charts.green';
  return similarity >= 0.5 ? 'charts.yellow' : 'disabledForeground';
}
