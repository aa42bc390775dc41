import assert from 'node:assert/strict';
import path from 'node:path';
import { pathBelow } from '../../../src/ui/folders/pathBelow';

describe('the path of a file in a folder', () => {
  it('has / on Windows too, however the drive is written', () => {
    const below = (folder: string, file: string): string => pathBelow(folder, file, path.win32);
    assert.equal(below('C:\\Users\\me\\shop', 'C:\\Users\\me\\shop\\src\\a.js'), 'src/a.js');
    assert.equal(below('c:\\Users\\me\\shop', 'C:\\Users\\me\\shop\\a.js'), 'a.js');
    assert.equal(
      below('\\\\server\\share\\shop', '\\\\server\\share\\shop\\src\\a.js'),
      'src/a.js',
    );
    assert.equal(below('C:\\my shop\\', 'C:\\my shop\\über "x"\\⏱️.js'), 'über "x"/⏱️.js');
  });

  it('leaves odd names as they are', () => {
    const below = (file: string): string => pathBelow('/shop', `/shop/${file}`, path.posix);
    for (const name of ["it's.js", 'say "hi".js', 'two\nlines.js', '⏱️.js', 'שלום.js', 'a\\b.js']) {
      assert.equal(below(`src/${name}`), `src/${name}`);
    }
  });
});
