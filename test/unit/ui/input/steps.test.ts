import assert from 'node:assert/strict';
import { walk, type StepResult } from '../../../../src/ui/input/steps';

/** Steps that answer as scripted; `asked` tells in which order they were walked. */
function scripted(...answers: StepResult[][]): { asked: string[]; done: Promise<boolean> } {
  const asked: string[] = [];
  const done = walk(
    answers.map((script, index) => (canGoBack) => {
      asked.push(`${index}${canGoBack ? '' : '!'}`);
      return Promise.resolve(script.shift() ?? 'cancelled');
    }),
  );
  return { asked, done };
}

describe('walk', () => {
  it('asks one step after the other', async () => {
    const { asked, done } = scripted(['next'], ['next'], ['next']);
    assert.equal(await done, true);
    assert.deepEqual(asked, ['0!', '1', '2']);
  });

  it('ends when a step is cancelled', async () => {
    const { asked, done } = scripted(['next'], ['cancelled'], ['next']);
    assert.equal(await done, false);
    assert.deepEqual(asked, ['0!', '1']);
  });

  it('goes back over steps that had nothing to ask', async () => {
    const { asked, done } = scripted(['next', 'next'], ['skipped', 'skipped'], ['back', 'next']);
    assert.equal(await done, true);
    assert.deepEqual(asked, ['0!', '1', '2', '0!', '1', '2']);
  });

  it('does not offer a way back when nothing was asked before', async () => {
    const { asked, done } = scripted(['skipped'], ['next']);
    assert.equal(await done, true);
    assert.deepEqual(asked, ['0!', '1!']);
  });
});
