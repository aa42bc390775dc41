import assert from 'node:assert/strict';
import { importVerdict, type ImportVerdict } from '../../../bench/history/imports';
import { Parsers } from '../../../src/template/tree/syntax/Parsers';
import { grammars } from '../template/tree/workbench';

describe('what a pattern made of the imports of a file', () => {
  const parsers = new Parsers(grammars);
  const verdict = (before: string, after: string, result: string) =>
    importVerdict({ path: 'a.py', before, after, result }, (...code) => parsers.parse(...code));

  const before = 'import os\n\nx = old(1)\n';
  const after = 'import os\nfrom m import fresh\n\nx = fresh(1)\n';
  for (const [is, was, wanted, got] of [
    ['same', before, after, after],
    ['otherLines', before, after, 'from m import fresh\nimport os\n\nx = fresh(1)\n'],
    ['missing', before, after, 'import os\n\nx = fresh(1)\n'],
    ['extra', before, after, 'import os\nimport sys\n\nx = fresh(1)\n'],
    ['taken', before, after, 'from m import fresh\n\nx = fresh(1)\n'],
    ['left', after, before, 'import os\nfrom m import fresh\n\nx = old(1)\n'],
    [undefined, before, 'import os\n\nx = fresh(1)\n', 'import os\n\nx = fresh(1)\n'],
    [undefined, before, after, before],
    [undefined, before, `${before}from n import other\n`, 'import os\n\nx = fresh(1)\n'],
  ] satisfies [ImportVerdict | undefined, string, string, string][]) {
    it(`is ${is ?? 'nothing'} where it has ${JSON.stringify(got)}`, async () => {
      assert.equal(await verdict(was, wanted, got), is);
    });
  }
});
