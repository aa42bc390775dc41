import assert from 'node:assert/strict';
import {
  about,
  applied,
  idOf,
  learned,
  merged,
  outcome,
  profiled,
  recorded,
  shown,
  templateText,
} from '../../support/facts';
import type { MemoryDisk } from '../../support/MemoryDisk';
import type { OpenStore } from '../../support/openStore';
import { WORKSPACE, blobsOn, openStore } from '../../support/openStore';

const HERE = { snapshotFolder: WORKSPACE };

describe('purging a pattern', () => {
  const open: OpenStore[] = [];

  async function opened(...given: Parameters<typeof openStore>): Promise<OpenStore> {
    const one = await openStore(...given);
    open.push(one);
    return one;
  }

  afterEach(async () => {
    for (const { store } of open.splice(0)) await store.close();
  });

  const secret = (name: string) => `const secretOf${name} = 1;`;
  const holds = (disk: MemoryDisk, text: string) =>
    [...disk.contents()].some(([, bytes]) => bytes.includes(text));

  /** A pattern with a proposal, an edited template and an application, all with code of their own. */
  async function learnSecret({ store }: OpenStore, name: string): Promise<void> {
    const first = await store.putCode(templateText(secret(`${name}First`)));
    const second = await store.putCode(templateText(secret(`${name}Second`)));
    const before = await store.putCode(secret(`${name}Before`));
    const after = await store.putCode(secret(`${name}After`));
    const [siteBefore, siteAfter] = [secret(`${name}SiteBefore`), secret(`${name}SiteAfter`)];
    await store.record([
      recorded(`proposal of ${name}`, { files: [{ path: 'a.ts', language: null, before, after }] }),
      learned(name, { template: first }),
      {
        kind: 'pattern.edited',
        body: { patternId: idOf(name), template: second, reason: 'mended' },
      },
      shown(name, 'bank'),
      applied(`application of ${name}`, name, 'bank', {
        sites: [
          {
            path: 'b.ts',
            start: 0,
            end: 9,
            before: await store.putCode(siteBefore),
            after: await store.putCode(siteAfter),
          },
        ],
      }),
      outcome(name, true),
    ]);
  }

  it('removes its rows and every byte of its code from disk, the snapshot’s included', async () => {
    const one = await opened(undefined, HERE);
    await one.store.record([profiled('shop'), profiled('bank')]);
    await learnSecret(one, 'Gone');
    await learnSecret(one, 'Kept');
    await one.store.saveSnapshot();
    assert.ok(holds(one.disk, 'secretOfGone'));
    await one.store.record([about('pattern.purged', 'Gone')]);
    assert.ok(!holds(one.disk, 'secretOfGone'));
    assert.equal(await one.store.patterns.get(idOf('Gone')), undefined);
    assert.deepEqual((await one.store.suggestions.to(idOf('bank'), { limit: 9 })).items.length, 1);
    assert.deepEqual((await one.store.suggestions.applications({}, { limit: 9 })).items.length, 1);
    await one.store.saveSnapshot();
    assert.ok(!holds(one.disk, 'secretOfGone'));
    for (const part of ['First', 'Second', 'Before', 'After', 'SiteBefore', 'SiteAfter']) {
      assert.ok(holds(one.disk, `secretOfKept${part}`), part);
    }
  });

  it('is done in other windows when they hear of it, their snapshots included', async () => {
    const one = await opened();
    await learnSecret(one, 'Gone');
    const other = await opened(one.disk, HERE);
    await other.store.saveSnapshot();
    assert.ok(holds(one.disk, 'secretOfGone'));
    await one.store.record([about('pattern.purged', 'Gone')]);
    await other.store.poll();
    assert.ok(!holds(one.disk, 'secretOfGone'));
    assert.deepEqual(other.store.dump(), one.store.dump());
    await other.store.saveSnapshot();
    assert.ok(!holds(one.disk, 'secretOfGone'));
  });

  it('deletes a snapshot that was set aside as damaged', async () => {
    const one = await opened(undefined, HERE);
    await learnSecret(one, 'Gone');
    await one.store.saveSnapshot();
    const [path = ''] = [...one.disk.files.keys()].filter((name) => name.startsWith(WORKSPACE));
    const file = one.disk.files.get(path);
    assert.ok(file);
    file.bytes = file.bytes.subarray(0, file.bytes.length - 1);
    const again = await opened(one.disk, HERE);
    assert.ok(holds(one.disk, 'secretOfGone'));
    await again.store.record([about('pattern.purged', 'Gone')]);
    assert.ok(!holds(one.disk, 'secretOfGone'));
  });

  it('deletes what the window that purged could not, before it ended', async () => {
    const one = await opened();
    await learnSecret(one, 'Gone');
    one.disk.fault = (operation) => (operation === 'remove' ? { code: 'EBUSY' } : undefined);
    await one.store.record([about('pattern.purged', 'Gone')]);
    one.disk.fault = () => undefined;
    assert.ok(holds(one.disk, 'secretOfGone'));
    assert.ok(one.logged.every(({ level }) => level === 'warn'));
    const crashed = one.disk.copy();
    await one.store.poll();
    assert.ok(!holds(one.disk, 'secretOfGone'));
    await opened(crashed);
    assert.ok(!holds(crashed, 'secretOfGone'));
  });

  it('remembers in its snapshot what could not be deleted yet', async () => {
    const one = await opened(undefined, HERE);
    await learnSecret(one, 'Gone');
    one.disk.fault = (operation, path) =>
      operation === 'remove' && path.includes('/blobs/') ? { code: 'EBUSY' } : undefined;
    await one.store.record([about('pattern.purged', 'Gone')]);
    await one.store.saveSnapshot();
    one.disk.fault = () => undefined;
    const copy = one.disk.copy();
    await opened(copy, HERE);
    assert.ok(!holds(copy, 'secretOfGone'));
  });

  it('keeps code that another pattern or a proposal of its own names', async () => {
    const { store, disk } = await opened();
    const shared = await store.putCode(templateText('shared'));
    const quoted = await store.putCode(templateText('quoted'));
    const alone = await store.putCode(templateText('alone'));
    const file = { path: 'a.ts', language: null, after: null };
    await store.record([
      learned('Gone', { template: shared }),
      learned('Stays', { template: shared }),
      { kind: 'pattern.edited', body: { patternId: idOf('Gone'), template: quoted, reason: '' } },
      { kind: 'pattern.edited', body: { patternId: idOf('Gone'), template: alone, reason: '' } },
      recorded('of something else', { files: [{ ...file, before: quoted }] }),
      about('pattern.purged', 'Gone'),
    ]);
    assert.deepEqual(
      blobsOn(disk)
        .map((path) => path.slice(-64))
        .sort(),
      [shared, quoted].sort(),
    );
    assert.ok(await store.patterns.get(idOf('Stays')));
  });

  it('keeps a proposal’s code while another pattern was learned from it, too', async () => {
    const { store } = await opened();
    const before = await store.putCode(secret('Example'));
    const template = await store.putCode(templateText('t'));
    const proposalId = idOf('both');
    const file = { path: 'a.ts', language: null, before, after: null };
    await store.record([
      recorded('both', { files: [file] }),
      learned('One', { proposalId, template }),
      learned('Two', { proposalId, template }),
      about('pattern.purged', 'One'),
    ]);
    assert.equal(await store.code(before), secret('Example'));
    await store.record([about('pattern.purged', 'Two')]);
    assert.equal(await store.code(before), undefined);
    assert.ok(await store.projects.proposal(proposalId));
  });

  it('takes the code of patterns that were merged into it along', async () => {
    const one = await opened();
    await learnSecret(one, 'Gone');
    await learnSecret(one, 'GoneToo');
    await one.store.record([merged('Gone', 'GoneToo'), about('pattern.purged', 'Gone')]);
    assert.ok(!holds(one.disk, 'secretOf'));
    assert.deepEqual((await one.store.suggestions.to(idOf('bank'), { limit: 9 })).items, []);
  });

  it('deletes code whose event arrives only after the purge', async () => {
    const one = await opened();
    const late = await opened(one.disk);
    await learnSecret(one, 'Gone');
    await late.store.poll();
    const site = await late.store.putCode(secret('Late'));
    await late.store.record([
      applied('late', 'Gone', 'shop', {
        sites: [{ path: 'c.ts', start: 0, end: 1, before: site, after: site }],
      }),
    ]);
    const journal = [...one.disk.files.keys()].filter((path) => path.includes('journals')).at(-1);
    assert.ok(journal);
    const file = one.disk.files.get(journal);
    assert.ok(file);
    one.disk.files.delete(journal);
    one.disk.now += 1000;
    await one.store.record([about('pattern.purged', 'Gone')]);
    assert.ok(holds(one.disk, secret('Late')));
    one.disk.files.set(journal, file);
    await one.store.poll();
    assert.ok(!holds(one.disk, 'secretOf'));
    assert.equal((await one.store.suggestions.applications({}, { limit: 9 })).items.length, 0);
  });

  it('spares code that somebody learns again at the same time', async () => {
    const one = await opened();
    const other = await opened(one.disk);
    await learnSecret(one, 'Gone');
    const text = templateText(secret('GoneSecond'));
    one.disk.fault = (operation) => (operation === 'remove' ? { code: 'EBUSY' } : undefined);
    await one.store.record([about('pattern.purged', 'Gone')]);
    one.disk.fault = () => undefined;
    one.disk.now += 1000;
    const template = await one.store.putCode(text);
    await other.store.poll();
    assert.ok(holds(one.disk, secret('GoneSecond').slice(0, 20)));
    await one.store.record([learned('Gone', { template, proposalId: idOf('anew') })]);
    await one.store.poll();
    await other.store.poll();
    assert.equal((await other.store.patterns.get(idOf('Gone')))?.examples.length, 1);
    assert.deepEqual((await opened(one.disk)).store.dump(), other.store.dump());
  });

  it('leaves no code in the file that the tables are kept in', async () => {
    const one = await opened(undefined, HERE);
    const names = Array.from({ length: 40 }, (_, index) => `Secret${index}`);
    for (const name of names) await learnSecret(one, name);
    for (const name of names) await one.store.record([about('pattern.purged', name)]);
    await one.store.saveSnapshot();
    assert.ok(!holds(one.disk, 'secretOf'));
    assert.equal(blobsOn(one.disk).length, 0);
  });
});
