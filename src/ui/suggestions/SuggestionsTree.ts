import { EventEmitter, type TreeDataProvider, type TreeItem, l10n } from 'vscode';
import { conditionsInWords } from '../words/conditionsInWords';
import { leftOutCount, leftOutInWords } from '../words/leftOutInWords';
import { REASON_ICONS } from '../words/patternIcons';
import { tellingPaths } from '../words/tellingPaths';
import { percent, reasonParts } from '../words/words';
import { EMPTY_WORDS } from './emptyWords';
import { patternHover, suggestionHover } from '../words/patternHover';
import {
  type FolderSuggestions,
  type PatternRow,
  type Row,
  emptyReason,
  groupsOf,
  rowsOf,
} from './rows';
import type { SuggestionsModel } from './SuggestionsModel';
import { treeItemOf } from './treeItems';

/** Most sites of a pattern that have rows. */
const LISTED_SITES = 100;

/** The view's rows: groups of patterns, below them why, from where, and the sites. */
export class SuggestionsTree implements TreeDataProvider<Row> {
  private readonly changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  /** @param onShown is told of the pattern rows that the view asked for. */
  constructor(
    private readonly model: SuggestionsModel,
    private readonly onShown: (rows: PatternRow[]) => void,
  ) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  getTreeItem(row: Row): TreeItem {
    return treeItemOf(row);
  }

  resolveTreeItem(item: TreeItem, row: Row): TreeItem {
    if (row.kind === 'pattern') item.tooltip = suggestionHover(row.suggestion);
    if (row.kind === 'awaiting') item.tooltip = patternHover(row.pattern);
    return item;
  }

  getChildren(row?: Row): Row[] {
    if (!row) return this.roots();
    switch (row.kind) {
      case 'folder':
        return this.groupsOrReason(row.of);
      case 'group':
        this.onShown(row.rows.filter((child) => child.kind === 'pattern'));
        return rowsOf(row);
      case 'type':
        return row.rows;
      case 'pattern':
        return detailsOf(row);
      default:
        return [];
    }
  }

  private roots(): Row[] {
    const folders = this.model.current;
    const [only] = folders;
    if (only && folders.length === 1) return withLeftOut(only, groupsOf(only, this.model.filter));
    return folders.map((of) => ({ kind: 'folder', of }));
  }

  private groupsOrReason(of: FolderSuggestions): Row[] {
    const { filter } = this.model;
    const reason = emptyReason(of, filter);
    if (reason) return [{ kind: 'note', icon: 'info', text: EMPTY_WORDS[reason]() }];
    return withLeftOut(of, groupsOf(of, filter));
  }
}

/** Groups, and below them which files nothing was looked for in. */
function withLeftOut({ leftOut = [] }: FolderSuggestions, groups: Row[]): Row[] {
  if (groups.length === 0 || leftOut.length === 0) return groups;
  const tooltip = leftOutInWords(leftOut);
  return [...groups, { kind: 'note', icon: 'info', text: leftOutCount(leftOut), tooltip }];
}

function detailsOf({ suggestion, found, folder, patternId }: PatternRow): Row[] {
  const { own, source, reasons, similarityScore, language, conditions } = suggestion;
  const rows: Row[] = own
    ? []
    : [
        {
          kind: 'note',
          icon: 'repo',
          text: l10n.t('{0} similar', percent(similarityScore)),
          detail: source.name,
        },
      ];
  for (const reason of reasons) {
    rows.push({ kind: 'note', icon: REASON_ICONS[reason.kind], ...reasonParts(reason) });
  }
  rows.push({
    kind: 'note',
    icon: 'checklist',
    text: l10n.t('Needs'),
    detail: conditionsInWords(language, conditions),
  });
  const files = tellingPaths(found.map(({ path }) => path));
  for (const site of found.slice(0, LISTED_SITES)) {
    const sites = [{ path: site.path, line: site.line + 1 }];
    const file = files.get(site.path) ?? site.path;
    rows.push({ kind: 'site', folder, patternId, site, file, sites });
  }
  if (found.length > LISTED_SITES) {
    const more = found.length - LISTED_SITES;
    rows.push({ kind: 'note', icon: 'ellipsis', text: l10n.t('and {0} more places', more) });
  }
  return rows;
}
