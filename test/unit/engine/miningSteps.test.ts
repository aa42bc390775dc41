import assert from 'node:assert/strict';
import type { CommitMarks, FileMarks } from '../../../src/engine/mining/CommitMarks';
import { isSupported, supportOf } from '../../../src/engine/mining/CommitMarks';
import { recurring } from '../../../src/engine/mining/recurring';
import { revertedIn } from '../../../src/engine/mining/reverts';
import { standingMarks } from '../../../src/engine/mining/standing';

interface Lesson {
  shape: number;
  words?: number;
  did?: number;
  undoes?: number;
}

let objects = 0;

function file(path: string, ...lessons: Lesson[]): FileMarks {
  objects += 1;
  return {
    language: 'javascript',
    change: { path, oldId: `old${objects}`, newId: `new${objects}` },
    changes: lessons.map(({ did = 1, undoes = -1 }) => [did, undoes]),
    lessons: lessons.map(({ shape, words }, at) => ({ at, shape, words, changes: [at] })),
  };
}

const commit = (sha: string, ...files: FileMarks[]): CommitMarks => ({ sha, title: sha, files });

const shas = (marks: readonly { commit: CommitMarks }[]) => marks.map(({ commit: { sha } }) => sha);

describe('steps of mining a history', () => {
  it('supports what two commits did, or one in three places', () => {
    const [a, b] = [commit('a'), commit('b')];
    const supported = (...commits: CommitMarks[]) =>
      isSupported(supportOf(commits.map((each) => ({ commit: each }))));
    assert.equal(supported(a), false);
    assert.equal(supported(a, a), false);
    assert.equal(supported(a, a, a), true);
    assert.equal(supported(a, b), true);
  });

  it('lets an edit and its later inverse cancel each other, in one file', () => {
    const there = { shape: 1, did: 1, undoes: 2 };
    const back = { shape: 2, did: 2, undoes: 1 };
    const history = (...edits: [string, Lesson][]) =>
      shas(
        standingMarks(
          edits.map(([path, edit], index) => commit(`${index}`, file(path, edit))).reverse(),
        ),
      );
    assert.deepEqual(history(['a', there]), ['0']);
    assert.deepEqual(history(['a', there], ['a', back]), []);
    assert.deepEqual(history(['a', there], ['b', back]), ['1', '0']);
    assert.deepEqual(history(['a', there], ['a', back], ['a', there]), ['2']);
    assert.deepEqual(history(['a', there], ['a', there], ['a', back]), ['0']);
    assert.deepEqual(history(['a', there], ['b', there], ['a', back]), ['1']);
  });

  it('counts one change of a file once, however often it was committed', () => {
    const picked = file('a', { shape: 1 });
    assert.deepEqual(shas(standingMarks([commit('b', picked), commit('a', { ...picked })])), ['b']);
  });

  it('puts edits together by shape or by words, and leaves out what has no support', () => {
    const marks = standingMarks([
      commit('d', file('d', { shape: 9 })),
      commit('c', file('c', { shape: 2, words: 7 })),
      commit('b', file('b', { shape: 1, words: 7 })),
      commit('a', file('a', { shape: 1, words: 8 }, { shape: 5 }, { shape: 5 })),
    ]);
    assert.deepEqual(recurring(marks).map(shas), [['c', 'b', 'a']]);
  });

  it('begins with what has the most support', () => {
    const twice = [{ shape: 2 }, { shape: 2 }];
    const marks = standingMarks([
      commit('c', file('c', { shape: 1 }, ...twice)),
      commit('b', file('b', { shape: 1 }, ...twice)),
      commit('a', file('a', { shape: 1 })),
    ]);
    assert.deepEqual(
      recurring(marks).map((group) => group[0]?.lesson.shape),
      [1, 2],
    );
    marks.push(...marks.filter(({ lesson }) => lesson.shape === 2));
    assert.deepEqual(
      recurring(marks).map((group) => group[0]?.lesson.shape),
      [2, 1],
    );
  });

  it('takes reverts by their words, shortened names and reverts of reverts too', () => {
    const a = 'a'.repeat(40);
    const b = 'b'.repeat(40);
    const c = 'c'.repeat(40);
    const says = (sha: string) => `Why.\n\nThis reverts commit ${sha}.\n`;
    const out = (...reverting: [string, string][]) => {
      const reverted = revertedIn(reverting.map(([sha, body]) => ({ sha, body })));
      return [a, b, c].filter((sha) => reverted.has(sha)).map((sha) => sha[0]);
    };
    assert.deepEqual(out(), []);
    assert.deepEqual(out([b, says(a)]), ['a', 'b']);
    assert.deepEqual(out([b, says(a.slice(0, 8))]), ['a', 'b']);
    assert.deepEqual(out([c, says(b)], [b, says(a)]), ['b', 'c']);
  });
});
