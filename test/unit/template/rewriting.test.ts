import assert from 'node:assert/strict';
import { applied, learn, sitesIn, taught, type Example } from './workshop';

const TIMEOUT: Example = [
  'import requests\nrequests.get(url)\n',
  'import requests\nrequests.get(url, timeout=10)\n',
];
const RENAME: Example = [
  'import { old } from "m";\nold(x);\n',
  'import { old } from "m";\nfresh(x);\n',
];
const WRAP: Example = [
  'function f(a) {\n    save(a);\n    next();\n}\n',
  'function f(a) {\n    if (ready) {\n        save(a);\n    }\n    next();\n}\n',
];

describe('rewriting a site', () => {
  it('touches nothing outside of the match, and keeps what a hole stands for as it is', async () => {
    const text = '  x =  requests.get( a [0],\t"b c"  ) ;  # end \n\n';
    assert.equal(
      await taught('python', TIMEOUT, text),
      '  x =  requests.get( a [0],\t"b c", timeout=10) ;  # end \n\n',
    );
  });

  it('puts an argument on a line of its own where the others are', async () => {
    const text = 'requests.get(\n    url,\n    headers=h,  # secret\n)\n';
    assert.equal(
      await taught('python', TIMEOUT, text),
      'requests.get(\n    url,\n    headers=h,  # secret\n    timeout=10,\n)\n',
    );
    assert.equal(
      await taught('python', TIMEOUT, 'requests.get(\n\turl\n)\n'),
      'requests.get(\n\turl,\n\ttimeout=10\n)\n',
    );
  });

  it('keeps CRLF, also in lines that it adds', async () => {
    const { template } = await learn('javascript', WRAP);
    assert.equal(
      await applied(template, 'g();\r\nsave(q);\r\nh();\r\n'),
      'g();\r\nif (ready) {\r\n    save(q);\r\n}\r\nh();\r\n',
    );
  });

  it('indents added lines like the site: tabs', async () => {
    const { template } = await learn('javascript', WRAP);
    assert.equal(
      await applied(template, 'class A {\n\tb() {\n\t\tsave(q);\n\t}\n}\n'),
      'class A {\n\tb() {\n\t\tif (ready) {\n\t\t\tsave(q);\n\t\t}\n\t}\n}\n',
    );
  });

  it('indents added lines like the site: two spaces', async () => {
    const { template } = await learn('javascript', WRAP);
    assert.equal(
      await applied(template, 'class A {\n  b() {\n    save(q);\n  }\n}\n'),
      'class A {\n  b() {\n    if (ready) {\n      save(q);\n    }\n  }\n}\n',
    );
  });

  it('moves the lines of a hole with it', async () => {
    const { template } = await learn('javascript', WRAP);
    assert.equal(
      await applied(template, 'z();\nsave({\n  a: `x\n y`,\n});\n'),
      'z();\nif (ready) {\n  save({\n    a: `x\n y`,\n  });\n}\n',
    );
  });

  it('counts offsets in UTF-16 units', async () => {
    const { template } = await learn('javascript', RENAME);
    const text = 'const s = "👩‍👩‍👧 \u{10ffff}"; old("😀" + 𝒳); // 🎉';
    const [site] = await sitesIn(template, text);
    assert.equal(text.slice(site?.start, site?.end), 'old("😀" + 𝒳)');
    assert.equal(
      await applied(template, text),
      'const s = "👩‍👩‍👧 \u{10ffff}"; fresh("😀" + 𝒳); // 🎉',
    );
  });

  it('keeps a comment within a hole', async () => {
    assert.equal(
      await taught('javascript', RENAME, 'old(a /* why */ + b)'),
      'fresh(a /* why */ + b)',
    );
  });

  it('offers no site where a comment would be lost', async () => {
    const { template } = await learn('javascript', [
      'function g(a) {\n  f(a.trim().length() === 0);\n}\n',
      'function g(a) {\n  f(isBlank(a));\n}\n',
    ]);
    assert.equal((await sitesIn(template, 'f(b.trim().length() === 0);')).length, 1);
    assert.equal((await sitesIn(template, 'f(b.trim() /* why */ .length() === 0);')).length, 0);
  });

  it('finds no sites in comments and strings', async () => {
    const { template } = await learn('python', TIMEOUT);
    const text = '# requests.get(a)\ns = "requests.get(b)"\n"""\nrequests.get(c)\n"""\n';
    assert.deepEqual(await sitesIn(template, text), []);
  });

  it('removes a line as a whole', async () => {
    const example: Example = [
      'from __future__ import division\nimport os\nx = 1\n',
      'import os\nx = 1\n',
    ];
    assert.equal(
      await taught('python', example, '# a\nfrom __future__ import division\n\nimport sys\n'),
      '# a\n\nimport sys\n',
    );
  });

  it('rewrites the outer of two nested sites, and the inner one in the next round', async () => {
    const { template } = await learn('javascript', RENAME);
    const once = await applied(template, 'old(old(1))');
    assert.equal(once, 'fresh(old(1))');
    assert.equal(await applied(template, once), 'fresh(fresh(1))');
  });

  it('does not apply where the text has changed since', async () => {
    const { TokenTemplateLearner } =
      await import('../../../src/template/tokens/TokenTemplateLearner');
    const { template } = await learn('javascript', RENAME);
    const [site] = await sitesIn(template, 'old(1)');
    assert.ok(site);
    await assert.rejects(
      new TokenTemplateLearner().rewrite(template, site, 'new(1)'),
      /does not match at this place/,
    );
  });

  it('stops when it is cancelled', async () => {
    const { TokenTemplateLearner } =
      await import('../../../src/template/tokens/TokenTemplateLearner');
    const { template } = await learn('javascript', RENAME);
    const cancelled = { aborted: false };
    const files = ['old(1)', 'old(2)', 'old(3)'].map((text, index) => ({ path: `${index}`, text }));
    const found: string[] = [];
    for await (const { site } of new TokenTemplateLearner().findSites(
      [template],
      files,
      cancelled,
    )) {
      found.push(site.path);
      cancelled.aborted = found.length === 2;
    }
    assert.deepEqual(found, ['0', '1']);
  });
});
