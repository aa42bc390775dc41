import { MarkdownString, l10n } from 'vscode';
import type { ProfileField, Project } from '../../core/types';
import { properName } from '../words/properName';
import { percent } from '../words/words';

export const PROFILE_FIELDS: Readonly<Record<ProfileField, () => string>> = {
  language: () => l10n.t('Language'),
  framework: () => l10n.t('Framework'),
  domain: () => l10n.t('Domain'),
};

export const FIELD_ORDER = Object.keys(PROFILE_FIELDS) as ProfileField[];

/** `JavaScript · Express · API`, or that nothing is known. */
export function profileInWords(project: Project): string {
  const known = FIELD_ORDER.flatMap((field) => project[field] ?? []);
  return known.length > 0 ? known.map(properName).join(' · ') : l10n.t('Unknown kind of project');
}

/** The value of a field for people; empty where nothing was detected, which the evidence says. */
export function valueInWords(project: Project, field: ProfileField): string {
  const value = project[field];
  if (value !== null) return properName(value);
  return field in project.corrected ? l10n.t('none') : '';
}

/** Why a field of a profile is as it is. */
export function evidenceInWords(project: Project, field: ProfileField): string {
  if (field in project.corrected) return l10n.t('set by hand');
  const reasons = project.evidence
    .filter((evidence) => evidence.field === field && evidence.value === project[field])
    .map(({ reason }) => reason);
  return reasons.length > 0 ? reasons.join('; ') : l10n.t('not detected');
}

/** A profile with its evidence, as a hover shows it. */
export function profileHover(project: Project): MarkdownString {
  const hover = new MarkdownString();
  hover.appendMarkdown('**').appendText(project.name).appendMarkdown('**\n\n');
  for (const field of FIELD_ORDER) {
    const value = valueInWords(project, field);
    hover.appendMarkdown(`- ${PROFILE_FIELDS[field]()}: `);
    if (value !== '') hover.appendMarkdown('**').appendText(value).appendMarkdown('** — ');
    hover.appendText(evidenceInWords(project, field)).appendMarkdown('\n');
  }
  const others = project.languages.filter(({ name }) => name !== project.language).slice(0, 5);
  if (others.length > 0) {
    hover.appendMarkdown('\n');
    hover.appendText(
      l10n.t(
        'Also in it: {0}',
        others.map(({ name, share }) => `${properName(name)} ${percent(share)}`).join(', '),
      ),
    );
    hover.appendMarkdown('\n');
  }
  hover.appendMarkdown('\n');
  hover.appendText(l10n.t('Suggestions compare projects by this. Click to change it.'));
  return hover;
}
