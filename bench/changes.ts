import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LearnedTemplate } from '../src/core/ports';
import { grammarOfFile } from '../src/template/tree/languages/grammarNames';
import { Parsers } from '../src/template/tree/syntax/Parsers';
import { type Lesson, Lessons } from './answers/Lessons';
import { type ChangeRecord, type NegativeRecord, readRecords } from './changes/corpus';
import { failedChangeGates } from './changes/gates';
import { InstalledGrammars, keywordsOf } from './changes/grammarFiles';
import { createLearner, propose } from './changes/learner';
import type { Proposed } from './changes/propose';
import { renameChange, renameNegative, renamer } from './changes/rename';
import { ProductLearner } from './changes/product';
import { printReport, type RunScore, summaryOf } from './changes/report';
import { scoreFile } from './changes/score';
import { asFileChange, smallest, trainingFor } from './changes/training';

const { values: options } = parseArgs({
  options: {
    changes: { type: 'string' },
    train: { type: 'string' },
    negatives: { type: 'string' },
    rename: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
    kind: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    // Also the changes of commits that did more than one thing: more to measure, and less clear.
    mixed: { type: 'boolean', default: false },
    // Only the repositories of one half, `a` or `b`: what one half taught is checked on the other.
    half: { type: 'string' },
    // Change by change over a store, as the product learns, instead of all at once.
    product: { type: 'boolean', default: false },
  },
});

const source = new InstalledGrammars(process.cwd());
const parsers = new Parsers(source);
const learner = createLearner(process.cwd());
const lessons = new Lessons();
const product = new ProductLearner(learner);

/** What examples teach, or why nothing. */
const learn = (records: readonly ChangeRecord[]): Promise<Lesson> =>
  lessons.learn(records.map(({ id }) => id).join(), () =>
    options.product
      ? product.learn(records)
      : learner.learn(records[0]!.language, records.map(asFileChange)),
  );

const nothing = (text: string): Proposed => ({
  sites: [],
  toFillIn: [],
  companions: [],
  result: text,
});

async function run(
  scored: readonly ChangeRecord[],
  all: readonly ChangeRecord[],
  isOne: boolean,
): Promise<RunScore> {
  const score: RunScore = {
    files: [],
    untrainable: 0,
    refires: 0,
    brokenParses: 0,
    milliseconds: 0,
  };
  const start = performance.now();
  for (const record of scored) {
    const training = trainingFor(record, all, options.train !== undefined);
    const least = smallest(training);
    if (least === undefined) {
      score.untrainable += record.sites.length;
      continue;
    }
    const learned = await learn(isOne ? [least] : training);
    const template = typeof learned === 'string' ? undefined : learned.template;
    const usable = template?.kind === 'rewrite' ? template : undefined;
    const proposed = usable
      ? await propose(learner, usable, record.path, record.before)
      : nothing(record.before);
    if (usable) {
      score.refires += await refires(proposed, usable, record);
      score.brokenParses += await breaks(proposed, record);
    }
    score.files.push({
      record,
      score: scoreFile(record, proposed),
      refusal: typeof learned === 'string' ? learned : undefined,
      template,
    });
  }
  score.milliseconds = performance.now() - start;
  return score;
}

/** Whether a repository is of the half that is asked for; told by its name, so that runs agree. */
function isOfHalf(repo: string): boolean {
  if (options.half === undefined) return true;
  const isFirst = createHash('sha256').update(repo).digest()[0]! < 128;
  return isFirst === (options.half === 'a');
}

/** Sites in the result that lie in what was written. */
async function refires(
  proposed: Proposed,
  template: LearnedTemplate['template'],
  record: ChangeRecord,
): Promise<number> {
  const again = await propose(learner, template, record.path, proposed.result);
  const written = new Set(
    proposed.sites.map(({ edits }) => edits.map(({ newText }) => newText).join('')),
  );
  const old = new Set(
    (await propose(learner, template, record.path, record.before)).sites.map(
      ({ site }) => site.text,
    ),
  );
  return again.sites.filter(
    ({ site }) =>
      !old.has(site.text) &&
      [...written].some((text) => text.trim() !== '' && site.text.includes(text)),
  ).length;
}

async function breaks(proposed: Proposed, record: ChangeRecord): Promise<number> {
  const grammar = grammarOfFile(record.path, record.language);
  if (grammar === undefined || proposed.sites.length === 0) return 0;
  const before = await parsers.parse(grammar, record.before);
  const after = await parsers.parse(grammar, proposed.result);
  return (after?.errors ?? 0) > (before?.errors ?? 0) ? 1 : 0;
}

async function firedNegatives(
  negatives: readonly NegativeRecord[],
  all: readonly ChangeRecord[],
): Promise<{ fired: number; toFillIn: number; of: number }> {
  const fired = new Set<NegativeRecord>();
  const toFillIn = new Set<NegativeRecord>();
  for (const negative of negatives) {
    const training = all.filter(
      ({ kind, repo }) => kind === negative.kind && repo !== negative.repo,
    );
    const groups = new Map<string, ChangeRecord[]>();
    for (const record of training) {
      const grammar = grammarOfFile(record.path, record.language) ?? 'none';
      const family = /^(typescript|tsx)$/.test(grammar) ? 'javascript' : grammar;
      groups.set(family, [...(groups.get(family) ?? []), record]);
    }
    for (const group of groups.values()) {
      const learned = await learn(group);
      if (typeof learned === 'string' || learned.template.kind !== 'rewrite') continue;
      const proposed = await propose(learner, learned.template, negative.path, negative.text);
      if (proposed.toFillIn.length > 0) toFillIn.add(negative);
      if (proposed.sites.length > 0) {
        if (options.verbose)
          console.log(
            'NEGATIVE',
            negative.kind,
            negative.path,
            proposed.sites.slice(0, 3).map(({ site }) => site.text.slice(0, 80)),
          );
        fired.add(negative);
        break;
      }
    }
  }
  return { fired: fired.size, toFillIn: toFillIn.size, of: negatives.length };
}

async function main(): Promise<void> {
  if (options.changes === undefined)
    throw new Error('Say which changes to measure with: --changes FILE');
  let changes = readRecords<ChangeRecord>(options.changes);
  let train = options.train === undefined ? changes : readRecords<ChangeRecord>(options.train);
  let negatives =
    options.negatives === undefined ? [] : readRecords<NegativeRecord>(options.negatives);
  if (options.rename) {
    const rename = renamer(await keywordsOf(source));
    changes = changes.map((record) => renameChange(record, rename));
    train = train.map((record) => renameChange(record, rename));
    negatives = negatives.map((record) => renameNegative(record, rename));
  }
  const ofKind = ({ kind }: { kind: string }) =>
    options.kind === undefined || kind.startsWith(options.kind);
  const scored = changes.filter(
    (record) => (record.core || options.mixed) && ofKind(record) && isOfHalf(record.repo),
  );
  const all = await run(scored, train, false);
  const one = await run(scored, train, true);
  const tried = negatives.filter(ofKind);
  const fired = await firedNegatives(tried, train);
  printReport(all, one, fired, options.verbose);
  if (options.product) console.log(`as the product learns: ${JSON.stringify(product.counts)}`);
  const summary = summaryOf(all, one, fired);
  const failed = options.gate
    ? failedChangeGates(summary, path.join('bench', 'gates.json'), options.product)
    : [];
  for (const sentence of failed) console.error(`Not reached: ${sentence}.`);
  if (failed.length > 0) process.exitCode = 1;
  if (options.json) console.log(JSON.stringify(summary));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
