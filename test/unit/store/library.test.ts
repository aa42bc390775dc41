import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeLine } from '../../../src/store/journal/eventLine';
import { about, hashOf, idOf, learned, profiled, templateText, uuidOf } from '../../support/facts';
import type { Command } from '../../support/histories';
import { TEXTS, anyOrder, history, shuffled } from '../../support/histories';
import { MemoryDisk } from '../../support/MemoryDisk';
import type { OpenStore } from '../../support/openStore';
import { LIBRARY, START, WORKSPACE, journalsOn, openStore } from '../../support/openStore';

type Bytes = Buffer<ArrayBufferLike>;

const NO_WAITING = { idleMs: -1, atLeast: 1, unnamedMs: 1e12 };

function lineOf({ journal, first, facts }: Command): string {
  return `${encodeLine(journal, first, facts)}\n`;
}

function append(disk: MemoryDisk, path: string, text: string): void {
  const before = disk.files.get(path)?.bytes ?? Buffer.alloc(0);
  disk.files.set(path, {
    bytes: Buffer.concat([before, Buffer.from(text, 'utf8')]),
    modifiedAt: (disk.now += 1),
  });
}

const journalPath = (journal: string) => `${LIBRARY}/journals/${journal}.ndjson`;

/** Writes a command as its writer would: the code that it names first. */
function write(disk: MemoryDisk, command: Command): void {
  for (const [code, text] of TEXTS) {
    if (!JSON.stringify(command.facts).includes(code)) continue;
    const path = `${LIBRARY}/blobs/${code.slice(0, 2)}/${code}`;
    const late = START * 2;
    disk.files.set(path, { bytes: Buffer.from(text), modifiedAt: late });
  }
  append(disk, journalPath(command.journal), lineOf(command));
}

function inAnyOrder(commands: readonly Command[], keys: readonly number[]): Command[] {
  const waiting = new Map<string, Command[]>();
  for (const command of commands) {
    waiting.set(command.journal, [...(waiting.get(command.journal) ?? []), command]);
  }
  return shuffled(commands, keys).map(({ journal }) => {
    const next = waiting.get(journal)?.shift();
    assert.ok(next);
    return next;
  });
}

