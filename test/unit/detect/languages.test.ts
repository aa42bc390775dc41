import assert from 'node:assert/strict';
import { languageOfPath } from '../../../src/detect/languages/languageOfPath';
import { profileOf } from './profileOf';

describe('languageOfPath', () => {
  const expected: Record<string, string | null> = {
    'src/app.ts': 'typescript',
    'src/App.tsx': 'typescript',
    'src/App.jsx': 'javascript',
    'lib/x.mjs': 'javascript',
    'Program.cs': 'c#',
    'main.cpp': 'c++',
    'main.rs': 'rust',
    'a.h': 'c',
    'View.m': 'objective-c',
    'x.py': 'python',
    'x.pyi': 'python',
    'index.html': 'html',
    'show.html.erb': 'html',
    'x.vue': 'vue',
    'Main.kt': 'kotlin',
    'build.gradle.kts': 'gradle',
    Dockerfile: 'dockerfile',
    'deep/Makefile': 'makefile',
    Rakefile: 'ruby',
    'a.sql': 'sql',
    'README.md': 'markdown',
    'x.YML': 'yaml',
    'script.R': 'r',
    'a.sh': 'shell',
    'no-extension': null,
    'strange.qqq': null,
    '.ts': 'typescript',
  };
  for (const [path, language] of Object.entries(expected)) {
    it(`takes ${path} for ${String(language)}`, () => {
      assert.equal(languageOfPath(path), language);
    });
  }
});

describe('language of a project', () => {
  it('is counted by bytes, data and prose left out', async () => {
    const { language, languages } = await profileOf(
      {},
      { 'a.py': 300, 'b.go': 700, 'data.json': 100_000, 'README.md': 50_000 },
    );
    assert.equal(language, 'go');
    assert.deepEqual(languages, [
      { name: 'go', share: 0.7 },
      { name: 'python', share: 0.3 },
    ]);
  });

  it('leaves out what is vendored, generated, minified or documentation', async () => {
    const { languages } = await profileOf(
      { 'public/app.js': `var a=1;${'b(2);'.repeat(3000)}`, 'api/service.go': generated() },
      {
        'src/main.py': 1_000,
        'vendor/lib.rb': 9_000,
        'third_party/x/y.c': 9_000,
        'web/node_modules/a/index.js': 9_000,
        'static/jquery-3.6.0.min.js': 9_000,
        'static/js/bootstrap.bundle.js': 9_000,
        'dist/out.js': 9_000,
        'proto/a_pb2.py': 9_000,
        'types/index.d.ts': 9_000,
        'docs/conf.rb': 9_000,
        'examples/demo.rs': 9_000,
      },
    );
    assert.deepEqual(languages, [{ name: 'python', share: 1 }]);
  });

  it('obeys .gitattributes: language, vendored, generated, documentation, detectable', async () => {
    const { languages } = await profileOf(
      {
        '.gitattributes': [
          '# comment',
          '*.h linguist-language=C++',
          'web/** linguist-vendored',
          '*.gen.py linguist-generated=true',
          'vendor/** -linguist-vendored',
          'book/** linguist-documentation',
          '*.sql linguist-detectable',
          '*.rb linguist-detectable=false',
        ].join('\n'),
      },
      {
        'a.h': 400,
        'web/app.js': 9_000,
        'x.gen.py': 9_000,
        'vendor/mine.go': 300,
        'book/x.hs': 9_000,
        'schema.sql': 300,
        'a.rb': 9_000,
      },
    );
    assert.deepEqual(languages, [
      { name: 'c++', share: 0.4 },
      { name: 'go', share: 0.3 },
      { name: 'sql', share: 0.3 },
    ]);
  });

  it('lets a deeper .gitattributes win, for its own folder only', async () => {
    const { languages } = await profileOf(
      {
        '.gitattributes': '*.py linguist-vendored',
        'mine/.gitattributes': '*.py -linguist-vendored',
      },
      { 'mine/a.py': 100, 'other/b.py': 900 },
    );
    assert.deepEqual(languages, [{ name: 'python', share: 1 }]);
    assert.match(
      (await profileOf({}, { 'a.py': 1 })).evidence[0]?.reason ?? '',
      /100 %.* \(1 file\)$/,
    );
  });

  it('decides shared extensions by their neighbours', async () => {
    const cpp = await profileOf({}, { 'a.h': 900, 'a.cpp': 100 });
    assert.deepEqual(cpp.languages, [{ name: 'c++', share: 1 }]);
    const c = await profileOf({}, { 'a.h': 900, 'a.c': 100, 'test.cpp': 50 });
    assert.equal(c.language, 'c');
    const objective = await profileOf({}, { 'View.m': 500, 'View.h': 600, 'x.swift': 100 });
    assert.equal(objective.language, 'objective-c');
    const matlab = await profileOf({}, { 'solve.m': 500, 'data.mat': 900 });
    assert.equal(matlab.language, 'matlab');
    const fsharp = await profileOf({}, { 'Program.fs': 500, 'App.fsproj': 100 });
    assert.equal(fsharp.language, 'f#');
  });

  it('counts the code of notebooks, not their outputs, as their kernel’s language', async () => {
    const notebook = JSON.stringify({
      metadata: { kernelspec: { language: 'julia' } },
      cells: [
        { cell_type: 'code', source: ['a = 1\n', 'b = 2'], outputs: ['x'.repeat(50_000)] },
        { cell_type: 'markdown', source: 'y'.repeat(10_000) },
      ],
    });
    const { languages } = await profileOf({ 'a.ipynb': notebook }, { 'b.py': 89 });
    assert.deepEqual(languages, [
      { name: 'python', share: 0.89 },
      { name: 'julia', share: 0.11 },
    ]);
  });

  it('falls back to documentation, then to data, where there is nothing else', async () => {
    assert.equal((await profileOf({}, { 'examples/a.rs': 10 })).language, 'rust');
    assert.equal((await profileOf({}, { 'q.sql': 10, 'README.md': 99 })).language, 'sql');
    assert.equal((await profileOf({}, { 'README.md': 10 })).language, 'markdown');
    assert.equal((await profileOf({})).language, null);
    assert.equal((await profileOf({}, { 'empty.py': 0 })).language, null);
  });

  it('reads no more than a bounded number of heads', async () => {
    const sizes = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`src/f${i}.js`, 10_000 + i]),
    );
    const { reads } = await profileOf({}, sizes);
    assert.ok(reads.length <= 60, `${reads.length} reads`);
  });
});

function generated(): string {
  return `// Code generated by a tool. DO NOT EDIT.\n${'package api\n'.repeat(1000)}`;
}
