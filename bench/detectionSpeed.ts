import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FolderDetection } from '../src/detect/FolderDetection';
import { NodeFiles } from '../src/files/NodeFiles';

/** What one look at a made repository cost. */
interface Cost {
  files: number;
  step: string;
  milliseconds: number;
  /** Files opened for their text. */
  read: number;
  /** Of the time of the first look. */
  ofCold: number;
}

const FILES_OF_FOLDER = 50;
const PACKAGES = 40;
const EXTENSIONS = ['ts', 'ts', 'tsx', 'css', 'json', 'md', 'py'];
const NEVER = { aborted: false };

const { values } = parseArgs({
  options: {
    files: { type: 'string', multiple: true, default: ['10000', '100000'] },
    json: { type: 'boolean', default: false },
  },
});
main(values.files.map(Number), values.json).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

/** Times detection in made repositories; the figures of one machine, to be compared with each other. */
async function main(sizes: readonly number[], json: boolean): Promise<void> {
  const costs: Cost[] = [];
  for (const files of sizes) {
    const root = mkdtempSync(path.join(tmpdir(), 'cpl-speed-'));
    try {
      makeRepository(root, files);
      costs.push(...(await measure(root, files)));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  console.table(costs);
  if (json) console.log(JSON.stringify({ costs }));
}

async function measure(root: string, files: number): Promise<Cost[]> {
  const detection = new FolderDetection(new NodeFiles(root, { log: console.error }), console.error);
  const costs: Cost[] = [];
  let cold = 0;
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const before = detection.filesRead;
    const started = performance.now();
    await work();
    const milliseconds = performance.now() - started;
    if (cold === 0) cold = milliseconds;
    costs.push({
      files,
      step: name,
      milliseconds: Math.round(milliseconds * 10) / 10,
      read: detection.filesRead - before,
      ofCold: Math.round((milliseconds / cold) * 10_000) / 10_000,
    });
  };
  await step('cold', () => detection.look(NEVER));
  await step('its packages', () => detection.packages(NEVER));
  writeFileSync(path.join(root, 'package.json'), manifest('koa'));
  await step('one manifest changed', () => detection.filesChanged(['package.json'], NEVER));
  writeFileSync(path.join(root, 'packages/p1/package.json'), manifest('vue'));
  await step('one of a package changed', async () => {
    await detection.filesChanged(['packages/p1/package.json'], NEVER);
    return detection.packages(NEVER);
  });
  writeFileSync(path.join(root, 'packages/p1/src/f0/m0.ts'), 'export {};\n');
  await step('one source changed', () =>
    detection.filesChanged(['packages/p1/src/f0/m0.ts'], NEVER),
  );
  await step('all listed again', () => detection.look(NEVER));
  const cancelled = new FolderDetection(
    new NodeFiles(root, { log: console.error }),
    () => undefined,
  );
  const controller = new AbortController();
  const look = cancelled.look(controller.signal).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  });
  await new Promise((resolve) => setTimeout(resolve, cold / 4));
  controller.abort();
  await step('from the cancellation to its end', () => look);
  return costs;
}

function makeRepository(root: string, files: number): void {
  writeFileSync(path.join(root, 'package.json'), manifest('express'));
  writeFileSync(path.join(root, 'README.md'), '# Made\n\nA REST API.\n');
  const folders = Math.ceil(files / FILES_OF_FOLDER);
  for (let folder = 0; folder < folders; folder += 1) {
    const of = `packages/p${folder % PACKAGES}`;
    const place = path.join(root, of, 'src', `f${Math.floor(folder / PACKAGES)}`);
    mkdirSync(place, { recursive: true });
    if (folder < PACKAGES) writeFileSync(path.join(root, of, 'package.json'), manifest('react'));
    for (let file = 0; file < FILES_OF_FOLDER; file += 1) {
      const extension = EXTENSIONS[file % EXTENSIONS.length] ?? 'ts';
      // Some are large enough to be looked into for signs of a generator.
      const text = `export const value = ${file};\n`.repeat(file === 0 ? 400 : 3);
      writeFileSync(path.join(place, `m${file}.${extension}`), text);
    }
  }
}

function manifest(dependency: string): string {
  return JSON.stringify({ private: true, dependencies: { [dependency]: '^1.0.0' } });
}
