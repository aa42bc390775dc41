import assert from 'node:assert/strict';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { RecentTrees } from '../../../../src/template/tree/syntax/RecentTrees';
import { grammars } from './workbench';

describe('trees of recent texts', () => {
  it('are parsed once, those unused for longest are forgotten', async () => {
    const parsers = new Parsers(grammars);
    const recent = new RecentTrees(parsers, 18);
    const parse = (...texts: [string, string]) => recent.parseVersions('javascript', ...texts);
    const [first] = (await parse('a(1);', 'b(2);'))!;
    await parse('b(2);', 'c(3);');
    assert.equal(parsers.parses, 3);
    assert.equal((await parse('a(1);', 'c(3);'))![0], first);
    assert.equal(parsers.parses, 3);
    await parse('d(4);', 'c(3);');
    assert.equal((await parse('a(1);', 'c(3);'))![0], first, 'it was used after b');
    assert.equal(parsers.parses, 4);
    await parse('a(1);', 'b(2);');
    assert.equal(parsers.parses, 5);
  });

  it('are those of their own grammar, and none where a text takes all the room', async () => {
    const parsers = new Parsers(grammars);
    const recent = new RecentTrees(parsers, 3);
    const [script] = (await recent.parseVersions('javascript', 'a', 'b'))!;
    const [python] = (await recent.parseVersions('python', 'a', 'b'))!;
    assert.notEqual(script, python);
    await recent.parseVersions('javascript', 'long(1);', 'long(2);');
    await recent.parseVersions('javascript', 'long(1);', 'long(2);');
    assert.equal(parsers.parses, 8);
  });
});
