import assert from 'node:assert/strict';
import { Parsers } from '../../../../src/template/tree/Parsers';
import { RecentTrees } from '../../../../src/template/tree/RecentTrees';
import { grammars } from './workbench';

describe('trees of recent texts', () => {
  it('are parsed once, those unused for longest are forgotten', async () => {
    const parsers = new Parsers(grammars);
    const recent = new RecentTrees(parsers, 12);
    const parse = (text: string) => recent.parse('javascript', text);
    const first = await parse('a(1);');
    await parse('b(2);');
    assert.equal(await parse('a(1);'), first);
    assert.equal(parsers.parses, 2);
    await parse('c(3);');
    assert.equal(await parse('a(1);'), first, 'it was used last');
    assert.equal(parsers.parses, 3);
    await parse('b(2);');
    assert.equal(parsers.parses, 4);
  });

  it('are those of their own grammar, and none where a text takes all the room', async () => {
    const parsers = new Parsers(grammars);
    const recent = new RecentTrees(parsers, 3);
    const [script, python] = [
      await recent.parse('javascript', 'a'),
      await recent.parse('python', 'a'),
    ];
    assert.notEqual(script, python);
    await recent.parse('javascript', 'long(1);');
    await recent.parse('javascript', 'long(1);');
    assert.equal(parsers.parses, 4);
  });
});
