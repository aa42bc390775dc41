import { setImmediate } from 'node:timers/promises';
import { hashText } from '../../core/identity';
import type { CodeTemplate, FileChange } from '../../core/types';
import type { MinedPlace, MinedTemplate, Templates } from '../../template/Templates';
import type { ChangedFiles } from './ChangedFiles';
import type { CommitMarks, FileMarks, Mark } from './CommitMarks';
import { isSupported, supportOf } from './CommitMarks';

/** The part of the learner that mining uses. */
export type Miner = Pick<Templates, 'knows' | 'marks' | 'mine' | 'reproduced'>;

/** A template that the edits of a group tell, with all that it reproduces. */
export interface Candidate {
  id: string;
  template: CodeTemplate;
  size: number;
  /** Edits of the newest commit first. */
  found: RecurringPlace[];
}

/** A place that a template reproduces. */
export interface RecurringPlace {
  commit: CommitMarks;
  path: string;
  before: string;
  after: string;
}

/** A file with the lessons of it that belong to a group. */
interface Source {
  commit: CommitMarks;
  marks: FileMarks;
  lessons: Set<number>;
}

interface ReadSource extends Source {
  file: FileChange;
}

/** Most files that are learned from together, and most of their characters. */
const TOGETHER = 16;
const TOGETHER_CHARACTERS = 500_000;
/** Most files of a group that are looked at. */
const MAX_SOURCES = 100;

/** Reads the files of a group again and lets the learner find what their edits have in common. */
export async function candidatesOf(
  group: readonly Mark[],
  files: ChangedFiles,
  learner: Miner,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const sources = acrossCommits(sourcesOf(group)).slice(0, MAX_SOURCES);
  const first = await readTogether(sources.slice(0, TOGETHER), files);
  const language = mostFrequent(first.map(({ marks }) => marks.language));
  if (language === undefined) return [];
  const mined = await learner.mine(language, first);
  const candidates = mined.map((each) => asCandidate(each, first));
  const learnedFrom = new Set(first.map(({ marks }) => marks));
  const others = sources.filter(({ marks }) => !learnedFrom.has(marks));
  for (let at = 0; candidates.length > 0 && at < others.length; at += TOGETHER) {
    for (const read of await readSources(others.slice(at, at + TOGETHER), files)) {
      signal.throwIfAborted();
      for (const candidate of candidates) {
        const places = await learner.reproduced(candidate.template, read);
        candidate.found.push(...places.map((place) => foundIn(read, place)));
        await setImmediate();
      }
    }
  }
  return candidates.filter(({ found }) => isSupported(supportOf(found)));
}

function asCandidate({ template, size, places }: MinedTemplate, read: ReadSource[]): Candidate {
  const { language, before, after } = template;
  return {
    id: hashText(JSON.stringify([language, before, after])).slice(0, 16),
    template,
    size,
    found: places.map((place) => foundIn(read[place.file]!, place)),
  };
}

const foundIn = ({ commit, file }: ReadSource, { before, after }: MinedPlace): RecurringPlace => ({
  commit,
  path: file.path,
  before,
  after,
});

function sourcesOf(group: readonly Mark[]): Source[] {
  const sources = new Map<FileMarks, Source>();
  for (const { commit, file, lesson } of group) {
    const source = sources.get(file) ?? { commit, marks: file, lessons: new Set() };
    source.lessons.add(lesson.at);
    sources.set(file, source);
  }
  return [...sources.values()];
}

/** One file of each commit, then a second one of each, and so on. */
function acrossCommits(sources: readonly Source[]): Source[] {
  const turns = new Map<CommitMarks, number>();
  const ordered = sources.map((source) => {
    const turn = turns.get(source.commit) ?? 0;
    turns.set(source.commit, turn + 1);
    return { source, turn };
  });
  return ordered.sort((a, b) => a.turn - b.turn).map(({ source }) => source);
}

/** As many of the files as may be learned from together, at least one. */
async function readTogether(
  sources: readonly Source[],
  files: ChangedFiles,
): Promise<ReadSource[]> {
  let characters = 0;
  return (await readSources(sources, files)).filter(({ file }, index) => {
    characters += (file.before?.length ?? 0) + (file.after?.length ?? 0);
    return index === 0 || characters <= TOGETHER_CHARACTERS;
  });
}

async function readSources(sources: readonly Source[], files: ChangedFiles): Promise<ReadSource[]> {
  const read = await files.read(sources.map(({ marks }) => marks.change));
  const texts = new Map(read.map(({ change, file }) => [change, file]));
  return sources.flatMap((source) => {
    const file = texts.get(source.marks.change);
    return file ? [{ ...source, file }] : [];
  });
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
