import assert from 'node:assert/strict';
import type { ChangeSource } from '../../../src/engine/api/LearningApi';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

const FORM = { name: 'Read', type: 'refactoring', description: '' } as const;

describe('a pattern that fits at many places which its change left alone', () => {
  let engines: Engines;
  let folder: GitFolder;
  beforeEach(() => {
    engines = new Engines();
    folder = new GitFolder();
  });
  afterEach(async () => {
    await engines.close();
    folder.remove();
  });

  /** A commit that changes one call, in a project with so many calls that look like it. */
  function committed(alike: number): string {
    const calls = Array.from({ length: alike }, (_, at) => `load(path${at}, 'r${at}');`);
    folder.write({ 'src/many.js': `${calls.join('\n')}\n` });
    folder.write({ 'src/one.js': 'load(first, flags);\n' });
    folder.commit('Begin');
    folder.write({ 'src/one.js': 'read(first, flags);\n' });
    return folder.commit('Read');
  }

  it('is narrower at first and says so; the wider level can be chosen', async () => {
    const sha = committed(34);
    const { api } = engines.open([folder.path]);
    const source: ChangeSource = { kind: 'commit', folder: folder.path, sha };
    const preview = await api.previewLearning({ source });
    assert.match(
      preview.notes.join(' '),
      /Fits at 34 places that this change left alone, so a narrower form was chosen\./,
    );
    const levels = await api.levels({ template: preview.template });
    const current = levels.findIndex((level) => level.current);
    assert.ok(current < levels.length - 1);
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    assert.equal(pattern.codeTemplate.before, levels[current]?.before);
    const wide = levels.length - 1;
    const chosen = await api.learnFromChange({ source, ...FORM, name: 'Wide', level: wide });
    assert.equal(chosen.pattern.codeTemplate.before, levels[wide]?.before);
  });

  it('is as it was learned where it fits at few', async () => {
    const sha = committed(20);
    const { api } = engines.open([folder.path]);
    const source: ChangeSource = { kind: 'commit', folder: folder.path, sha };
    const { notes } = await api.previewLearning({ source });
    assert.doesNotMatch(notes.join(' '), /left alone/);
  });

  it('is looked for in the files as they lie on disk where the change is not committed', async () => {
    committed(30);
    folder.write({ 'src/one.js': 'load(first, flags);\n' });
    folder.commit('Back');
    folder.write({ 'src/one.js': 'read(first, flags);\n' });
    const { api, on } = engines.open([folder.path]);
    const done: number[] = [];
    on('progress', (progress) => {
      if (progress.task === 'learn') done.push(progress.done);
    });
    const source: ChangeSource = { kind: 'working-tree', folder: folder.path };
    const { notes } = await api.previewLearning({ source });
    assert.match(notes.join(' '), /Fits at 30 places/);
    assert.ok(done.includes(2));
  });
});
