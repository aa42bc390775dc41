import assert from 'node:assert/strict';
import path from 'node:path';
import { changeLearner } from '../../../bench/answers/changeLearner';
import { createLearner } from '../../../bench/changes/learner';
import { everydayChanges } from '../../everyday/everydayChanges';
import { knownFailures } from '../../everyday/knownFailures';
import { outcomeOf, toldAs } from '../../everyday/outcome';

const ROOT = process.cwd();

describe('everyday changes, learned from one example', () => {
  const learner = createLearner(ROOT);
  const failures = knownFailures(ROOT);
  const changes = everydayChanges(ROOT);
  let teach: Awaited<ReturnType<typeof changeLearner>>;

  before(async () => {
    teach = await changeLearner(learner);
  });

  for (const change of changes) {
    const known = failures[change.name];
    const title =
      known === undefined ? 'is made elsewhere byte for byte' : 'fails as it is known to';
    it(`${change.name} ${title}`, async () => {
      const outcome = await outcomeOf(change, learner, teach);
      assert.deepEqual(toldAs(outcome), known ?? 'right', outcome.details.join('\n'));
    });
  }

  it('are known by name where they fail', () => {
    const names = new Set(changes.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(failures).filter((name) => !names.has(name)),
      [],
    );
  });

  it('are told apart where one byte of the target differs', async () => {
    const change = changes.find(({ name }) => failures[name] === undefined);
    assert.ok(change);
    const other = { ...change, target: { ...change.target, after: `${change.target.after} ` } };
    assert.equal((await outcomeOf(other, learner, teach)).verdict, 'wrong');
  });

  it('are of ten languages at least', () => {
    const endings = changes.map(({ example }) => path.extname(example.path));
    assert.ok(new Set(endings).size >= 10, [...new Set(endings)].join(' '));
  });
});
