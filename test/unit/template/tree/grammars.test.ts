import assert from 'node:assert/strict';
import { ALL_GRAMMARS } from '../../../../src/template/tree/languages/grammars';
import { grammarOfFile, grammarOfPath } from '../../../../src/template/tree/languages/grammarNames';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { grammars } from './workbench';

/** The names of all kinds of nodes that a grammar has. */
async function kindsOf(grammar: string): Promise<Set<string>> {
  const parsers = new Parsers(grammars);
  assert.equal((await parsers.parse(grammar, ''))?.text, '');
  const names = new Set<string>();
  for (let number = 0; parsers.kinds.name(number) !== ''; number++) {
    names.add(parsers.kinds.name(number));
  }
  return names;
}

describe('the record of each grammar', () => {
  for (const { name, languages, extensions, wrappers, kinds } of ALL_GRAMMARS) {
    it(`of ${name} tells by names and extensions alike what is read by it`, () => {
      for (const extension of extensions) assert.equal(grammarOfPath(`a.${extension}`), name);
      for (const language of languages) assert.equal(grammarOfFile('a', language), name);
    });

    it(`of ${name} has a place for code in each of its wrappers`, () => {
      for (const wrapper of wrappers) assert.equal(wrapper.split('…').length, 2, wrapper);
    });

    it(`of ${name} names kinds that its grammar has, each once for what it is`, async () => {
      const known = await kindsOf(name);
      assert.ok(kinds.bodies);
      for (const [role, named] of Object.entries(kinds) as [string, string][]) {
        const all = named.split(' ');
        assert.deepEqual(
          all.filter((kind) => !known.has(kind)),
          [],
          role,
        );
        assert.deepEqual([...new Set(all)], all, role);
      }
    });
  }

  it('claims no language and no extension twice', () => {
    for (const of of ['name', 'languages', 'extensions'] as const) {
      const all = ALL_GRAMMARS.flatMap((grammar) => grammar[of]);
      assert.deepEqual([...new Set(all)], all);
    }
  });
});
