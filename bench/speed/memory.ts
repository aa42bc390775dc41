import path from 'node:path';
import { openStore } from '../torture/workshop';

/** The bundled form of this file, a program of its own. */
export function programOf(): string {
  return path.resolve('out/bench/speed/memory.js');
}

/** Opens a library and prints the bytes of memory that the process then has. */
async function main([library, storage]: string[]): Promise<void> {
  if (!library || !storage) throw new Error('A library and a storage are needed.');
  const store = await openStore(library, { snapshotFolder: storage });
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc?.();
  console.log(process.memoryUsage().rss);
  await store.close();
}

if (path.resolve(process.argv[1] ?? '') === programOf()) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
