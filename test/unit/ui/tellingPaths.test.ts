import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tellingPaths } from '../../../src/ui/words/tellingPaths';

const told = (...paths: string[]): string[] => {
  const all = tellingPaths(paths);
  return paths.map((path) => all.get(path) ?? '?');
};

describe('tellingPaths', () => {
  it('names a file alone where its name is the only one', () => {
    assert.deepEqual(told('src/a.js', 'src/b.js', 'src/a.js'), ['a.js', 'b.js', 'a.js']);
  });

  it('takes as few folders as tell files of one name apart', () => {
    assert.deepEqual(told('app/orders/page.tsx', 'app/users/page.tsx', 'page.tsx'), [
      'orders/page.tsx',
      'users/page.tsx',
      'page.tsx',
    ]);
    assert.deepEqual(told('a/x/page.tsx', 'b/x/page.tsx', 'b/y/page.tsx'), [
      'a/x/page.tsx',
      'b/x/page.tsx',
      'y/page.tsx',
    ]);
  });

  it('gives no two paths one name, and each the end of itself', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const names = tellingPaths(paths);
        assert.equal(new Set(names.values()).size, paths.length);
        for (const each of paths) assert.ok(`/${each}`.endsWith(`/${names.get(each)}`), each);
      }),
    );
  });
});
