import assert from 'node:assert/strict';
import { Turns } from '../../../src/core/Turns';

const never = new AbortController().signal;

describe('taking turns', () => {
  it('runs one piece of work at a time, in order, whatever becomes of the ones before', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string, fails = false) =>
      turns.take(never, async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const [a, b] = [work('a', true), work('b')];
    await assert.rejects(a, /a/);
    assert.equal(await b, 'b');
    assert.deepEqual(log, ['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('lets go of whoever does not want to wait any more', async () => {
    const turns = new Turns();
    let finish: (() => void) | undefined;
    const long = turns.take(never, () => new Promise<void>((resolve) => (finish = resolve)));
    const leaving = new AbortController();
    let began = false;
    const waiting = turns.take(leaving.signal, () => {
      began = true;
      return Promise.resolve();
    });
    leaving.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    finish?.();
    await long;
    await turns.settled();
    assert.equal(began, false);
  });
});
