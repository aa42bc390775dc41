import fc from 'fast-check';
import type { Fact, LearningEvent } from '../../src/core/events';
import { OBSERVERS } from '../../src/core/types';
import type { TimedFact } from '../../src/store/journal/eventLine';
import { HybridClock, MAX_LEAD_MS, millisecondsOf } from '../../src/store/journal/HybridClock';
import {
  about,
  applied,
  dismissed,
  fact,
  hashOf,
  idOf,
  learned,
  merged,
  outcome,
  profiled,
  recorded,
  shown,
  templateText,
  uuidOf,
} from './facts';
import { START } from './openStore';

/** One command of one writer, as it lies in that writer's journal. */
export interface Command {
  journal: string;
  first: number;
  facts: TimedFact[];
}

const some = (prefix: string, count: number) =>
  fc.nat(count - 1).map((number) => `${prefix}${number}`);

const project = some('project', 4);
const pattern = some('pattern', 5);
const proposal = some('proposal', 5);
const application = some('application', 6);
const template = some('template', 5);
const HOUR = 60 * 60 * 1000;

/** All code that a history can name, by hash. */
export const TEXTS: ReadonlyMap<string, string> = new Map(
  [0, 1, 2, 3, 4].map((number) => {
    const text = templateText(`template${number}`);
    return [hashOf(text), text];
  }),
);

const codeOf = (name: string) => hashOf(templateText(name));

/** Any fact over a small world, so that facts meet. */
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(project, fc.constantFrom('express', 'react', null), fc.constantFrom('api', null))
    .map(([name, framework, domain]) => profiled(name, { framework, domain })),
  fc.tuple(project, fc.boolean()).map(([name, withdrawn]) =>
    fact('project.corrected', {
      projectId: idOf(name),
      correction: withdrawn ? {} : { framework: 'fastify' },
      withdrawn: withdrawn ? ['framework'] : [],
    }),
  ),
  fc.tuple(project, fc.boolean()).map(([name, learn]) =>
    fact('project.consented', {
      projectId: idOf(name),
      consent: learn ? { learn } : { share: false },
    }),
  ),
  fc
    .tuple(pattern, fc.option(project))
    .map(([name, onlyIn]) =>
      fact('pattern.scoped', { patternId: idOf(name), onlyIn: onlyIn && idOf(onlyIn) }),
    ),
  fc.tuple(application, pattern, project).map(([name, of, target]) =>
    fact('application.reverted', {
      applicationId: uuidOf(name),
      patternId: idOf(of),
      targetProjectId: idOf(target),
    }),
  ),
  fc.tuple(proposal, project, template).map(([name, projectName, code]) =>
    recorded(name, {
      projectId: idOf(projectName),
      title: code,
      files: [{ path: 'a.ts', language: null, before: codeOf(code), after: null }],
    }),
  ),
  {
    weight: 4,
    arbitrary: fc
      .tuple(pattern, proposal, project, template, fc.constantFrom('typescript', 'python'))
      .map(([name, from, projectName, code, language]) =>
        learned(name, {
          proposalId: idOf(from),
          projectId: idOf(projectName),
          template: codeOf(code),
          language,
        }),
      ),
  },
  fc.tuple(pattern, template, fc.option(pattern, { nil: undefined })).map(([name, code, renamed]) =>
    fact('pattern.edited', {
      patternId: idOf(name),
      name: renamed,
      template: codeOf(code),
      reason: 'edited',
    }),
  ),
  fc
    .tuple(pattern, template, fc.option(template, { nil: undefined }), fc.boolean())
    .map(([name, place, code, again]) => {
      const body = { patternId: idOf(name), key: hashOf(place) };
      return again
        ? fact('place.offered-again', body)
        : fact('place.rejected', { ...body, place: code && codeOf(code) });
    }),
  { weight: 2, arbitrary: fc.tuple(pattern, pattern).map(([a, b]) => merged(a, b)) },
  fc
    .tuple(
      fc.constantFrom(
        'pattern.archived' as const,
        'pattern.restored' as const,
        'pattern.removed' as const,
        'pattern.purged' as const,
      ),
      pattern,
    )
    .map(([kind, name]) => about(kind, name)),
  {
    weight: 2,
    arbitrary: fc
      .tuple(pattern, project, project, fc.nat(10))
      .map(([name, target, source, tenths]) => shown(name, target, source, tenths / 10)),
  },
  fc.tuple(pattern, project).map(([name, target]) => dismissed(name, target)),
  fc
    .tuple(pattern, project)
    .map(([name, target]) =>
      fact('suggestion.offered-again', { patternId: idOf(name), targetProjectId: idOf(target) }),
    ),
  fc.tuple(application, pattern, project, template).map(([name, of, target, code]) =>
    applied(name, of, target, {
      sites: [{ path: 'b.ts', start: 0, end: 3, before: codeOf(code), after: codeOf(code) }],
    }),
  ),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        pattern,
        fc.boolean(),
        fc.option(application, { nil: undefined }),
        fc.constantFrom(...OBSERVERS),
      )
      .map(([name, success, by, observer]) =>
        outcome(name, success, { applicationId: by && uuidOf(by), observer }),
      ),
  },
);

const erased: fc.Arbitrary<Fact> = fc.constant(fact('library.erased', {}));

const steps = (facts: fc.Arbitrary<Fact>) =>
  fc.array(
    fc.record({
      writer: fc.nat(2),
      facts: fc.array(facts, { minLength: 1, maxLength: 3 }),
      /** Whether the writer has seen all that was written before. */
      informed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  );

/**
 * Commands of three writers, in the order in which they were written. One writer's wall is right,
 * one's is hours behind, one's days ahead, so that its clocks are not adopted.
 */
export const history: fc.Arbitrary<Command[]> = historyOf(anyFact);

/** The same, and now and then everything is erased. */
export const historyWithErasures: fc.Arbitrary<Command[]> = historyOf(
  fc.oneof({ weight: 30, arbitrary: anyFact }, erased),
);

function historyOf(facts: fc.Arbitrary<Fact>): fc.Arbitrary<Command[]> {
  return steps(facts).map((steps) => {
    let time = START;
    const skews = [0, -5 * HOUR, MAX_LEAD_MS + 5 * HOUR];
    const clocks = skews.map((skew) => new HybridClock({ now: () => time + skew }));
    const seqs = skews.map(() => 1);
    let latest = '';
    return steps.map(({ writer, facts, informed }) => {
      time += 100;
      const clock = clocks[writer];
      const first = seqs[writer];
      if (!clock || first === undefined) throw new Error(`There is no writer ${writer}.`);
      if (informed && latest !== '') clock.observe(latest);
      const timed = facts.map((one) => ({ ...one, clock: clock.tick() }));
      for (const one of timed) if (one.clock > latest) latest = one.clock;
      seqs[writer] = first + facts.length;
      return { journal: uuidOf(`writer ${writer}`), first, facts: timed };
    });
  });
}

export function eventsOf({ journal, first, facts }: Command): LearningEvent[] {
  return facts.map((one, index) => ({
    ...one,
    journal,
    seq: first + index,
    at: millisecondsOf(one.clock),
  }));
}

/** An order for things, as random keys to sort them by. */
export function shuffled<T>(things: readonly T[], keys: readonly number[]): T[] {
  return things
    .map((thing, index) => ({ thing, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing);
}

export const anyOrder = fc.array(fc.nat(1000), { minLength: 120, maxLength: 120 });
