import initSqlJs from 'sql.js';
import { LearningStore } from '../../../src/store/LearningStore';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import { learned, outcome } from '../../support/facts';

/**
 * A window of its own, as a process: records `count` outcomes and learnings while others do the same,
 * and prints each that was acknowledged. Arguments: library, name, count.
 */
async function main([library, name, count]: string[]): Promise<void> {
  if (library === undefined || name === undefined) throw new Error('Which library, whose?');
  const store = await LearningStore.open({
    disk: new NodeDisk(),
    libraryFolder: library,
    clock: { now: () => Date.now() },
    sqlJs: await initSqlJs(),
    log: (level, message) => console.error(level, message),
  });
  for (let number = 0; number < Number(count); number += 1) {
    await store.record([outcome('shared', true), learned(`${name} ${number}`)]);
    console.log(`${name} ${number}`);
    if (number % 10 === 0) await store.poll();
  }
  await store.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
