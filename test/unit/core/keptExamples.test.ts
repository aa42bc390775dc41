import assert from 'node:assert/strict';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { CrossProjectLearningSystem } from '../../../src/core/CrossProjectLearningSystem';
import { PatternNameTaken } from '../../../src/core/errors';
import { keptExamples } from '../../../src/core/examples';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../../src/core/families';
import { Relearning } from '../../../src/core/relearning';
import type { TemplateLearner } from '../../../src/core/ports';
import type { LearnedPattern, Project, Proposal } from '../../../src/core/types';
import { LearningStore } from '../../../src/store/LearningStore';
import { MemoryDisk } from '../../support/MemoryDisk';
import { grammars } from '../template/tree/workbench';
import { addProject, type OpenSystem } from './openSystem';
import { createTemplates } from '../../../src/template/createTemplates';

const FORM = { patternName: 'Split in two', patternType: 'refactoring' } as const;
const learner = createTemplates(grammars);

async function open(
  disk = new MemoryDisk(),
  with_: TemplateLearner = learner,
): Promise<OpenSystem> {
  let now = Date.UTC(2026, 0, 1);
  const store = await LearningStore.open({
    disk,
    libraryFolder: '/library',
    clock: { now: () => (now += 1000) },
    sqlJs: await initSqlJs(),
    log: (level, message, error) => {
      if (level === 'error') throw new Error(message, { cause: error });
    },
  });
  const system = new CrossProjectLearningSystem(store, with_, new FamilyIndex(DEFAULT_FAMILIES));
  return { system, store, disk };
}

let next = 0x2000000;

function proposal(project: Pick<Project, 'id'>, before: string, after: string): Proposal {
  return {
    projectId: project.id,
    title: 'A change',
    description: '',
    type: 'refactoring',
    status: 'executed',
    commitSha: (next++).toString(16).padStart(40, '0'),
    files: [{ path: 'src/a.py', language: 'python', before, after }],
  };
}

const LONG = Array.from(
  { length: 400 },
  (_, line) => `def unrelated${line}():\n    return ${line}\n`,
).join('\n');

/** A change of one statement in a long file. */
function within(statement: string): string {
  return `import yaml\nimport os\n\n${LONG}\nclass Reader:\n    def read(self, text):\n        ${statement}\n        return 1\n\n${LONG}`;
}

const EXAMPLES: [string, string][] = [
  ['x = set([p])', 'x = {p}'],
  ['y = set([f(q), "r"])', 'y = {f(q), "r"}'],
  ['return set([a.b])', 'return {a.b}'],
];

