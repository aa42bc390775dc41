import { InvalidArgument, LearningNotAllowed } from '../../core/errors';
import type { LearnedTemplate } from '../../core/ports';
import { asProposal, readChange } from '../changes/changes';
import type { MinedCandidate, MiningApi } from '../api/MiningApi';
import type { EngineSession } from '../session/EngineSession';
import type { Methods } from './Methods';
import { refuseDuringRebase } from '../../git/refuseDuringRebase';
import { guessForm } from '../changes/guesses';
import { knownTemplates } from '../templates/knownTemplates';
import type { Candidate } from '../mining/candidates';
import { HistoryMine } from '../mining/HistoryMine';
import { Turns } from '../../core/Turns';

const DEFAULT_COMMITS = 500;
const MAX_COMMITS = 5_000;
const MAX_EXAMPLES = 3;
const MAX_EXAMPLE = 400;

/** A folder's mine and what it gave the last time. */
interface Mine {
  history: HistoryMine;
  /** The settings that it was made with. */
  settings: string;
  turns: Turns;
  candidates: Map<string, Candidate>;
}

/** Finds what recurs in a folder's history, and learns what a person chooses of it. */
export function miningMethods(session: EngineSession): Methods<keyof MiningApi> {
  const mines = new Map<string, Mine>();

  function mineOf(folder: string): Mine {
    const { excludedGlobs } = session.options.settings;
    const encodings = session.encodingsOf(folder);
    const settings = JSON.stringify([excludedGlobs, encodings, session.options.gitPath]);
    const known = mines.get(folder);
    if (known?.settings === settings) return known;
    const git = session.gitOf(folder);
    const history = new HistoryMine(git, session.learner, excludedGlobs, encodings);
    const made = { history, settings, turns: new Turns(), candidates: new Map() };
    mines.set(folder, made);
    return made;
  }

  return {
    mineHistory: async ({ folder, commits = DEFAULT_COMMITS }, signal) => {
      if (!Number.isInteger(commits) || commits < 1 || commits > MAX_COMMITS) {
        throw new InvalidArgument(`The number of commits lies between 1 and ${MAX_COMMITS}.`);
      }
      const git = session.gitOf(folder);
      const project = await session.projects.project(folder, signal);
      if (!project.consent.learn) throw new LearningNotAllowed(project.name);
      await refuseDuringRebase(git);
      const mine = mineOf(folder);
      return mine.turns.take(signal, async () => {
        const found = await mine.history.candidates(
          commits,
          (done, total) => session.emit('progress', { task: 'mine', folder, done, total }),
          signal,
        );
        mine.candidates = new Map(found.map((candidate) => [candidate.id, candidate]));
        const knownAs = knownTemplates(session.store, session.learner);
        return Promise.all(
          found.map(async (candidate) => ({
            ...asMined(candidate),
            known: await knownAs(candidate.template),
          })),
        );
      });
    },

    learnCandidate: async ({ folder, id, name, type, description }, signal) => {
      const git = session.gitOf(folder);
      const candidate = mines.get(folder)?.candidates.get(id);
      if (candidate === undefined) {
        throw new InvalidArgument('This candidate is no longer known. Mine the history again.');
      }
      const { template, found } = candidate;
      const learned: LearnedTemplate = {
        template,
        covered: found.length,
        edits: found.length,
        notes: [],
      };
      const options = { patternName: name, patternType: type, description, learned };
      const proposals = [];
      for (const { sha } of commitsOf(candidate)) {
        const source = { kind: 'commit', folder, sha } as const;
        const change = await readChange(git, source, signal, session.encodingsOf(folder));
        const paths = pathsOf(candidate, sha);
        const { id: projectId } = await session.projects.ownerOfMost(folder, paths, signal);
        proposals.push(
          asProposal(
            change,
            projectId,
            paths.map((path) => ({ path })),
          ),
        );
      }
      const [newest, ...others] = proposals;
      const first = await session.system.extract(newest!, options);
      const { created } = first;
      let { pattern } = first;
      for (const proposal of others) {
        ({ pattern } = await session.system.extract(proposal, options));
      }
      return { pattern, created, ...learned };
    },
  };
}

function asMined(candidate: Candidate): MinedCandidate {
  const { id, template, found } = candidate;
  const commits = commitsOf(candidate);
  const length = ({ before, after }: { before: string; after: string }) =>
    before.length + after.length;
  const examples = found
    .map(({ path, before, after }) => ({ path, before, after }))
    .filter((each) => length(each) <= MAX_EXAMPLE * 2)
    .sort((a, b) => length(a) - length(b))
    .slice(0, MAX_EXAMPLES);
  const [newest] = commits;
  const guess = guessForm(newest?.title ?? '', '', pathsOf(candidate, newest?.sha));
  return {
    id,
    template,
    language: template.language,
    commits,
    places: found.length,
    examples,
    guess,
  };
}

/** Commits in which a candidate was found, in the order in which they were looked through. */
function commitsOf({ found }: Candidate): { sha: string; title: string }[] {
  const commits = new Map(found.map(({ commit: { sha, title } }) => [sha, { sha, title }]));
  return [...commits.values()];
}

const pathsOf = ({ found }: Candidate, sha: string | undefined) => [
  ...new Set(found.filter(({ commit }) => commit.sha === sha).map(({ path }) => path)),
];
