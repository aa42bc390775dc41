import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { LearningStore } from '../../src/store/LearningStore';
import { idOf, learned, templateText } from '../../test/support/facts';
import { inTemporaryFolder, openStore, programOf } from './workshop';
import { EVENTS_PER_COMMAND, PATTERNS, TARGETS, wordsOf } from './writerCommands';

const HOUR_MS = 60 * 60 * 1000;
/** One is right, one hours behind, one minutes ahead, one so far ahead that nobody believes it. */
const SKEWS = [0, -5 * HOUR_MS, HOUR_MS / 20, 30 * HOUR_MS];
const POLL_MS = 200;

export interface WritersReport {
  writers: number;
  /** Acknowledged by the writer that has the fewest. */
  eventsEach: number;
  lost: number;
  duplicated: number;
  /** Replicas whose tables differ from those of somebody who opens the library. */
  diverged: number;
  /** Times that a reader saw half a command. */
  torn: number;
}

interface Writer {
  name: string;
  child: ChildProcessWithoutNullStreams;
  acknowledged: number;
  /** The command during which it was killed: that may be there or not. */
  underWay: number;
  hash?: string;
}

/**
 * Processes that write to one library at once until so many events of each are acknowledged; each is
 * killed once and started again.
 */
export async function writeAtOnce(events: number): Promise<WritersReport> {
  return inTemporaryFolder(async (folder) => {
    const library = `${folder}/library`;
    const watcher = await openStore(library);
    const names = Array.from({ length: PATTERNS }, (_, index) => `p${index}`);
    for (const name of names) await watcher.putCode(templateText(name));
    await watcher.record(names.map((name) => learned(name)));
    const report: WritersReport = {
      ...{ writers: SKEWS.length, eventsEach: 0, lost: 0, duplicated: 0, diverged: 0, torn: 0 },
    };
    const writing = SKEWS.map((skew, index) => write(folder, `w${index}`, skew, events));
    let running = true;
    const watching = (async () => {
      while (running) {
        await watcher.poll();
        const { suggested, successes } = await counts(watcher);
        if (suggested !== successes) report.torn += 1;
        await wait(POLL_MS);
      }
    })();
    const writers = await Promise.all(writing);
    running = false;
    await watching;
    await Promise.all(writers.map(tellHash));
    await watcher.poll();
    const late = await openStore(library);
    const expected = hash('sha256', JSON.stringify(late.dump()), 'hex');
    const replicas = [hash('sha256', JSON.stringify(watcher.dump()), 'hex')];
    for (const writer of writers) replicas.push(writer.hash ?? 'none');
    report.diverged = replicas.filter((replica) => replica !== expected).length;
    const { suggested, successes } = await counts(late);
    const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
    let unacknowledged = 0;
    for (const writer of writers) if (await hasItsLast(late, writer)) unacknowledged += 1;
    report.eventsEach =
      EVENTS_PER_COMMAND * Math.min(...writers.map((writer) => writer.acknowledged));
    report.lost = Math.max(0, acknowledged + unacknowledged - suggested);
    report.duplicated = Math.max(0, successes - suggested);
    if (late.health().damagedLines > 0) report.torn += 1;
    await late.close();
    await watcher.close();
    return report;
  });
}

/** Runs a writer, kills it halfway, and has it make up for the command that was under way. */
async function write(folder: string, name: string, skew: number, events: number): Promise<Writer> {
  const commands = Math.ceil(events / EVENTS_PER_COMMAND);
  const start = (from: number, until: number): Writer => {
    const args = [`${folder}/library`, `${folder}/${name}`, name, skew, from, until].map(String);
    const child = spawn(process.execPath, [programOf('writer'), ...args]);
    return { name, child, acknowledged: 0, underWay: from - 1 };
  };
  const first = start(0, commands);
  const last = await until(first, (number) => number > commands / 2);
  first.child.kill('SIGKILL');
  const second = start(last + 2, commands + 1);
  await until(second, () => false);
  second.acknowledged += first.acknowledged;
  return second;
}

/** Reads acknowledgements until one is enough or all is done; returns the last one's number. */
function until(writer: Writer, isEnough: (number: number) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    let last = 0;
    let errors = '';
    writer.child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    writer.child.on('error', reject);
    writer.child.on('close', (code) => {
      // What it said before it was killed has been read by now.
      if (writer.child.killed) resolve(last);
      else reject(new Error(`Writer ${writer.name} ended with ${code}: ${errors}`));
    });
    createInterface(writer.child.stdout).on('line', (line) => {
      if (line.startsWith('ack ')) {
        writer.acknowledged += 1;
        last = Number(line.slice(4));
        if (isEnough(last) && !writer.child.killed) writer.child.kill('SIGKILL');
      } else if (line.startsWith('hash ')) writer.hash = line.slice(5);
      else resolve(last);
    });
  });
}

function tellHash(writer: Writer): Promise<void> {
  return new Promise((resolve) => {
    writer.child.on('close', () => resolve());
    writer.child.stdin.end('go\n');
  });
}

async function hasItsLast(store: LearningStore, { name, underWay }: Writer): Promise<boolean> {
  const { pattern, target, source } = wordsOf(name, underWay);
  return (await store.suggestions.get(idOf(pattern), idOf(source), idOf(target))) !== undefined;
}

/** Suggestions and successes; every command adds one of each. */
async function counts(store: LearningStore): Promise<{ suggested: number; successes: number }> {
  let suggested = 0;
  for (let target = 0; target < TARGETS; target += 1) {
    suggested += (await store.suggestions.counts(idOf(`t${target}`))).suggested;
  }
  const { items } = await store.patterns.list({}, { limit: 1000 });
  return { suggested, successes: items.reduce((sum, { successCount }) => sum + successCount, 0) };
}
