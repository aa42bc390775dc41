import path from 'node:path';
import { readRecords } from '../changes/corpus';

export interface Pair {
  id: string;
  set: string;
  kind: string;
  language: string;
  path: string;
  before: string;
  after: string;
}

/** A text that the rule of its kind leaves alone. */
export interface Negative {
  id: string;
  set: string;
  kind: string;
  language: string;
  path: string;
  text: string;
}

interface QuestionRecord {
  id: string;
  task: string;
  class: string;
  set: string;
  kind: string;
  /** Identities of pairs. */
  train: string[];
  ask?: string;
  /** Identities of negatives, of which `undecidable` only types, scope or settings could tell. */
  texts?: string[];
  undecidable?: string[];
}

/** Learn from `train`, then change `ask`. */
export interface Question extends Pick<QuestionRecord, 'id' | 'task' | 'class' | 'set' | 'kind'> {
  train: Pair[];
  ask: Pair;
}

/** Learn from `train`, then leave the texts alone. */
export interface NegativeQuestion extends Pick<QuestionRecord, 'id' | 'set' | 'kind'> {
  train: Pair[];
  decidable: Negative[];
  undecidable: Negative[];
}

export interface Catalogue {
  questions: Question[];
  negatives: NegativeQuestion[];
}

export interface Filter {
  task?: string | undefined;
  set?: string | undefined;
  /** The beginning of the kind's name. */
  kind?: string | undefined;
}

/**
 * The questions of a folder of catalogues that pass a filter.
 * @throws Error when a question names a pair or negative that is not there
 */
export function readCatalogue(folder: string, filter: Filter): Catalogue {
  const of = <T>(name: string) => readRecords<T>(path.join(folder, `${name}.jsonl.gz`));
  const pairs = byId(of<Pair>('pairs'));
  const negatives = byId(of<Negative>('negatives'));
  const catalogue: Catalogue = { questions: [], negatives: [] };
  for (const record of of<QuestionRecord>('questions').filter((each) => passes(each, filter))) {
    const { id, set, kind, task, class: name } = record;
    const train = record.train.map(pairs);
    if (record.ask !== undefined) {
      const ask = pairs(record.ask);
      catalogue.questions.push({ id, task, class: name, set, kind, train, ask });
    } else {
      const decidable = (record.texts ?? []).map(negatives);
      const undecidable = (record.undecidable ?? []).map(negatives);
      catalogue.negatives.push({ id, set, kind, train, decidable, undecidable });
    }
  }
  return catalogue;
}

/** Whether two questions are about what the same pairs teach. */
export const isSameTraining = (a: { train: Pair[] }, b: { train: Pair[] }): boolean =>
  a.train.length === b.train.length && a.train.every(({ id }, at) => id === b.train[at]!.id);

const passes = (record: QuestionRecord, { task, set, kind }: Filter) =>
  (task === undefined || record.task === task) &&
  (set === undefined || record.set === set) &&
  (kind === undefined || record.kind.startsWith(kind));

function byId<T extends { id: string }>(records: readonly T[]): (id: string) => T {
  const known = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = known.get(id);
    if (record === undefined) throw new Error(`The catalogue has nothing with the id ${id}.`);
    return record;
  };
}
