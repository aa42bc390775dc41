import { l10n } from 'vscode';
import type { Ranking } from '../../core/types';
import type { SuggestionReport } from '../../engine/api/SuggestionApi';
import {
  FIELD_ORDER,
  PROFILE_FIELDS,
  evidenceInWords,
  valueInWords,
} from '../profile/profileWords';
import { properName } from '../words/properName';
import { percent } from '../words/words';

/** The report on a project's suggestions as Markdown. */
export function explanation(name: string, report: SuggestionReport, ranking: Ranking): string {
  const { profile } = report;
  return [
    `# ${l10n.t('Why these patterns are suggested for {0}', code(name))}`,
    `## ${l10n.t('Project Profile')}`,
    table(
      [l10n.t('Field'), l10n.t('Value'), l10n.t('Evidence')],
      FIELD_ORDER.map((field) => [
        PROFILE_FIELDS[field](),
        valueInWords(profile, field),
        evidenceInWords(profile, field),
      ]),
    ),
    `## ${l10n.t('Library')}`,
    report.known.length === 0
      ? l10n.t('Nothing has been learned yet.')
      : table(
          [l10n.t('Language'), l10n.t('Patterns')],
          report.known.map(({ language, count }) => [properName(language), String(count)]),
        ),
    `## ${l10n.t('Filtered Out')}`,
    table(
      [l10n.t('Step'), l10n.t('Patterns')],
      [
        [l10n.t('Of a language of this project'), String(report.candidates)],
        [l10n.t('Hidden in this project'), minus(report.dismissed)],
        [
          l10n.t('Confidence below {0}', percent(report.minConfidence)),
          minus(report.belowConfidence),
        ],
        [
          l10n.t('Project similarity below {0}', percent(report.minSimilarity)),
          minus(report.belowSimilarity),
        ],
        [`**${l10n.t('Suggested')}**`, `**${report.offered}**`],
        [l10n.t('Suggested where they fit: they need only the language'), plus(report.byLanguage)],
      ],
    ),
    orderInWords(ranking),
    '',
  ].join('\n\n');
}

function orderInWords(ranking: Ranking): string {
  return ranking === 'evidence'
    ? l10n.t(
        'They are ordered by how likely their outcomes make it that they work here; outcomes count half after 90 days, and those of other projects by their similarity.',
      )
    : l10n.t(
        'They are ordered by similarity × confidence × share of successes; unused patterns count as 50 %.',
      );
}

function minus(count: number): string {
  return count === 0 ? '0' : `−${count}`;
}

function plus(count: number): string {
  return count === 0 ? '0' : `+${count}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replace(/[|<>]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return `\`${text.replace(/`/g, "'")}\``;
}
