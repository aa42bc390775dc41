import { hash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LearningStore } from '../../src/store/LearningStore';
import { outcome, shown } from '../../test/support/facts';
import { openStore } from './workshop';
import { wordsOf } from './writerCommands';

const POLLED_EVERY = 40;
const RESTARTED_EVERY = 1500;

/**
 * Records events with a clock that is wrong, restarting now and then; then waits for a line on its
 * input and tells a hash of all it knows.
 */
async function main([library, storage, name, skew, from, until]: string[]): Promise<void> {
  if (!library || !storage || !name) throw new Error('A library, a storage and a name are needed.');
  const open = () =>
    openStore(library, {
      snapshotFolder: storage,
      clock: { now: () => Date.now() + Number(skew) },
    });
  let store: LearningStore = await open();
  for (let number = Number(from); number < Number(until); number += 1) {
    const { pattern, target, source } = wordsOf(name, number);
    await store.record([shown(pattern, target, source), outcome(pattern, true)]);
    writeSync(1, `ack ${number}\n`);
    if (number % POLLED_EVERY === 0) await store.poll();
    if (number % RESTARTED_EVERY !== RESTARTED_EVERY - 1) continue;
    if (number % 2 === 0) await store.saveSnapshot();
    await store.close();
    store = await open();
  }
  writeSync(1, 'done\n');
  await new Promise((resolve) => createInterface(process.stdin).once('line', resolve));
  await store.poll();
  writeSync(1, `hash ${hash('sha256', JSON.stringify(store.dump()), 'hex')}\n`);
  await store.close();
  process.exit();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