describe('a library', () => {
  const open: OpenStore[] = [];

  async function opened(...given: Parameters<typeof openStore>): Promise<OpenStore> {
    const one = await openStore(...given);
    open.push(one);
    return one;
  }

  afterEach(async () => {
    for (const { store } of open.splice(0)) await store.close();
  });

  async function dumpOf(disk: MemoryDisk): Promise<Record<string, unknown>> {
    const { store } = await openStore(disk);
    const dump = store.dump();
    await store.close();
    return dump;
  }

  it('gives the same tables however writers interleave, to one who polls and to one who opens', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        anyOrder,
        fc.integer({ min: 1, max: 7 }),
        async (commands, keys, every) => {
          const disk = new MemoryDisk();
          const { store } = await openStore(disk);
          const arriving = inAnyOrder(commands, keys);
          for (const [index, command] of arriving.entries()) {
            write(disk, command);
            if (index % every === 0) await store.poll();
          }
          await store.poll();
          const polled = store.dump();
          await store.close();
          const written = new MemoryDisk();
          for (const command of commands) write(written, command);
          assert.deepEqual(polled, await dumpOf(written));
          assert.deepEqual(polled, await dumpOf(disk));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same after journals were put into an archive, to old and new readers', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(40), async (commands, early) => {
        const disk = new MemoryDisk();
        const split = Math.min(early, commands.length);
        for (const command of commands.slice(0, split)) write(disk, command);
        const { store: old } = await openStore(disk);
        const { store: archivist, logged } = await openStore(disk);
        await archivist.tidy(NO_WAITING);
        assert.deepEqual(journalsOn(disk), []);
        // Writers whose journals are gone go on in others.
        for (const command of commands.slice(split)) {
          write(disk, { ...command, journal: uuidOf(`${command.journal} continued`) });
        }
        await old.poll();
        await archivist.poll();
        const dump = old.dump();
        assert.deepEqual(logged, []);
        assert.deepEqual(archivist.dump(), dump);
        await archivist.tidy(NO_WAITING);
        await old.poll();
        assert.deepEqual(old.dump(), dump);
        assert.deepEqual(await dumpOf(disk), dump);
        await old.close();
        await archivist.close();
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same when journals and their archive are both there, after a crash in between', async () => {
    const disk = new MemoryDisk();
    for (const command of fc.sample(history, { numRuns: 1, seed: 3 })[0] ?? [])
      write(disk, command);
    const dump = await dumpOf(disk);
    const { store } = await opened(disk);
    disk.fault = (operation) => (operation === 'rename' ? { code: 'EIO' } : undefined);
    const journals = journalsOn(disk);
    await store.tidy(NO_WAITING);
    assert.deepEqual(journalsOn(disk), journals);
    assert.equal((await disk.list(`${LIBRARY}/archives`)).length, 1);
    await store.poll();
    assert.deepEqual(store.dump(), dump);
    assert.deepEqual(await dumpOf(disk.copy()), dump);
  });

  it('keeps a journal that was written while it was put into an archive', async () => {
    const { store, disk } = await opened();
    const writer = await opened(disk);
    await writer.store.record([profiled('shop')]);
    disk.fault = (operation, path) => {
      if (operation === 'rename' && path === journalsOn(disk)[0]) {
        disk.fault = () => undefined;
        const facts = [{ ...profiled('late'), clock: '001767225600999-000000' }];
        append(disk, path, lineOf({ journal: path.slice(-43, -7), first: 2, facts }));
      }
      return undefined;
    };
    await store.tidy(NO_WAITING);
    assert.equal(journalsOn(disk).length, 1);
    await store.poll();
    assert.ok(await store.projects.get(idOf('late')));
  });

  it('brings back a journal that a crash left half removed', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    const [path = ''] = journalsOn(disk);
    await disk.rename(path, `${path}.done`);
    disk.now += 24 * 60 * 60 * 1000;
    const other = await opened(disk);
    assert.equal(await other.store.projects.get(idOf('shop')), undefined);
    await other.store.tidy({ ...NO_WAITING, atLeast: 100 });
    await other.store.poll();
    assert.ok(await other.store.projects.get(idOf('shop')));
  });

  it('leaves archives to whoever has the lock, until that one is long gone', async () => {
    const { store, disk } = await opened();
    const writer = await opened(disk);
    await writer.store.record([profiled('shop')]);
    await (await disk.create(`${LIBRARY}/archives/lock`)).close();
    await store.tidy(NO_WAITING);
    assert.equal(journalsOn(disk).length, 1);
    disk.now += 60 * 60 * 1000;
    await store.tidy(NO_WAITING);
    assert.equal(journalsOn(disk).length, 0);
    assert.equal(await disk.stat(`${LIBRARY}/archives/lock`), undefined);
  });

  it('lets journals be that are few or were written lately, and its own', async () => {
    const { store, disk } = await opened();
    const writer = await opened(disk);
    await writer.store.record([profiled('shop')]);
    await store.record([profiled('bank')]);
    await store.tidy({ ...NO_WAITING, atLeast: 2 });
    await store.tidy({ ...NO_WAITING, idleMs: 1e9 });
    assert.equal(journalsOn(disk).length, 2);
    await store.tidy(NO_WAITING);
    assert.equal(journalsOn(disk).length, 1);
    await store.record([profiled('bakery')]);
    assert.equal(journalsOn(disk).length, 1);
  });

  it('says once that a journal ends in the middle of a line, when that line does not grow', async () => {
    const { store, disk, logged } = await opened();
    const path = `${LIBRARY}/journals/${uuidOf('writer')}.ndjson`;
    const facts = [{ ...profiled('shop'), clock: '001767225600999-000000' }];
    const line = lineOf({ journal: uuidOf('writer'), first: 1, facts });
    await (await disk.create(path)).close();
    append(disk, path, line.slice(0, 40));
    await store.poll();
    assert.deepEqual(logged, []);
    append(disk, path, line.slice(40, 50));
    await store.poll();
    assert.deepEqual(logged, []);
    await store.poll();
    await store.poll();
    assert.equal(logged.length, 1);
    assert.match(JSON.stringify(logged), /ends in the middle of a line/);
    append(disk, path, line.slice(50));
    await store.poll();
    assert.ok(await store.projects.get(idOf('shop')));
  });

  it('loses only the damaged lines, whatever happens to a journal, says so, and leaves it in place', async () => {
    const commands = Array.from({ length: 30 }, (_, index) => ({
      journal: uuidOf('writer'),
      first: index + 1,
      facts: [
        {
          ...profiled(`project ${index}`),
          clock: `0017672256${String(index).padStart(5, '0')}-000000`,
        },
      ],
    }));
    const whole = Buffer.from(commands.map(lineOf).join(''), 'utf8');
    const length = whole.length;
    const damage: fc.Arbitrary<(bytes: Bytes) => Bytes> = fc.oneof(
      fc.tuple(fc.nat(length - 1), fc.nat(7)).map(([offset, bit]) => (bytes: Bytes): Bytes => {
        if (offset < bytes.length) bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
        return bytes;
      }),
      fc.nat(length).map(
        (size) =>
          (bytes: Bytes): Bytes =>
            bytes.subarray(0, size),
      ),
      fc.tuple(fc.nat(length), fc.nat(length)).map(
        ([a, b]) =>
          (bytes: Bytes): Bytes =>
            Buffer.concat([bytes, bytes.subarray(Math.min(a, b), Math.max(a, b))]),
      ),
      fc.tuple(fc.nat(length), fc.nat(length)).map(
        ([a, b]) =>
          (bytes: Bytes): Bytes =>
            Buffer.concat([bytes.subarray(a), bytes.subarray(0, a), bytes.subarray(b)]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const bytes = damages.reduce<Bytes>((before, harm) => harm(before), Buffer.from(whole));
        const disk = new MemoryDisk();
        const path = journalPath(uuidOf('writer'));
        disk.files.set(path, { bytes: Buffer.from(bytes), modifiedAt: START });
        const { store, logged } = await openStore(disk);
        const lines = bytes.toString('latin1').split('\n').slice(0, -1);
        let damaged = 0;
        const expected = new Set<number>();
        for (const line of lines) {
          const index = commands.findIndex(
            (command) => Buffer.from(lineOf(command)).toString('latin1') === `${line}\n`,
          );
          if (index < 0) damaged += 1;
          else expected.add(index);
        }
        for (const index of commands.keys()) {
          const project = await store.projects.get(idOf(`project ${index}`));
          assert.equal(project !== undefined, expected.has(index));
        }
        assert.equal(store.health().damagedLines, damaged);
        assert.equal(logged.length, store.health().damagedLines > 0 ? 1 : 0);
        assert.deepEqual(disk.files.get(path)?.bytes, bytes);
        await store.close();
      }),
      { numRuns: 150 },
    );
  });

  it('reads a line once its newline is there', async () => {
    const disk = new MemoryDisk();
    const { store } = await opened(disk);
    const command = {
      journal: uuidOf('writer'),
      first: 1,
      facts: [{ ...profiled('shop'), clock: '001767225600000-000000' }],
    };
    const line = lineOf(command);
    append(disk, journalPath(command.journal), line.slice(0, 50));
    assert.equal(await store.poll(), false);
    append(disk, journalPath(command.journal), line.slice(50, -1));
    assert.equal(await store.poll(), false);
    append(disk, journalPath(command.journal), '\n');
    assert.equal(await store.poll(), true);
    assert.ok(await store.projects.get(idOf('shop')));
    assert.equal(store.health().damagedLines, 0);
  });

  it('reads on behind a line that is longer than any line may be', async () => {
    const disk = new MemoryDisk();
    append(disk, journalPath(uuidOf('writer')), `${'x'.repeat(9 * 1024 * 1024)}\n`);
    const facts = [{ ...profiled('shop'), clock: '001767225600000-000000' }];
    append(
      disk,
      journalPath(uuidOf('writer')),
      lineOf({ journal: uuidOf('writer'), first: 1, facts }),
    );
    const { store } = await opened(disk);
    assert.ok(await store.projects.get(idOf('shop')));
    assert.equal(store.health().damagedLines, 1);
  });

  it('does not believe a journal that speaks for another', async () => {
    const disk = new MemoryDisk();
    const facts = [{ ...profiled('shop'), clock: '001767225600000-000000' }];
    append(
      disk,
      journalPath(uuidOf('thief')),
      lineOf({ journal: uuidOf('victim'), first: 1, facts }),
    );
    append(disk, `${LIBRARY}/journals/notes.txt`, 'not a journal\n');
    const { store } = await opened(disk);
    assert.equal(await store.projects.get(idOf('shop')), undefined);
    assert.equal(store.health().damagedLines, 1);
  });

  it('reads a journal again from its start when it is not the file that it was', async () => {
    const disk = new MemoryDisk();
    const journal = uuidOf('writer');
    const command = (first: number) => ({
      journal,
      first,
      facts: [{ ...profiled(`project ${first}`), clock: `00176722560000${first}-000000` }],
    });
    append(disk, journalPath(journal), lineOf(command(3)));
    const { store } = await opened(disk);
    disk.files.delete(journalPath(journal));
    for (const first of [1, 2, 3, 4]) append(disk, journalPath(journal), lineOf(command(first)));
    await store.poll();
    for (const first of [1, 2, 3, 4]) assert.ok(await store.projects.get(idOf(`project ${first}`)));
    assert.equal(store.health().damagedLines, 0);
  });

  it('asks the disk once for each small journal when it opens', async () => {
    const disk = new MemoryDisk();
    for (const name of ['one', 'two', 'three']) {
      const { store } = await opened(disk);
      await store.record([profiled(name)]);
    }
    const journals: string[] = [];
    const read = disk.read.bind(disk);
    disk.read = (path, ...range) => {
      journals.push(path);
      return read(path, ...range);
    };
    await opened(disk);
    assert.deepEqual(journals.sort(), journalsOn(disk).sort());
  });

  it('reads only what was appended', async () => {
    const { store, disk } = await opened();
    const writer = await opened(disk);
    await writer.store.record(Array.from({ length: 500 }, (_, index) => profiled(`p${index}`)));
    await store.poll();
    let bytes = 0;
    const read = disk.read.bind(disk);
    disk.read = async (...range) => {
      const chunk = await read(...range);
      bytes += chunk.length;
      return chunk;
    };
    await store.poll();
    assert.equal(bytes, 0);
    await writer.store.record([profiled('one more')]);
    await store.poll();
    assert.ok(bytes > 0 && bytes < 2000, `${bytes} bytes were read`);
  });

  it('keeps later versions’ events aside, and pending deletions until they are understood', async () => {
    const disk = new MemoryDisk();
    const rest =
      `"journal":"${uuidOf('future')}","seq":1,"count":1,"facts":[{"clock":"001767225600000-000000",` +
      '"kind":"pattern.sung","version":1,"body":{}}]}';
    const sum = hashOf(rest).slice(0, 16);
    append(disk, journalPath(uuidOf('future')), `{"sum":"${sum}",${rest}\n`);
    const { store, logged } = await opened(disk, { snapshotFolder: WORKSPACE });
    assert.deepEqual([store.health().unknownEvents, logged], [1, []]);
    const code = await store.putCode('named by the future');
    disk.now += 1e10;
    await store.tidy({ ...NO_WAITING, unnamedMs: 1 });
    assert.equal(await store.code(code), 'named by the future');
    await store.saveSnapshot();
    const again = await opened(disk, { snapshotFolder: WORKSPACE });
    assert.equal(again.store.health().unknownEvents, 1);
  });

  it('deletes old code that nothing names, and leftovers of crashes', async () => {
    const { store, disk } = await opened();
    const template = await store.putCode(templateText('Add timeout'));
    const orphan = await store.putCode('orphan');
    await store.record([learned('Add timeout')]);
    append(disk, `${LIBRARY}/blobs/00/${hashOf('x')}.${uuidOf('x')}.tmp`, 'leftover');
    disk.now += 1e10;
    const young = await store.putCode('young');
    await store.tidy({ ...NO_WAITING, unnamedMs: 1e9 });
    const names = [...disk.files.keys()].filter((path) => path.includes('/blobs/'));
    assert.deepEqual(names.map((path) => path.slice(-64)).sort(), [template, young].sort());
    assert.equal(await store.code(orphan), undefined);
  });

  it('opens with what it knows when the library cannot be read, and says so once', async () => {
    const { store, disk } = await opened(undefined, { snapshotFolder: WORKSPACE });
    await store.record([profiled('shop')]);
    await store.saveSnapshot();
    const list = disk.list.bind(disk);
    disk.list = async (folder) => {
      if (folder.startsWith(LIBRARY)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return list(folder);
    };
    const blind = await opened(disk, { snapshotFolder: WORKSPACE });
    assert.ok(await blind.store.projects.get(idOf('shop')));
    assert.equal(await blind.store.poll(), false);
    await blind.store.poll();
    const errors = () => blind.logged.filter(({ level }) => level === 'error').length;
    assert.equal(errors(), 1);
    disk.list = list;
    await store.record([profiled('bank')]);
    assert.equal(await blind.store.poll(), true);
    assert.ok(await blind.store.projects.get(idOf('bank')));
  });

  it('goes on with the other journals when one cannot be read, and reads it later', async () => {
    const disk = new MemoryDisk();
    const facts = [{ ...profiled('shop'), clock: '001767225600000-000000' }];
    append(
      disk,
      journalPath(uuidOf('locked')),
      lineOf({ journal: uuidOf('locked'), first: 1, facts }),
    );
    const others = [{ ...profiled('bank'), clock: '001767225600000-000000' }];
    append(
      disk,
      journalPath(uuidOf('open')),
      lineOf({ journal: uuidOf('open'), first: 1, facts: others }),
    );
    const read = disk.read.bind(disk);
    disk.read = async (path, ...range) => {
      if (path.includes(uuidOf('locked')))
        throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      return read(path, ...range);
    };
    const { store, logged } = await opened(disk);
    await store.poll();
    assert.ok(await store.projects.get(idOf('bank')));
    assert.deepEqual(
      logged.map(({ level }) => level),
      ['warn'],
    );
    disk.read = read;
    assert.equal(await store.poll(), true);
    assert.ok(await store.projects.get(idOf('shop')));
  });

  it('offers a pattern once its template is there, and not while it is damaged', async () => {
    const { store, disk } = await opened();
    const writer = await opened(disk);
    const code = await writer.store.putCode(templateText('Add timeout'));
    const path = `${LIBRARY}/blobs/${code.slice(0, 2)}/${code}`;
    const good = disk.files.get(path);
    assert.ok(good);
    disk.files.set(path, { bytes: Buffer.from('{"damaged":1}'), modifiedAt: 0 });
    await writer.store.record([profiled('shop'), learned('Add timeout')]);
    await store.poll();
    assert.equal(await store.patterns.get(idOf('Add timeout')), undefined);
    assert.deepEqual((await store.patterns.list({}, { limit: 9 })).items, []);
    assert.deepEqual(await store.ranking.contexts(['typescript']), []);
    assert.equal(store.health().missingTemplates, 1);
    disk.files.set(path, good);
    assert.equal(await store.poll(), true);
    assert.ok(await store.patterns.get(idOf('Add timeout')));
    assert.equal((await store.ranking.contexts(['typescript'])).length, 1);
    assert.equal(store.health().missingTemplates, 0);
    assert.deepEqual(store.dump(), await dumpOf(disk));
  });

  it('takes a text that is no template for a missing one', async () => {
    const { store } = await opened();
    const code = await store.putCode('{"learner":7}');
    await store.record([
      learned('Add timeout', { template: code }),
      about('pattern.archived', 'x'),
    ]);
    assert.equal(await store.patterns.get(idOf('Add timeout')), undefined);
    assert.equal(store.health().missingTemplates, 1);
  });
});
