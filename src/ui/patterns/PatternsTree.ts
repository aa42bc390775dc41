import { EventEmitter, l10n, type TreeDataProvider, type TreeItem } from 'vscode';
import { timeInWords } from '../words/appliedInWords';
import { learnedHover } from './learnedHover';
import type { PatternsModel } from './PatternsModel';
import { byLanguage, type LearnedRow, type PartRow, type PatternsRow } from './rows';
import { learnedTreeItem } from './treeItems';

/** The view's rows: languages, their patterns, and below them where from, where applied, versions. */
export class PatternsTree implements TreeDataProvider<PatternsRow> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly model: PatternsModel) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  getTreeItem(row: PatternsRow): TreeItem {
    return learnedTreeItem(row);
  }

  resolveTreeItem(item: TreeItem, row: PatternsRow): TreeItem {
    if (row.kind === 'learned') item.tooltip = learnedHover(row.pattern);
    return item;
  }

  async getChildren(row?: PatternsRow): Promise<PatternsRow[]> {
    if (!row) return this.roots();
    switch (row.kind) {
      case 'language':
        return row.rows;
      case 'learned':
        return partsOf(row);
      case 'part':
        return this.partRows(row);
      default:
        return [];
    }
  }

  private roots(): PatternsRow[] {
    const rows: PatternsRow[] = byLanguage(this.model.patterns);
    if (this.model.isCut) {
      const text = l10n.t('{0} listed; filter to find others', rowCount(rows));
      rows.push({ kind: 'fact', icon: 'ellipsis', text });
    }
    return rows;
  }

  private async partRows({ part, patternId }: PartRow): Promise<PatternsRow[]> {
    switch (part) {
      case 'origins':
        return (await this.model.origins(patternId)).map(({ proposal, project, learnedAt }) => ({
          kind: 'fact',
          icon: proposal?.commitSha ? 'git-commit' : 'list-selection',
          text: proposal?.commitSha
            ? l10n.t('Commit {0}', proposal.commitSha.slice(0, 8))
            : l10n.t('Change'),
          detail: [
            proposal?.title ?? l10n.t('A change that is no longer known'),
            project?.name,
            timeInWords(proposal?.committedAt ?? learnedAt),
          ]
            .filter(Boolean)
            .join(' · '),
        }));
      case 'applications': {
        const [applications, open] = await Promise.all([
          this.model.applications(patternId),
          this.model.openProjects(),
        ]);
        return applications.map(({ application, project }) => ({
          kind: 'applied',
          patternId,
          applicationId: application.id,
          application,
          projectName: project?.name ?? l10n.t('a project that is no longer known'),
          folder: open.get(application.targetProjectId)?.folder,
        }));
      }
      case 'versions': {
        const versions = await this.model.versions(patternId);
        return versions
          .map(({ version, template }, index): PatternsRow => ({
            kind: 'version',
            patternId,
            code: version.code,
            version,
            number: index + 1,
            state:
              index === versions.length - 1 ? 'present' : template === null ? 'gone' : 'earlier',
          }))
          .reverse();
      }
    }
  }
}

function partsOf({ patternId, pattern }: LearnedRow): PatternsRow[] {
  const { description, examples, versions } = pattern;
  return [
    ...(description
      ? [{ kind: 'fact', icon: 'note', text: l10n.t('Description'), detail: description } as const]
      : []),
    { kind: 'part', part: 'origins', patternId, count: examples.length },
    { kind: 'part', part: 'applications', patternId, count: undefined },
    { kind: 'part', part: 'versions', patternId, count: versions.length },
  ];
}

function rowCount(rows: readonly PatternsRow[]): number {
  return rows.reduce((sum, row) => sum + (row.kind === 'language' ? row.rows.length : 0), 0);
}