describe('what a pattern was learned from', () => {
  let system: OpenSystem;
  let project: Project;
  beforeEach(async () => {
    system = await open();
    project = await addProject(system, 'orders', { language: 'python' });
  });

  const learn = (
    before: string,
    after: string,
    form = FORM as { patternName: string; patternType: 'refactoring' },
  ) => system.system.extractPatternFromProposal(proposal(project, before, after), form);

  const kept = async (pattern: LearnedPattern) => (await keptExamples(system.store, pattern)) ?? [];

  it('is kept as the smallest piece that teaches it, with the imports it uses', async () => {
    const pattern = await learn(
      within('data = yaml.load(text)'),
      within('data = yaml.safe_load(text)'),
    );
    const [[file] = []] = await kept(pattern);
    assert.match(file?.before ?? '', /^import yaml\n.*data = yaml\.load\(text\)\n/s);
    assert.match(file?.after ?? '', /data = yaml\.safe_load\(text\)/);
    assert.ok(!/unrelated|import os/.test(file?.before ?? ''), file?.before ?? '');
    assert.deepEqual([pattern.proved, pattern.learner], [true, learner.version]);
  });

  it('is not kept where it holds a secret', async () => {
    const key = 'ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';
    const pattern = await learn(`x = set([p, "${key}"])\n`, `x = {p, "${key}"}\n`);
    assert.equal(pattern.examples[0]?.code, undefined);
  });

  it('is deleted with the pattern, and places where it must not fit, too', async () => {
    const pattern = await learn('get(verySecretUrl)\n', 'fetch(verySecretUrl)\n');
    const place = { path: 'a.py', text: 'get(rejectedCache)\n', start: 0, end: 18 };
    const tighter = await learner.tighten(pattern.codeTemplate, place);
    assert.ok(tighter);
    await system.system.maintenance.reject(pattern.id, place, tighter, 'must not fit');
    const holds = (text: string) =>
      [...system.disk.contents()].some(([, bytes]) => Buffer.from(bytes).includes(text));
    assert.ok(holds('verySecretUrl') && holds('rejectedCache'));
    await system.system.maintenance.purge(pattern.id);
    assert.ok(!holds('verySecretUrl') && !holds('rejectedCache'));
  });

  it('teaches the same template in any order', async function () {
    this.timeout(60_000);
    const orders = fc.shuffledSubarray(EXAMPLES, { minLength: EXAMPLES.length });
    const learnInOrder = async (order: readonly [string, string][]) => {
      system = await open();
      project = await addProject(system, 'orders', { language: 'python' });
      let pattern: LearnedPattern | undefined;
      for (const [before, after] of order) {
        pattern = await learn(`def f():\n    ${before}\n`, `def f():\n    ${after}\n`);
      }
      assert.ok(pattern?.proved);
      return pattern.codeTemplate;
    };
    const first = await learnInOrder(EXAMPLES);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        assert.deepEqual(await learnInOrder(order), first);
      }),
      { numRuns: 6 },
    );
  });

  it('is learned together with what another pattern was learned from when the two are merged', async () => {
    const a = await learn('x = set([p])\n', 'x = {p}\n');
    const other = { ...FORM, patternName: 'Another' };
    const b = await learn('y = set([f(q), "r"])\n', 'y = {f(q), "r"}\n', other);
    const merged = await system.system.maintenance.merge(a.id, b.id);
    assert.equal(merged.proved, true);
    assert.equal(merged.examples.length, 2);
    const together = await learner.learn('python', (await kept(merged)).flat());
    assert.deepEqual(merged.codeTemplate.before, together.template.before);
  });

  it('does not take a change for the same pattern that has nothing to do with it', async () => {
    await learn('x = set([p])\n', 'x = {p}\n');
    await assert.rejects(learn('os.getcwdu(a)\n', 'os.getcwd(a)\n'), PatternNameTaken);
  });

  it('leaves a level that a person chose, and places where it must not fit, when more is learned', async () => {
    const pattern = await learn('get(url)\n', 'fetch(url)\n');
    const levels = learner.levels(pattern.codeTemplate);
    const narrow = learner.atLevel(pattern.codeTemplate, 0);
    await system.system.maintenance.changeTemplate(pattern.id, narrow, 'chosen');
    const again = await learn('get(other)\n', 'fetch(other)\n');
    assert.ok(levels.length > 1);
    assert.equal(
      learner.levels(again.codeTemplate).findIndex(({ current }) => current),
      0,
    );

    const second = await learn('get(url)\n', 'fetch(url)\n', { ...FORM, patternName: 'Second' });
    const place = { path: 'a.py', text: 'get(cache)\n', start: 0, end: 10 };
    const tighter = await learner.tighten(second.codeTemplate, place);
    assert.ok(tighter);
    await system.system.maintenance.reject(second.id, place, tighter, 'must not fit');
    const grown = await learn('get(more)\n', 'fetch(more)\n', { ...FORM, patternName: 'Second' });
    const sites: string[] = [];
    const files = [{ path: 'b.py', text: 'get(cache)\nget(page)\n' }];
    for await (const { site } of learner.findSites([grown.codeTemplate], files, {
      aborted: false,
    })) {
      sites.push(site.text);
    }
    assert.deepEqual(sites, ['get(page)']);
    assert.ok(grown.proved);
  });

  describe('a place that no template tells apart', () => {
    const TEXT = 'def start():\n    old_thing()\n\ndef stop():\n    old_thing()\n';
    const place = { path: 'a.py', text: TEXT, start: 17, end: 28 };
    let pattern: LearnedPattern;
    beforeEach(async () => {
      pattern = await learn('old_thing()\n', 'new_thing()\n');
      assert.equal(await learner.tighten(pattern.codeTemplate, place), undefined);
      pattern = await system.system.maintenance.reject(pattern.id, place, undefined, 'not here');
    });

    const linesOf = async ({ codeTemplate }: LearnedPattern, text = TEXT, path = 'a.py') => {
      const lines: number[] = [];
      const files = [{ path, text }];
      for await (const { site } of learner.findSites([codeTemplate], files, { aborted: false })) {
        lines.push(site.line);
      }
      return lines;
    };

    it('is never offered again, in whatever file, and others are', async () => {
      assert.equal(pattern.versions.length, 1);
      assert.deepEqual(await linesOf(pattern), [4]);
      const elsewhere = 'import os\n\n\ndef start():\n\n        old_thing( )\n';
      assert.deepEqual(await linesOf(pattern, elsewhere, 'lib/b.py'), []);
      assert.deepEqual(await linesOf(pattern, elsewhere.replace('start', 'begin'), 'b.py'), [5]);
      const reopened = await open(system.disk.copy());
      assert.deepEqual(await linesOf((await reopened.store.patterns.get(pattern.id))!), [4]);
    });

    it('survives another template, other levels, learning more, again, and merging', async () => {
      const { maintenance } = system.system;
      for (const level of learner.levels(pattern.codeTemplate).keys()) {
        const at = learner.atLevel(pattern.codeTemplate, level);
        assert.deepEqual(await linesOf({ ...pattern, codeTemplate: at }), [4]);
        const chosen = await maintenance.changeTemplate(pattern.id, at, 'chosen');
        assert.deepEqual(await linesOf(chosen), [4]);
      }
      const more = await learn('x = old_thing()\n', 'x = new_thing()\n');
      assert.equal(more.examples.length, 2);
      assert.deepEqual(await linesOf(more), [4]);
      const newer = new Proxy(learner, {
        get: (target, name) => {
          const value: unknown = name === 'version' ? 99 : Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
      const { changed, kept: left } = await new Relearning(system.store, newer).run(() => true);
      assert.deepEqual([...changed, ...left], [pattern.id]);
      assert.deepEqual(await linesOf((await system.store.patterns.get(pattern.id))!), [4]);
      const other = { ...FORM, patternName: 'Another' };
      const second = await learn('return old_thing()\n', 'return new_thing()\n', other);
      const merged = await maintenance.merge(second.id, pattern.id);
      assert.deepEqual(await linesOf(merged), [4]);
    });

    it('leaves no trace in a template, and is gone with the pattern', async () => {
      const code = pattern.rejected[0]!;
      assert.match((await system.store.code(code)) ?? '', /old_thing/);
      const template = await system.store.code(pattern.versions[0]!.code);
      const { maintenance } = system.system;
      const again = await maintenance.changeTemplate(pattern.id, pattern.codeTemplate, 'the same');
      assert.equal(await system.store.code(again.versions.at(-1)!.code), template);
      await maintenance.purge(pattern.id);
      await system.store.poll();
      assert.equal(await system.store.code(code), undefined);
    });

    it('can be offered again', async () => {
      const { key } = pattern.hidden[0]!;
      const again = await system.system.maintenance.offerPlaceAgain(pattern.id, key);
      assert.deepEqual([again.hidden, again.rejected], [[], []]);
      assert.deepEqual(await linesOf(again), [1, 4]);
    });

    it('is not kept where it holds a secret, nor anything to guess that from, and is hidden all the same', async () => {
      const guarded = (secret: string) =>
        `def start():\n    connect(password="${secret}", by=old_thing())\n`;
      const text = guarded('Geheim-4711-x');
      const start = text.indexOf('old_thing');
      const at = { path: 'a.py', text, start, end: start + 11 };
      const taught = await system.system.maintenance.reject(pattern.id, at, undefined, 'not here');
      assert.deepEqual([taught.rejected.length, taught.hidden.length], [1, 2]);
      assert.deepEqual(await linesOf(taught, text), []);
      const another = await learner.placeKeys(
        pattern.codeTemplate,
        { ...at, text: guarded('Anders-0815-y') },
        'file',
      );
      assert.deepEqual(another, [taught.hidden[1]!.key]);
    });
  });

  it('hides places of an earlier version that only made the pattern narrower, once it is learned again', async () => {
    const pattern = await learn('get(url)\n', 'fetch(url)\n');
    const text = 'get(cache)\n';
    const code = await system.store.putCode(
      JSON.stringify({ version: 1, place: { path: 'a.py', text, start: 0, end: 10 } }),
    );
    const body = { patternId: pattern.id, rejected: code, reason: 'must not fit' };
    await system.store.record([{ kind: 'pattern.edited', body }]);
    const grown = await learn('get(more)\n', 'fetch(more)\n');
    assert.deepEqual(
      grown.hidden.map((place) => place.code),
      [code],
    );
    const within = 'def f():\n    get(cache)\n';
    const files = [{ path: 'b.py', text: within }];
    for await (const { site } of learner.findSites([grown.codeTemplate], files, {
      aborted: false,
    }))
      assert.fail(site.text);
  });

  it('says so where it was not kept: the pattern is not proved, and generalised as before', async () => {
    const key = 'ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';
    await learn(`x = set([p, "${key}"])\n`, `x = {p, "${key}"}\n`);
    const pattern = await learn('y = set([f(q), "r"])\n', 'y = {f(q), "r"}\n');
    assert.deepEqual([pattern.proved, pattern.learner], [false, null]);
  });
});

describe('a newer version of the learner', () => {
  const next = (learner.version ?? 0) + 1;
  const newer = (learned: Partial<TemplateLearner> = {}, version = next): TemplateLearner =>
    new Proxy(learner, {
      get: (target, name) => {
        const own: unknown = name === 'version' ? version : Reflect.get(learned, name);
        const value: unknown = own ?? Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });

  let system: OpenSystem;
  let pattern: LearnedPattern;
  beforeEach(async () => {
    system = await open();
    const project = await addProject(system, 'orders', { language: 'python' });
    for (const [before, after] of EXAMPLES.slice(0, 2)) {
      pattern = await system.system.extractPatternFromProposal(
        proposal(project, `${before}\n`, `${after}\n`),
        FORM,
      );
    }
  });

  it('marks what it would learn as it is, once, without a new version', async () => {
    const relearning = new Relearning(system.store, newer());
    assert.deepEqual(await relearning.run(() => true), { changed: [], kept: [pattern.id] });
    const after = await system.store.patterns.get(pattern.id);
    assert.deepEqual(after, { ...pattern, learner: next });
    const reopened = await open(system.disk.copy());
    const again = new Relearning(reopened.store, newer());
    assert.deepEqual(await again.run(() => true), { changed: [], kept: [] });
  });

  it('gives it the template that it learns otherwise, unless a person was faster', async () => {
    const [first] = EXAMPLES;
    const other = await learner.learn('python', [
      {
        path: 'a.py',
        language: 'python',
        before: `${first![0]}\nz = 1\n`,
        after: `${first![1]}\nz = 1\n`,
      },
      { path: 'b.py', language: 'python', before: 'q = set([w])\n', after: 'q = {w}\n' },
      {
        path: 'c.py',
        language: 'python',
        before: 'y = set([f(q), "r"])\n',
        after: 'y = {f(q), "r"}\n',
      },
    ]);
    const learning = newer({ learn: () => Promise.resolve(other) });
    const relearning = new Relearning(system.store, learning);
    const { changed } = await relearning.run(() => true);
    assert.deepEqual(changed, [pattern.id]);
    const after = await system.store.patterns.get(pattern.id);
    assert.deepEqual(after?.codeTemplate.body, other.template.body);
    assert.equal(after?.versions.length, pattern.versions.length + 1);
    assert.deepEqual([after?.learner, after?.proved], [next, true]);
    const late = { patternId: pattern.id, template: pattern.versions[0]!.code, reason: 'late' };
    await system.store.record([
      {
        kind: 'pattern.edited',
        body: { ...late, learner: next + 1, basedOn: pattern.versions[0]!.code },
      },
    ]);
    assert.deepEqual(
      (await system.store.patterns.get(pattern.id))?.codeTemplate,
      after?.codeTemplate,
    );
  });

  it('leaves what it cannot prove, what a person edited, and what a person works with', async () => {
    const unproving = newer({ tried: () => Promise.resolve('gives nothing back') });
    const busy = new Relearning(system.store, newer());
    assert.deepEqual(
      await busy.run(
        () => true,
        () => false,
      ),
      { changed: [], kept: [] },
    );
    assert.deepEqual(await busy.run(() => false), { changed: [], kept: [] });
    const { kept } = await new Relearning(system.store, unproving).run(() => true);
    assert.deepEqual(kept, [pattern.id]);
    const after = await system.store.patterns.get(pattern.id);
    assert.deepEqual(after?.codeTemplate, pattern.codeTemplate);
    const edited = { ...pattern.codeTemplate, before: 'edited', byHand: true };
    await system.system.maintenance.changeTemplate(pattern.id, edited, 'edited');
    await new Relearning(system.store, newer({}, next + 1)).run(() => true);
    assert.equal((await system.store.patterns.get(pattern.id))?.codeTemplate.before, 'edited');
  });
});
