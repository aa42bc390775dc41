import assert from 'node:assert/strict';
import { ALL_GRAMMARS } from '../../../../src/template/tree/languages/grammars';
import { grammarOfFile, grammarOfPath } from '../../../../src/template/tree/languages/grammarNames';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { grammars } from './workbench';

const parsers = new Parsers(grammars);

describe('the record of each grammar', () => {
  for (const { name, languages, extensions, wrappers } of ALL_GRAMMARS) {
    it(`of ${name} tells by names and extensions alike what is read by it`, () => {
      for (const extension of extensions) assert.equal(grammarOfPath(`a.${extension}`), name);
      for (const language of languages) assert.equal(grammarOfFile('a', language), name);
    });

    it(`of ${name} has a grammar, and a place for code in each of its wrappers`, async () => {
      assert.equal((await parsers.parse(name, ''))?.text, '');
      for (const wrapper of wrappers) assert.equal(wrapper.split('…').length, 2, wrapper);
    });
  }

  it('claims no language and no extension twice', () => {
    for (const of of ['name', 'languages', 'extensions'] as const) {
      const all = ALL_GRAMMARS.flatMap((grammar) => grammar[of]);
      assert.deepEqual([...new Set(all)], all);
    }
  });
});
