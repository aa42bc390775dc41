import assert from 'node:assert/strict';
import { learn, rewritten } from './workbench';

describe('a place of which the new code would mean something else', () => {
  it('is left alone where a name would be used that nothing binds any more', async () => {
    const { template } = await learn(
      'ruby',
      [
        'a.each_with_object({}) do |b, all|\n  all[b.id] = b.name\nend\n',
        'a.to_h do |b|\n  [b.id, b.name]\nend\n',
      ],
      [
        'c.each_with_object({}) do |d, sum|\n  sum[d.key] = d.size\nend\n',
        'c.to_h do |d|\n  [d.key, d.size]\nend\n',
      ],
    );
    const text = 'e.each_with_object({}) do |f, out|\n  out[f.id] = f.text\nend\n';
    assert.match(await rewritten(template, text), /e\.to_h do \|f\|/);
    const used = text.replace('f.text', 'out[f.id].to_i + 1');
    assert.equal(await rewritten(template, used), used);
  });

  it('is changed where a hole of the new code binds the name', async () => {
    const before =
      'fn f() {\n    let v = match g() {\n        Ok(v) => v,\n        Err(_) => return,\n    };\n}\n';
    const { template } = await learn('rust', [
      before,
      'fn f() {\n    let Ok(v) = g() else { return };\n}\n',
    ]);
    assert.match(await rewritten(template, before), /let Ok\(v\) = g\(\) else/);
  });

  it('is left alone where a call would be assigned to or taken away', async () => {
    const { template } = await learn('php', [
      '<?php\nf($a[array_key_last($a)]);\n',
      '<?php\nf(array_last($a));\n',
    ]);
    assert.equal(
      await rewritten(template, '<?php\n$b = $c[array_key_last($c)];\n'),
      '<?php\n$b = array_last($c);\n',
    );
    for (const statement of [
      '$c[array_key_last($c)] = 1;',
      '$c[array_key_last($c)]["d"] = 1;',
      '$c[array_key_last($c)] .= "d";',
      '$c[array_key_last($c)]++;',
      'unset($c[array_key_last($c)]);',
    ]) {
      const text = `<?php\n${statement}\n`;
      assert.equal(await rewritten(template, text), text);
    }
  });

  it('is left alone in a language where only the element itself is written', async () => {
    const { template } = await learn('javascript', ['f(a[a.length - 1]);\n', 'f(a.at(-1));\n']);
    const written = 'b[b.length - 1] = 2;\nb[b.length - 1] += 2;\ndelete b[b.length - 1];\n';
    assert.equal(await rewritten(template, written), written);
    assert.match(await rewritten(template, 'b[b.length - 1].c = 2;\n'), /^b\.at\(.*1\)\.c = 2;$/m);
  });

  it('gets no parentheses around what needs none', async () => {
    const { template } = await learn('ruby', ['a = b + c * d\n', 'a = b + (c * d)\n']);
    for (const text of ['a = b + c\n', 'a = b + c.d\n', 'a = b + 1\n'])
      assert.equal(await rewritten(template, text), text);
  });

  it('keeps a keyword without which two things would be one', async () => {
    const { template } = await learn('ruby', [
      'if a\n  b\nelsif c then\n  d\nend\n',
      'if a\n  b\nelsif c\n  d\nend\n',
    ]);
    const text = 'if e then f\nelsif g\n  h\nend\n';
    assert.equal(await rewritten(template, text), text);
  });

  it('brings the module by which the new code reaches what the file imports by its name', async () => {
    const { template } = await learn('python', [
      'import functools\n\n@functools.lru_cache(maxsize=None)\ndef f():\n    pass\n',
      'import functools\n\n@functools.cache\ndef f():\n    pass\n',
    ]);
    assert.equal(
      await rewritten(
        template,
        'from functools import lru_cache\n\n@lru_cache(maxsize=None)\ndef g():\n    pass\n',
      ),
      'import functools\nfrom functools import lru_cache\n\n@functools.cache\ndef g():\n    pass\n',
    );
  });
});
