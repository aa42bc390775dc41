import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { ApplicationPlan } from '../../../../src/engine/api/ApplicationApi';
import { PlacesToApply } from '../../../../src/ui/apply/PlacesToApply';
import { PlacesPreview } from '../../../../src/ui/preview/PlacesPreview';

const OLD = 'old(1);\nold(2);\nold(3);\n';

/** Files whose every `old` is to become `fresh`, as they are at the moment. */
class Files {
  constructor(private readonly texts: Map<string, string>) {}

  write(path: string, text: string): void {
    this.texts.set(path, text);
  }

  find = (paths: readonly string[]): Promise<Site[]> =>
    Promise.resolve(paths.flatMap((path) => this.sitesIn(path)));

  plan = (sites: readonly Site[]): Promise<ApplicationPlan> => {
    const plan: ApplicationPlan = { files: [], skipped: [], sites: [] };
    for (const path of new Set(sites.map((site) => site.path))) {
      const before = this.texts.get(path) ?? '';
      const own = sites.filter((site) => site.path === path);
      const there = own.filter(({ start, end, text }) => before.slice(start, end) === text);
      const edits = there.map(({ start }) => ({ path, start, end: start + 3, newText: 'fresh' }));
      for (const site of own) {
        const edit = edits.find(({ start }) => start === site.start);
        if (edit) plan.sites.push({ site, edits: [edit] });
        else plan.skipped.push({ site, why: { kind: 'changed' } });
      }
      if (edits.length > 0) plan.files.push({ path, before, after: '', edits });
    }
    return Promise.resolve(plan);
  };

  sitesIn(path: string): Site[] {
    const text = this.texts.get(path) ?? '';
    return [...text.matchAll(/old\(\d\)/g)].map(({ 0: code, index }) => ({
      path,
      start: index,
      end: index + code.length,
      line: text.slice(0, index).split('\n').length - 1,
      text: code,
      holes: {},
    }));
  }
}

async function previewed(): Promise<{
  files: Files;
  preview: PlacesPreview;
  source: PlacesToApply;
}> {
  const files = new Files(
    new Map([
      ['a.js', OLD],
      ['b.js', OLD],
    ]),
  );
  const sites = await files.find(['a.js', 'b.js']);
  const source = new PlacesToApply(sites, await files.plan(sites), files);
  return { files, source, preview: new PlacesPreview(source) };
}

const lines = (preview: PlacesPreview) =>
  preview.placesIn('a.js').map(({ line, why }) => why?.kind ?? line);

describe('places that are looked at while their files change', () => {
  it('move with what is typed above them, and keep their ticks', async () => {
    const { files, preview } = await previewed();
    preview.choose(preview.placesIn('a.js').slice(1, 2), false);
    files.write('a.js', `// one\n// two\n${OLD}`);
    assert.equal(await preview.follow(['a.js']), true);
    assert.deepEqual(lines(preview), [2, 3, 4]);
    const { files: planned, skipped } = await preview.planChosen();
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      planned.map(({ edits }) => edits.length),
      [2, 3],
    );
  });

  it('say so when they are gone, and cannot be chosen until they are back', async () => {
    const { files, preview, source } = await previewed();
    files.write('a.js', OLD.replace('old(2)', 'other()'));
    await preview.follow(['a.js']);
    assert.deepEqual(lines(preview), [0, 'changed', 2]);
    assert.deepEqual(preview.counts, { chosen: 5, all: 5 });
    assert.deepEqual(
      preview.lost
        .flatMap((place) => source.lostSite(place))
        .map(({ site, why }) => [site.line, why]),
      [[1, { kind: 'changed' }]],
    );
    preview.choose(preview.placesIn('a.js'), true);
    assert.deepEqual(preview.counts, { chosen: 5, all: 5 });
    files.write('a.js', OLD);
    await preview.follow(['a.js']);
    assert.deepEqual(lines(preview), [0, 1, 2]);
    assert.deepEqual(preview.counts, { chosen: 6, all: 6 });
    assert.deepEqual(preview.lost, []);
  });

  it('are all gone with their file, and those of others stay', async () => {
    const { files, preview } = await previewed();
    files.write('a.js', '');
    await preview.follow(['a.js']);
    assert.deepEqual(lines(preview), ['changed', 'changed', 'changed']);
    assert.deepEqual(preview.counts, { chosen: 3, all: 3 });
  });

  it('are no others when nothing about them changed', async () => {
    const { files, preview } = await previewed();
    files.write('a.js', `${OLD}// more\n`);
    assert.equal(await preview.follow(['a.js']), false);
  });

  it('are shown as what they would become now', async () => {
    const { files, preview } = await previewed();
    const [first] = preview.placesIn('a.js');
    preview.choose(preview.placesIn('a.js'), false);
    if (first) preview.choose([first], true);
    files.write('a.js', `//\n${OLD}`);
    await preview.follow(['a.js']);
    assert.equal((await preview.planFile('a.js'))?.after, `//\n${OLD.replace('old(1', 'fresh(1')}`);
  });
});
