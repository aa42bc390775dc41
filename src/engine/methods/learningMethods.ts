import { isDeepStrictEqual } from 'node:util';
import { NothingToLearn } from '../../core/errors';
import { canonicalLanguage } from '../../core/names';
import type { LearnedTemplate } from '../../core/ports';
import type { CodeTemplate, Proposal } from '../../core/types';
import { languageOfPath } from '../../detect/languages/languageOfPath';
import { listCommits } from '../../git/commits';
import { type ChangeDraft, ChangeDrafts } from '../changes/ChangeDrafts';
import { asProposal, overviewOf, readChange } from '../changes/changes';
import type {
  ChangeSource,
  CommitSummary,
  FilePick,
  LearningApi,
  PatternForm,
} from '../api/LearningApi';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';
import { coveredChanges } from '../changes/coveredChanges';
import { filesAfter } from './filesAfter';
import { isCode } from '../changes/isCode';
import { readableConditions } from '../templates/conditions';
import { narrowedInTheWild, placesIn } from '../templates/inTheWild';

/** From a commit, the working tree or a selection to a learned pattern. */
export function learningMethods(session: EngineSession): Methods<keyof LearningApi> {
  const drafts = new ChangeDrafts((source, signal) => {
    const { folder } = source;
    return readChange(session.gitOf(folder), source, signal, session.encodingsOf(folder));
  });

  async function proposalOf(
    { source, change }: ChangeDraft,
    picks: FilePick[] | undefined,
    signal: AbortSignal,
  ): Promise<Proposal> {
    const paths = (picks ?? change.files).map(({ path }) => path);
    const { id } = await session.projects.ownerOfMost(source.folder, paths, signal);
    return asProposal(change, id, picks);
  }

  async function learnedAt(level: number, proposal: Proposal): Promise<LearnedTemplate> {
    const learned = await session.system.previewTemplate(proposal);
    return { ...learned, template: session.learner.atLevel(learned.template, level) };
  }

  /** Narrows a pattern if it fits at many places that its own change left alone. */
  async function narrowed(
    source: ChangeSource,
    proposal: Proposal,
    learned: LearnedTemplate,
    signal: AbortSignal,
  ): Promise<LearnedTemplate> {
    const { folder } = source;
    const files = filesAfter(session, source, proposal, learned.template.language, signal);
    const count = (template: CodeTemplate) =>
      placesIn(files, template, session.learner, signal, (done, total) =>
        session.emit('progress', { task: 'learn', folder, done, total }),
      );
    return narrowedInTheWild(learned, count, session.learner);
  }

  function selectionTemplate(language: string, text: string): CodeTemplate {
    if (text.trim() === '') throw new NothingToLearn(['nothing is selected']);
    return session.learner.ofSelection(canonicalLanguage(language), text);
  }

  return {
    commits: async ({ folder, limit, skip }, signal) => {
      const listed = await listCommits(session.gitOf(folder), { limit, skip }, signal);
      return listed.map(({ edited, ...commit }) => ({ ...commit, code: codeOf(edited) }));
    },

    changes: async ({ source }, signal) => {
      const { id, change } = await drafts.open(source, signal);
      return overviewOf(id, change);
    },

    previewLearning: async ({ picks, ...params }, signal) => {
      const draft = await drafts.get(params, signal);
      const proposal = await proposalOf(draft, picks, signal);
      const learned = await session.system.previewTemplate(proposal);
      const preview = await narrowed(params.source, proposal, learned, signal);
      draft.show({ picks, learned, narrowed: preview });
      const changes = await coveredChanges(proposal.files, preview.template, session.learner);
      const conditions = readableConditions(session.learner, preview.template);
      return { ...preview, changes, conditions, moved: await movedIn(draft, proposal) };
    },

    glance: async ({ picks, ...params }, signal) => {
      const proposal = await proposalOf(await drafts.get(params, signal), picks, signal);
      try {
        return (await session.system.previewTemplate(proposal)).template;
      } catch (error) {
        if (error instanceof NothingToLearn) return null;
        throw error;
      }
    },

    learnFromChange: async ({ source, draft: id, picks, level, ...form }, signal) => {
      const draft = await drafts.get({ source, draft: id }, signal);
      const proposal = await proposalOf(draft, picks, signal);
      const shown = id === undefined ? undefined : draft.shownOf(picks);
      const { pattern, created, learned } = await session.system.extract(proposal, {
        ...asOptions(form),
        learned: level === undefined ? shown?.learned : await learnedAt(level, proposal),
        isLevelChosen: level !== undefined,
        narrow: (learned) =>
          shown && isDeepStrictEqual(learned.template, shown.learned.template)
            ? Promise.resolve(shown.narrowed)
            : narrowed(source, proposal, learned, signal),
      });
      return { pattern, created, ...learned, moved: await movedIn(draft, proposal) };
    },

    previewSelection: async ({ language, text }) => selectionTemplate(language, text),

    learnFromSelection: async ({ folder, path, language, text, ...form }, signal) => {
      const project = await session.projects.project(folder, signal, path);
      const template = selectionTemplate(language, text);
      const learned: LearnedTemplate = { template, covered: 1, edits: 1, notes: [] };
      const file = { path, language: template.language, before: null, after: text };
      const { pattern, created } = await session.system.extract(
        {
          projectId: project.id,
          title: form.name,
          description: form.description,
          type: form.type,
          status: 'executed',
          tested: false,
          files: [file],
        },
        { ...asOptions(form), learned },
      );
      return { pattern, created, ...learned };
    },
  };
}

/** Files of a proposal that are others by now; nothing where there are none. */
async function movedIn(draft: ChangeDraft, { files }: Proposal): Promise<string[] | undefined> {
  const moved = await draft.moved(files.map(({ path }) => path));
  return moved.length > 0 ? moved : undefined;
}

/** Which code a commit edits, the language with the most files first. */
function codeOf(edited: readonly string[]): CommitSummary['code'] {
  const files = new Map<string, number>();
  for (const path of edited) {
    const language = languageOfPath(path);
    if (language === null || !isCode(language)) continue;
    files.set(language, (files.get(language) ?? 0) + 1);
  }
  return [...files]
    .map(([language, count]) => ({ language, files: count }))
    .sort((a, b) => b.files - a.files);
}

function asOptions({ name, type, description }: PatternForm) {
  return { patternName: name, patternType: type, description };
}
