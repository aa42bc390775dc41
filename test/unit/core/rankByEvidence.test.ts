import assert from 'node:assert/strict';
import type { LearnedPattern, Project } from '../../../src/core/types';
import { addProject, type OpenSystem, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('ranking by evidence', () => {
  let open: OpenSystem;
  let here: Project;
  let there: Project;
  beforeEach(async () => {
    open = await openSystem();
    here = await addProject(open, 'here');
    there = await addProject(open, 'there', { framework: 'koa' });
  });

  function learned(patternName: string): Promise<LearnedPattern> {
    const proposal = timeoutProposal(there);
    return open.system.extractPatternFromProposal(proposal, { ...TIMEOUT, patternName });
  }

  async function went({ id: patternId }: LearnedPattern, target: Project, outcomes: string) {
    for (const outcome of outcomes) {
      const { applications } = await open.system.recordPatternApplication({
        ...{ sourceProjectId: there.id, targetProjectId: target.id, patternId, applied: true },
      });
      const applicationId = applications.at(-1)?.id;
      const success = outcome === '+';
      await open.system.trackPatternOutcome({ patternId, applicationId, success });
    }
  }

  async function order(ranking?: 'seed' | 'evidence', limit?: number): Promise<string[]> {
    const options = { ranking, limit, minConfidence: 0 };
    const matches = await open.system.suggestPatternsForProject(here.id, options);
    return matches.map(({ patternName }) => patternName);
  }

  it('puts what works before what was never used, and that before what fails', async () => {
    const [works, unused, fails] = [await learned('B'), await learned('C'), await learned('A')];
    await went(works, here, '+++');
    await went(fails, here, '---');
    const names = [works, unused, fails].map(({ patternName }) => patternName);
    assert.deepEqual(await order('evidence'), names);
    assert.deepEqual(await order('evidence', 2), names.slice(0, 2));
  });

  it('heeds outcomes of this project more than those of another kind', async () => {
    const [elsewhere, own] = [await learned('A'), await learned('B')];
    await addProject(open, 'far', { framework: 'django', domain: 'data' });
    await went(elsewhere, there, '++--');
    await went(own, here, '++--');
    await went(elsewhere, here, '-');
    await went(own, there, '-');
    assert.deepEqual(await order('evidence'), ['B', 'A']);
  });

  it('is the seed’s order without outcomes, and where it is not asked for', async () => {
    for (const name of ['A', 'B', 'C']) await learned(name);
    assert.deepEqual(await order('evidence'), await order('seed'));
    assert.deepEqual(await order(), await order('seed'));
  });

  it('says how often a pattern works at least, and nothing without an outcome', async () => {
    const [works, unused] = [await learned('A'), await learned('B')];
    await went(works, here, '++');
    await went(works, there, '++');
    const least = await open.system.likelyAtLeast([works.id, unused.id], here);
    const atLeast = least.get(works.id) ?? 0;
    assert.ok(atLeast > 0.4 && atLeast < 0.75, String(atLeast));
    assert.equal(least.has(unused.id), false);
  });
});
