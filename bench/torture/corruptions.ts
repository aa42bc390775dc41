import { decodeLine } from '../../src/store/journal/eventLine';
import { FOLD_VERSION } from '../../src/store/tables/schema';
import { applied, learned, outcome, profiled, shown, templateText } from '../../test/support/facts';
import { MemoryDisk } from '../../test/support/MemoryDisk';
import { openStore, randomOf, tablesOf } from './workshop';

const LIBRARY = '/library';
const STORAGE = '/storage';
const SNAPSHOT = `${STORAGE}/learning.v${FOLD_VERSION}.sqlite`;
const BLOCK = 512;
const NEW_LINE = 0x0a;

export interface CorruptionReport {
  corruptions: number;
  /** Libraries that could not be opened. */
  failedOpens: number;
  /** Events in whole lines that were not there after opening, or others that were. */
  lost: number;
  /** Damaged snapshots that were not kept aside as they were, and journals that were changed. */
  notKept: number;
  /** Damages that nobody was told of. */
  silent: number;
}

type Bytes = Buffer<ArrayBufferLike>;

/** Damages snapshots and journals in every way that disks do, and opens the library each time. */
export async function corruptFiles(corruptions: number, seed: number): Promise<CorruptionReport> {
  const report: CorruptionReport = {
    ...{ corruptions, failedOpens: 0, lost: 0, notKept: 0, silent: 0 },
  };
  const random = randomOf(seed);
  const whole = await library();
  const reference = await openStore(LIBRARY, { disk: whole });
  const tables = tablesOf(reference);
  await reference.close();
  const journals = [...whole.files.keys()].filter((path) => path.endsWith('.ndjson'));
  for (let number = 0; number < corruptions; number += 1) {
    const disk = whole.copy();
    const target = number % 2 === 0 ? SNAPSHOT : journals[number % journals.length];
    if (target === undefined) throw new Error('There is nothing to damage.');
    const bytes = damaged(disk.files.get(target)?.bytes ?? Buffer.alloc(0), random);
    const changed = !bytes.equals(disk.files.get(target)?.bytes ?? Buffer.alloc(0));
    disk.files.set(target, { bytes, modifiedAt: disk.now });
    if (target !== SNAPSHOT) disk.files.delete(SNAPSHOT);
    const expected = target === SNAPSHOT ? tables : await tablesOfWholeLines(disk, target);
    const warnings: string[] = [];
    try {
      const store = await openStore(LIBRARY, {
        disk,
        snapshotFolder: STORAGE,
        log: (_, message) => warnings.push(message),
      });
      await store.poll();
      if (tablesOf(store) !== expected) report.lost += 1;
      await store.close();
    } catch {
      report.failedOpens += 1;
    }
    if (!isKept(disk, target, bytes, changed)) report.notKept += 1;
    const isTold = warnings.length > 0 || !changed || (target !== SNAPSHOT && expected === tables);
    if (!isTold && !isShortened(whole, target, bytes)) report.silent += 1;
  }
  return report;
}

/** Several journals, an archive, code and a snapshot. */
async function library(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  disk.now = Date.now();
  for (let writer = 0; writer < 3; writer += 1) {
    const store = await openStore(LIBRARY, { disk, snapshotFolder: STORAGE });
    for (let number = 0; number < 12; number += 1) {
      const name = `w${writer}n${number}`;
      await store.putCode(templateText(name));
      await store.record([profiled(name), learned(name), shown(name, 'bank')]);
      await store.record([applied(name, name, 'bank'), outcome(name, number % 2 === 0)]);
    }
    if (writer === 0) await store.tidy({ idleMs: -1e6, atLeast: 1, unnamedMs: 1e12 });
    if (writer === 2) await store.saveSnapshot();
    await store.close();
  }
  return disk;
}

function damaged(whole: Bytes, random: () => number): Bytes {
  const bytes = Buffer.from(whole);
  const at = () => Math.floor(random() * bytes.length);
  const block = () => {
    const start = at();
    return [start, Math.min(bytes.length, start + Math.ceil(random() * BLOCK))] as const;
  };
  const [start, end] = block();
  const [other, otherEnd] = block();
  switch (Math.floor(random() * 6)) {
    case 0:
      bytes.writeUInt8(bytes.readUInt8(start) ^ (1 << Math.floor(random() * 8)), start);
      return bytes;
    case 1:
      return bytes.subarray(0, start);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    case 3:
      bytes.copy(bytes, start, other, otherEnd);
      return bytes;
    case 4:
      return bytes.fill(0, start, end);
    default:
      return Buffer.concat([bytes.subarray(start), bytes.subarray(0, start)]);
  }
}

/** What a library of nothing but the lines that are still whole gives. */
async function tablesOfWholeLines(damagedDisk: MemoryDisk, path: string): Promise<string> {
  const disk = damagedDisk.copy();
  const text = (disk.files.get(path)?.bytes ?? Buffer.alloc(0)).toString('utf8');
  const lines = text
    .split('\n')
    .slice(0, -1)
    .filter((line) => decodeLine(line));
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
  disk.files.set(path, { bytes, modifiedAt: disk.now });
  const store = await openStore(LIBRARY, { disk });
  const tables = tablesOf(store);
  await store.close();
  return tables;
}

function isKept(disk: MemoryDisk, path: string, bytes: Bytes, changed: boolean): boolean {
  if (path !== SNAPSHOT) return disk.files.get(path)?.bytes.equals(bytes) ?? false;
  if (!changed) return true;
  const aside = [...disk.contents()].filter(([name]) => name.startsWith(`${SNAPSHOT}.damaged-`));
  return aside.length === 1 && (aside[0]?.[1].equals(bytes) ?? false);
}

/** Whether a journal ends early with a whole line: then nothing tells that there was more. */
function isShortened(whole: MemoryDisk, path: string, bytes: Bytes): boolean {
  const before = whole.files.get(path)?.bytes ?? Buffer.alloc(0);
  const endsWhole = bytes.length === 0 || bytes.at(-1) === NEW_LINE;
  return path !== SNAPSHOT && endsWhole && before.subarray(0, bytes.length).equals(bytes);
}
