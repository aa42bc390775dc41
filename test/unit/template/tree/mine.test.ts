import assert from 'node:assert/strict';
import type { FileChange } from '../../../../src/core/types';
import type { EditMarks } from '../../../../src/template/Templates';
import { change, learner } from './workbench';

const marked = async (file: FileChange): Promise<EditMarks> => {
  const marks = await learner.marks(file);
  assert.ok(marks);
  return marks;
};

const js = (before: string, after: string, name = 'file') =>
  change('javascript', before, after, name);

const whole = async (file: FileChange) => ({
  file,
  lessons: new Set((await marked(file)).lessons.map(({ at }) => at)),
});

const buffer = (argument: string, name: string) =>
  js(`send(new Buffer(${argument}));\n`, `send(Buffer.from(${argument}));\n`, name);

describe('mining edits', () => {
  it('marks edits of one form alike, whatever the names around them', async () => {
    const [a, b] = [await marked(buffer('text', 'a')), await marked(buffer('a.b', 'b'))];
    assert.equal(a.lessons.length, 1);
    assert.equal(a.lessons[0]?.words, b.lessons[0]?.words);
    const other = await marked(js('send(new Blob(text));\n', 'send(blobOf(text));\n'));
    assert.notEqual(a.lessons[0]?.words, other.lessons[0]?.words);
    assert.notEqual(a.lessons[0]?.shape, other.lessons[0]?.shape);
  });

  it('marks related languages alike, and others not', async () => {
    const edit = ['send(one(x));\n', 'send(two(x));\n'] as const;
    const [inJavaScript, inTypeScript] = [
      await marked(js(...edit)),
      await marked(change('typescript', ...edit)),
    ];
    assert.equal(inJavaScript.lessons[0]?.shape, inTypeScript.lessons[0]?.shape);
    const inRuby = await marked(change('ruby', 'send(one(x))\n', 'send(two(x))\n'));
    assert.notEqual(inJavaScript.lessons[0]?.words, inRuby.lessons[0]?.words);
  });

  it('knows an edit from its inverse', async () => {
    const edit = buffer('text', 'a');
    const there = await marked(edit);
    const back = await marked({ ...edit, before: edit.after, after: edit.before });
    const undone = new Set(back.changes.map(([, undoes]) => undoes));
    assert.ok(there.changes.every(([did]) => undone.has(did)));
    assert.ok(back.changes.every(([did]) => !undone.has(did)));
  });

  it('marks nothing that tells nothing elsewhere', async () => {
    const trivial: [string, string][] = [
      ["const version = '1.0.0';\n", "const version = '1.0.1';\n"],
      ['retry(3);\n', 'retry(5);\n'],
      ["import a from 'a';\na();\n", "import a from 'b';\na();\n"],
      ['const one = 1;\nuse(one);\n', 'const two = 1;\nuse(two);\n'],
      ['// One.\nuse(one);\n', '// Two.\nuse(one);\n'],
      ['use(one,two);\n', 'use(one, two);\n'],
    ];
    for (const [before, after] of trivial) {
      assert.deepEqual((await learner.marks(js(before, after)))?.lessons ?? [], [], after);
    }
  });

  it('marks no files without a grammar, new or deleted ones', async () => {
    const file = js('a(1);\n', 'b(1);\n');
    assert.equal(await learner.marks({ ...file, language: 'cobol' }), undefined);
    assert.equal(await learner.marks({ ...file, language: null }), undefined);
    assert.equal(await learner.marks({ ...file, before: null }), undefined);
    assert.equal(await learner.marks({ ...file, after: null }), undefined);
  });

  it('makes one template of the chosen edits, and tells where they are', async () => {
    const sources = await Promise.all([buffer('text', 'a'), buffer('load()', 'b')].map(whole));
    const [mined, ...others] = await learner.mine('javascript', sources);
    assert.equal(others.length, 0);
    assert.deepEqual(
      mined?.places.map(({ file, before }) => [file, before]),
      [
        [0, 'new Buffer(text)'],
        [1, 'new Buffer(load())'],
      ],
    );
    const third = await whole(buffer('name', 'c'));
    const [place] = await learner.reproduced(mined.template, third);
    assert.equal(place?.after, 'Buffer.from(name)');
    assert.deepEqual(
      await learner.reproduced(mined.template, await whole(js('a(one(x));\n', 'a(two(x));\n'))),
      [],
    );
  });

  it('learns nothing of edits that were not chosen', async () => {
    const file = js(
      'send(new Buffer(a));\nlog(one(a));\n',
      'send(Buffer.from(a));\nlog(two(a));\n',
    );
    const { lessons } = await marked(file);
    const mined = await Promise.all(
      lessons.map(({ at }) => learner.mine('javascript', [{ file, lessons: new Set([at]) }])),
    );
    const learned = mined.map((each) => each.map(({ template }) => template.after));
    assert.deepEqual(
      learned.map((each) => each.length),
      [1, 1],
    );
    assert.equal(learned.flat().filter((after) => after.includes('Buffer')).length, 1);
  });

  it('refuses what the files of the examples speak against', async () => {
    const file = js(
      'use(one(a));\nuse(one(b));\nuse(one(c));\nuse(one(d));\nuse(one(e));\nuse(one(f));\n' +
        'use(one(g));\n',
      'use(two(a));\nuse(six(b));\nuse(ten(c));\nuse(red(d));\nuse(one(e));\nuse(one(f));\n' +
        'use(one(g));\n',
    );
    const { lessons } = await whole(file);
    for (const each of lessons) {
      const mined = await learner.mine('javascript', [{ file, lessons: new Set([each]) }]);
      assert.ok(mined.every(({ places }) => places.length <= 1));
    }
  });

  it('takes equal templates for one and keeps their levels', async () => {
    const sources = await Promise.all([buffer('text', 'a'), buffer('load()', 'b')].map(whole));
    const [mined] = await learner.mine('javascript', sources);
    const copy = structuredClone(mined!.template);
    assert.deepEqual(await learner.generalise(mined!.template, copy), mined!.template);
  });
});
