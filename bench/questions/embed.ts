import { progress } from '../answers/progress';
import type { Catalogue, Negative, NegativeQuestion, Pair, Question } from './catalogue';
import type { Embedded, Hosts } from './Hosts';

/** The same questions with each text within a file, and how many found no file. */
export interface EmbeddedCatalogue extends Catalogue {
  leftOut: number;
}

/** Puts what is learned from and what is asked into different real files of the language. */
export async function embedAll(
  { questions, negatives }: Catalogue,
  hosts: Hosts,
): Promise<EmbeddedCatalogue> {
  const embedded: EmbeddedCatalogue = { questions: [], negatives: [], leftOut: 0 };
  const trained = new Map<string, Promise<Embedded | undefined>>();
  const says = progress('embedding', questions.length + negatives.length);
  let done = 0;
  for (const question of questions) {
    const found = await embedQuestion(question, hosts, trained);
    if (found === undefined) embedded.leftOut++;
    else embedded.questions.push(found);
    says(++done);
  }
  for (const question of negatives) {
    const found = await embedNegatives(question, hosts, trained);
    if (found === undefined) embedded.leftOut++;
    else embedded.negatives.push(found);
    says(++done);
  }
  return embedded;
}

type Trained = Map<string, Promise<Embedded | undefined>>;

async function embedQuestion(
  question: Question,
  hosts: Hosts,
  trained: Trained,
): Promise<Question | undefined> {
  const train = await embedTraining(question.train, hosts, trained);
  const taken = train?.map(({ host }) => host) ?? [];
  const ask = train && (await hosts.embed(question.ask, 'ask', taken));
  return ask && { ...question, train: train.map(({ pair }) => pair), ask: ask.pair };
}

async function embedNegatives(
  question: NegativeQuestion,
  hosts: Hosts,
  trained: Trained,
): Promise<NegativeQuestion | undefined> {
  const train = await embedTraining(question.train, hosts, trained);
  if (train === undefined) return undefined;
  const taken = train.map(({ host }) => host);
  const within = async (texts: readonly Negative[]) => {
    const found: Negative[] = [];
    for (const text of texts) {
      const asPair = { ...text, before: text.text, after: text.text };
      const embedded = await hosts.embed(asPair, 'ask', taken);
      if (embedded) found.push({ ...text, text: embedded.pair.before });
    }
    return found;
  };
  return {
    ...question,
    train: train.map(({ pair }) => pair),
    decidable: await within(question.decidable),
    undecidable: await within(question.undecidable),
  };
}

/** The pairs that are learned from, each in the file that it is always in. */
async function embedTraining(
  train: readonly Pair[],
  hosts: Hosts,
  trained: Trained,
): Promise<Embedded[] | undefined> {
  const embedded: Embedded[] = [];
  for (const pair of train) {
    const known = trained.get(pair.id) ?? hosts.embed(pair, 'train', []);
    trained.set(pair.id, known);
    const found = await known;
    if (found === undefined) return undefined;
    embedded.push(found);
  }
  return embedded;
}
