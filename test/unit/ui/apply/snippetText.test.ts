import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EditInput } from '../../../../src/core/ports';
import { snippetText } from '../../../../src/ui/apply/snippetText';

/** What an editor makes of a snippet when all that is proposed is accepted, and its tab stops. */
function accepted(snippet: string): { text: string; stops: [number, string][] } {
  const stops: [number, string][] = [];
  const plain = (escaped: string) => escaped.replace(/\\([\\$}])/g, '$1');
  const text = snippet.replace(
    /\$\{(\d+):((?:\\.|[^\\}])*)\}|\\[\\$}]|[^\\$}]/gs,
    (all: string, number: string | undefined, proposal: string | undefined) => {
      if (number === undefined) return plain(all);
      stops.push([Number(number), plain(proposal ?? '')]);
      return plain(proposal ?? '');
    },
  );
  return { text, stops };
}

describe('snippetText', () => {
  it('has a tab stop for each name, the same for stretches of one name', () => {
    const text = 'load(url, LIMIT, signal, LIMIT)';
    const inputs = [
      { name: 'LIMIT', start: 10, end: 15 },
      { name: 'signal', start: 17, end: 23 },
      { name: 'LIMIT', start: 25, end: 30 },
    ];
    const numbers = new Map<string, number>();
    assert.equal(
      snippetText(text, inputs, numbers),
      'load(url, ${1:LIMIT}, ${2:signal}, ${1:LIMIT})',
    );
    const other = [{ name: 'signal', start: 0, end: 6 }];
    assert.equal(snippetText('signal', other, numbers), '${2:signal}');
  });

  it('means nothing of the code that would mean something in a snippet', () => {
    const text = 'const $x = `${a}\\n$1`;';
    assert.equal(snippetText(text, [], new Map()), 'const \\$x = `\\${a\\}\\\\n\\$1`;');
    assert.equal(accepted(snippetText(text, [], new Map())).text, text);
  });

  it('is the text itself once what is proposed is accepted, whatever that is', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', '$', '{', '}', '\\', ':', '1', '|', '\n'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece), { maxLength: 5 }), piece, (parts, rest) => {
        let text = '';
        const inputs: EditInput[] = [];
        for (const [literal, proposal] of parts) {
          text += literal;
          inputs.push({ name: proposal, start: text.length, end: text.length + proposal.length });
          text += proposal;
        }
        const snippet = snippetText(text + rest, inputs, new Map());
        const { text: result, stops } = accepted(snippet);
        assert.equal(result, text + rest);
        assert.deepEqual(
          stops.map(([, proposal]) => proposal),
          parts.map(([, proposal]) => proposal),
        );
      }),
    );
  });
});
