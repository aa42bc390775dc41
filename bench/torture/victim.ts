import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { learned, outcome, templateText } from '../../test/support/facts';
import type { LearningStore } from '../../src/store/LearningStore';
import { openStore, randomOf } from './workshop';

/** Journals of the dead are older than this by the time that others archive. */
const DEAD_AFTER_MS = 5_000;

const say = (line: string) => writeSync(1, `${line}\n`);

/** Uses a library in every way, for ever, until it is killed; tells what it does and what is done. */
async function main([library, storage, name, seed]: string[]): Promise<void> {
  if (!library || !storage || !name) throw new Error('A library, a storage and a name are needed.');
  const random = randomOf(Number(seed));
  const [batch] = name.split('v');
  let count = 0;

  async function record(store: LearningStore): Promise<void> {
    say('phase append');
    const pattern = `${name}n${count++}`;
    await store.putCode(templateText(pattern));
    await store.record([outcome(`shared ${batch}`, true), learned(pattern)]);
    say(`ack ${pattern}`);
  }

  async function use(store: LearningStore): Promise<void> {
    const chance = random();
    if (chance < 0.6) await record(store);
    else if (chance < 0.75) {
      say('phase snapshot');
      await store.saveSnapshot();
    } else if (chance < 0.9) {
      say('phase archive');
      await store.tidy({ idleMs: DEAD_AFTER_MS, atLeast: 1, unnamedMs: 1e12 });
    } else {
      say('phase poll');
      await store.poll();
    }
  }

  for (;;) {
    const anew = random() < 0.5;
    if (anew) await rm(storage, { recursive: true, force: true });
    say(anew ? 'phase rebuild' : 'phase open');
    const store = await openStore(library, { snapshotFolder: storage, newId: randomUUID });
    for (let uses = 1 + Math.floor(random() * 8); uses > 0; uses -= 1) await use(store);
    say('phase close');
    await store.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
