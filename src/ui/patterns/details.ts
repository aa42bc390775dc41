import { l10n } from 'vscode';
import type { TemplateConditions } from '../../core/ports';
import type { CodeTemplate, LearnedPattern, Project } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { conditionsInWords } from '../words/conditionsInWords';
import { editorLanguageId } from '../words/editorLanguage';
import type { PatternRequest } from '../manifest/commandMap';
import { appliedInWords, timeInWords } from '../words/appliedInWords';
import { evidenceInWords, outcomeInWords } from '../words/outcomeInWords';
import { properName } from '../words/properName';
import { showMarkdown } from '../documents/virtualDocuments';
import { experienceInWords } from '../words/experienceInWords';
import { PATTERN_TYPE_WORDS, percent } from '../words/words';
import { choosePattern } from '../input/choosePattern';

/** Shows all that is known about a pattern as a page: code, evidence, where from, where applied. */
export async function showDetails(api: EngineApi, request: Partial<PatternRequest>): Promise<void> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Show Pattern Details'),
    placeholder: l10n.t('Which pattern?'),
  });
  if (!pattern) return;
  const { id: patternId, patternName } = pattern;
  const [origins, applications, levels, [conditions = null]] = await Promise.all([
    api.origins({ patternId }),
    api.applicationsOf({ patternId }),
    // The page of a damaged template has all the rest.
    api.levels({ patternId }).catch(() => []),
    api.conditions({ patternIds: [patternId] }),
  ]);
  const isExact = levels.some(({ current, exact }) => current && exact);
  const came = origins.map(({ proposal, project, learnedAt }) =>
    item(
      [
        proposal?.title ?? l10n.t('A change that is no longer known'),
        project?.name,
        proposal?.committedAt === undefined
          ? l10n.t('learned {0}', timeInWords(learnedAt))
          : timeInWords(proposal.committedAt),
      ],
      proposal?.commitSha ? [commitLink(proposal.commitSha, project)] : [],
    ),
  );
  const went = applications.map(({ application, project }) =>
    item([
      project?.name ?? l10n.t('a project that is no longer known'),
      appliedInWords(application),
      outcomeInWords(application),
      evidenceInWords(application),
    ]),
  );
  const none = l10n.t('Nowhere yet.');
  await showMarkdown(
    patternName,
    [
      `# ${text(patternName)}`,
      ...(pattern.description ? [text(pattern.description)] : []),
      facts(pattern, isExact, conditions),
      ...codeOf(pattern.codeTemplate),
      `## ${l10n.t('Origin')}`,
      came.join('\n'),
      `## ${l10n.t('Applications')}`,
      went.length > 0 ? went.join('\n') : none,
      `## ${l10n.t('Versions')}`,
      pattern.versions
        .map(({ reason, createdAt }) => item([reason, timeInWords(createdAt)]))
        .reverse()
        .join('\n'),
      '',
    ].join('\n\n'),
  );
}

function facts(
  pattern: LearnedPattern,
  isExact: boolean,
  conditions: TemplateConditions | null,
): string {
  const { patternType, language, framework, domain, confidence, state, onlyIn } = pattern;
  const kind = [framework, domain].filter((name) => name !== null).map(properName);
  return [
    item([PATTERN_TYPE_WORDS[patternType](), properName(language)]),
    item([l10n.t('Confidence {0}, {1}', percent(confidence), experienceInWords(pattern))]),
    item([l10n.t('Needs {0}', conditionsInWords(language, conditions))]),
    ...(kind.length > 0 ? [item([l10n.t('Learned in: {0}', kind.join(' · '))])] : []),
    ...(isExact ? [item([l10n.t('Exact code: it fits only where the code reads the same')])] : []),
    ...(pattern.proved || pattern.codeTemplate.kind === 'snippet'
      ? []
      : [item([whyNotProved(pattern)])]),
    ...(state === 'archived' ? [item([l10n.t('Archived, so it is not suggested')])] : []),
    ...(onlyIn === null ? [] : [item([l10n.t('Offered in one project only')])]),
  ].join('\n');
}

function whyNotProved({ examples }: LearnedPattern): string {
  return examples.every(({ code }) => code !== undefined)
    ? l10n.t('Not proved: it also fits where one of its changes left the code alone')
    : l10n.t('Not proved: its examples were not kept');
}

function codeOf({ kind, language, before, after }: CodeTemplate): string[] {
  const id = editorLanguageId(language);
  const holes = /\$\d/.test(before + after)
    ? [l10n.t('$1, $2, … stand for code that may differ.')]
    : [];
  return kind === 'snippet'
    ? [fenced(id, after), ...holes]
    : [fenced(id, before), l10n.t('becomes'), fenced(id, after), ...holes];
}

/** A code block whose fence is longer than any in the code. */
function fenced(language: string, code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

/** @param made what is Markdown already */
function item(parts: (string | undefined)[], made: readonly string[] = []): string {
  const plain = parts.filter((part) => part !== undefined && part !== '');
  return `- ${[...plain.map((part) => text(part ?? '')), ...made].join(' · ')}`;
}

/** Where a commit is to be seen, written out so that a person sees where that leads; else its hash. */
function commitLink(sha: string, project: Project | null): string {
  const { repoUrl = '' } = project ?? {};
  if (!/^https:\/\/[^\s()<>`\\]+$/.test(repoUrl)) return `\`${sha.slice(0, 8)}\``;
  return `<${repoUrl.replace(/(\.git)?\/*$/, '')}/commit/${sha}>`;
}

/** Text as it is, not as Markdown. */
function text(plain: string): string {
  return plain.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&');
}
