import type { LearnedTemplate } from '../../src/core/ports';
import type { FileChange } from '../../src/core/types';
import { Git } from '../../src/git/Git';
import { ObjectReader } from '../../src/git/ObjectReader';
import { Parsers } from '../../src/template/tree/syntax/Parsers';
import { answerOf, type Answer, type Verdict } from '../answers/answer';
import { type Lesson, Lessons } from '../answers/Lessons';
import { progress } from '../answers/progress';
import { InstalledGrammars } from '../changes/grammarFiles';
import { type CodeFile, type SmallCommit, smallCommits } from './commits';
import { importVerdict, type ImportVerdict, withAllPlaces } from './imports';
import { likePlaces, type Place } from './shapes';
import { placesInTheWild } from './wild';
import type { Templates } from '../../src/template/Templates';

/** Of places of one shape so many are asked; a commit that changes a hundred counts no more. */
const MAX_ASKED = 5;

/** `snippet`: what was learned can only be inserted. */
export type FileVerdict = Verdict | 'snippet';

/** What a pattern made of a file of the commit from which it was learned. */
export interface OwnFile extends Omit<Answer, 'verdict'> {
  verdict: FileVerdict;
  commit: SmallCommit;
  file: CodeFile;
  lesson: Lesson;
  imports: ImportVerdict | undefined;
}

/** What a pattern of one place made of another of its shape. */
export interface LeftOut extends Answer {
  commit: SmallCommit;
  example: Place;
  asked: Place;
  lesson: Lesson;
}

export interface HistoryAnswers {
  commits: number;
  own: OwnFile[];
  leftOut: LeftOut[];
  /** Of each pattern that can be searched for, places in files that its commit left alone. */
  wild: { commit: SmallCommit; lesson: LearnedTemplate; places: number }[];
  /** Milliseconds of learning each commit. */
  times: number[];
}

type Teach = (files: FileChange[]) => Promise<LearnedTemplate>;

/** Learns from each of the newest small commits of a repository, and asks it back. */
export async function measureHistory(
  folder: string,
  wanted: number,
  learner: Templates,
  teach: Teach,
): Promise<HistoryAnswers> {
  const git = new Git('git', folder);
  const commits = await smallCommits(git, wanted);
  const lessons = new Lessons();
  const answers: HistoryAnswers = {
    commits: commits.length,
    own: [],
    leftOut: [],
    wild: [],
    times: lessons.times,
  };
  const objects = new ObjectReader(git);
  const parsers = new Parsers(new InstalledGrammars(process.cwd()));
  const says = progress(folder, commits.length);
  try {
    for (const [index, commit] of commits.entries()) {
      const lesson = await lessons.learn(commit.sha, () => teach(commit.files));
      for (const file of commit.code) {
        const answer = await ownAnswer(learner, lesson, file);
        const imports = await importsOf(learner, lesson, file, parsers);
        answers.own.push({ commit, file, lesson, imports, ...answer });
      }
      answers.leftOut.push(...(await leaveOneOut(learner, commit)));
      if (typeof lesson !== 'string' && lesson.template.kind === 'rewrite') {
        const places = await placesInTheWild(git, objects, learner, lesson.template, commit);
        answers.wild.push({ commit, lesson, places });
      }
      says(index + 1);
    }
  } finally {
    objects.close();
  }
  return answers;
}

async function importsOf(
  learner: Templates,
  lesson: Lesson,
  file: CodeFile,
  parsers: Parsers,
): Promise<ImportVerdict | undefined> {
  if (typeof lesson === 'string' || lesson.template.kind !== 'rewrite') return undefined;
  const result = await withAllPlaces(learner, lesson.template, file.path, file.before);
  return importVerdict({ ...file, result }, (...code) => parsers.parse(...code));
}

async function ownAnswer(
  learner: Templates,
  lesson: Lesson,
  file: CodeFile,
): Promise<{ verdict: FileVerdict; result: string }> {
  const isSnippet = typeof lesson !== 'string' && lesson.template.kind !== 'rewrite';
  return isSnippet ? { verdict: 'snippet', result: file.before } : answerOf(learner, lesson, file);
}

/** Learns from the first place of each shape that the commit has at several, and asks the others. */
async function leaveOneOut(learner: Templates, commit: SmallCommit): Promise<LeftOut[]> {
  const found: LeftOut[] = [];
  const lessons = new Lessons();
  for (const [shape, [example, ...others]] of likePlaces(commit.code).entries()) {
    if (example === undefined) continue;
    const teach = () => learner.learn(example.language, [example]);
    const lesson = await lessons.learn(String(shape), teach);
    for (const asked of others.slice(0, MAX_ASKED)) {
      const answer = await answerOf(learner, lesson, asked);
      found.push({ commit, example, asked, lesson, ...answer });
    }
  }
  return found;
}
