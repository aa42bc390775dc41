import type { Site } from '../../core/ports';
import type {
  Application,
  ApplicationId,
  LearnedPattern,
  PatternId,
  PatternType,
} from '../../core/types';
import type { LeftOutFile } from '../../engine/api/SiteApi';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { NO_FILTER, passes, type PatternListFilter } from '../filter/PatternListFilter';
import type { EmptyReason } from '../manifest/contextKeyMap';

/** An application that nobody has told the outcome of. */
export interface Awaiting {
  application: Application;
  pattern: LearnedPattern;
}

/** All that is known about the suggestions for one folder. */
export interface FolderSuggestions {
  /** Absolute path. */
  folder: string;
  name: string;
  /** A file, relative to the folder, when its package is meant and not the folder's own project. */
  path?: string;
  /** The name of that package. */
  packageName?: string;
  state: 'loading' | 'ready' | 'failed';
  suggestions: readonly Suggestion[];
  /** Sites found so far; patterns that were not looked for are missing. */
  sites: ReadonlyMap<PatternId, readonly Site[]>;
  /** Patterns whose sites are being looked for. */
  looking: ReadonlySet<PatternId>;
  /** Files looked through, while looking. */
  progress?: { done: number; total?: number };
  awaiting: readonly Awaiting[];
  /** Files in which no sites were looked for, since they cannot be written back as they are. */
  leftOut?: readonly LeftOutFile[];
  /** Why there are no suggestions. */
  empty?: EmptyReason;
}

export type GroupId = 'awaiting' | 'fits' | 'looking' | 'insert' | 'none' | 'language';

export interface FolderRow {
  kind: 'folder';
  of: FolderSuggestions;
}

export interface GroupRow {
  kind: 'group';
  group: GroupId;
  of: FolderSuggestions;
  rows: (PatternRow | AwaitingRow)[];
}

/** The patterns of one type within a group. */
export interface TypeRow {
  kind: 'type';
  type: PatternType;
  group: GroupId;
  folder: string;
  rows: PatternRow[];
}

/** Also what the commands of a pattern's row take. */
export interface PatternRow {
  kind: 'pattern';
  folder: string;
  path?: string;
  patternId: PatternId;
  group: GroupId;
  suggestion: Suggestion;
  found: readonly Site[];
}

/** Also what the commands that record an outcome take. */
export interface AwaitingRow extends Awaiting {
  kind: 'awaiting';
  folder: string;
  patternId: PatternId;
  applicationId: ApplicationId;
}

/** Also what applying a pattern at one place takes. */
export interface SiteRow {
  kind: 'site';
  folder: string;
  patternId: PatternId;
  site: Site;
  /** Its file, with as many folders as tell it from the others of the pattern. */
  file: string;
  sites: { path: string; line: number }[];
}

/** A fact about a pattern, or why a folder has no rows. */
export interface NoteRow {
  kind: 'note';
  icon: string;
  text: string;
  detail?: string;
  tooltip?: string;
}

export type Row = FolderRow | GroupRow | TypeRow | PatternRow | AwaitingRow | SiteRow | NoteRow;

/**
 * The groups of a folder that have rows, in the order of the view; within a group the order of the
 * ranking. What was learned in this very project, and what needs only the language, is offered only where
 * it found a place.
 */
export function groupsOf(of: FolderSuggestions, filter: PatternListFilter = NO_FILTER): GroupRow[] {
  const rows: Record<GroupId, (PatternRow | AwaitingRow)[]> = {
    awaiting: of.awaiting
      .filter(({ pattern }) => passes(pattern, filter))
      .map((awaiting) => awaitingRow(of.folder, awaiting)),
    fits: [],
    looking: [],
    insert: [],
    none: [],
    language: [],
  };
  for (const suggestion of of.suggestions) {
    const { patternId } = suggestion;
    const group = groupOf(of, suggestion);
    if (!group || !passes(suggestion, filter)) continue;
    const found = of.sites.get(patternId) ?? [];
    const { folder, path } = of;
    rows[group].push({ kind: 'pattern', folder, path, patternId, group, suggestion, found });
  }
  return (Object.keys(rows) as GroupId[])
    .filter((group) => rows[group].length > 0)
    .map((group) => ({ kind: 'group', group, of, rows: rows[group] }));
}

/** A group's rows; where they are of several types, by type, the type of the best one first. */
export function rowsOf({ group, of, rows }: GroupRow): (TypeRow | PatternRow | AwaitingRow)[] {
  const types = new Map<PatternType, TypeRow>();
  for (const row of rows) {
    if (row.kind !== 'pattern') return rows;
    const type = row.suggestion.patternType;
    const known = types.get(type);
    if (known) known.rows.push(row);
    else types.set(type, { kind: 'type', type, group, folder: of.folder, rows: [row] });
  }
  return types.size > 1 ? [...types.values()] : rows;
}

/** How many of a folder's patterns fit somewhere in it. */
export function fittingCount(of: FolderSuggestions): number {
  return of.suggestions.filter((suggestion) => groupOf(of, suggestion) === 'fits').length;
}

/** Why a folder's part of the view is empty; `undefined` when it is not. */
export function emptyReason(
  of: FolderSuggestions,
  filter: PatternListFilter = NO_FILTER,
): EmptyReason | undefined {
  if (groupsOf(of, filter).length > 0) return undefined;
  if (groupsOf(of).length > 0) return 'filteredOut';
  if (of.state === 'failed') return 'failed';
  if (of.state === 'loading' || of.looking.size > 0) return 'looking';
  return of.empty ?? 'nothingLeft';
}

function groupOf(of: FolderSuggestions, suggestion: Suggestion): GroupId | undefined {
  const { patternId, codeTemplate, own, byLanguage } = suggestion;
  if ((of.sites.get(patternId)?.length ?? 0) > 0) return byLanguage ? 'language' : 'fits';
  if (own || byLanguage) return undefined;
  if (codeTemplate.kind === 'snippet') return 'insert';
  return of.sites.has(patternId) ? 'none' : 'looking';
}

function awaitingRow(folder: string, awaiting: Awaiting): AwaitingRow {
  return {
    kind: 'awaiting',
    folder,
    patternId: awaiting.pattern.id,
    applicationId: awaiting.application.id,
    ...awaiting,
  };
}
