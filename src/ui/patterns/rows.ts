import type { Application, LearnedPattern, PatternId, TemplateVersion } from '../../core/types';

/** The patterns of one language. */
export interface LanguageRow {
  kind: 'language';
  language: string;
  rows: LearnedRow[];
}

/** Also what the commands of a learned pattern take. */
export interface LearnedRow {
  kind: 'learned';
  patternId: PatternId;
  pattern: LearnedPattern;
}

/** One part of what is known about a pattern. */
export interface PartRow {
  kind: 'part';
  part: 'origins' | 'applications' | 'versions';
  patternId: PatternId;
  count: number | undefined;
}

/** One application; also what reverting it takes. */
export interface AppliedRow {
  kind: 'applied';
  patternId: PatternId;
  applicationId: Application['id'];
  application: Application;
  projectName: string;
  /** The open folder of its project, if there is one. */
  folder: string | undefined;
}

/** One version of a template; also what comparing and restoring it take. */
export interface VersionRow {
  kind: 'version';
  patternId: PatternId;
  code: TemplateVersion['code'];
  version: TemplateVersion;
  /** 1-based, the oldest first. */
  number: number;
  state: 'present' | 'earlier' | 'gone';
}

/** A fact in words. */
export interface FactRow {
  kind: 'fact';
  icon: string;
  text: string;
  detail?: string;
}

export type PatternsRow = LanguageRow | LearnedRow | PartRow | AppliedRow | VersionRow | FactRow;

/** Patterns by language, the language with most of them first; archived ones after the others. */
export function byLanguage(patterns: readonly LearnedPattern[]): LanguageRow[] {
  const languages = new Map<string, LanguageRow>();
  const inOrder = [...patterns].sort(
    (a, b) => Number(a.state === 'archived') - Number(b.state === 'archived'),
  );
  for (const pattern of inOrder) {
    const { language } = pattern;
    const row: LearnedRow = { kind: 'learned', patternId: pattern.id, pattern };
    const known = languages.get(language);
    if (known) known.rows.push(row);
    else languages.set(language, { kind: 'language', language, rows: [row] });
  }
  return [...languages.values()].sort(
    (a, b) => b.rows.length - a.rows.length || (a.language < b.language ? -1 : 1),
  );
}
