import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectProfile } from '../../../src/detect/detectProfile';
import { FolderDetection } from '../../../src/detect/FolderDetection';
import { MemoryFiles } from './MemoryFiles';

const NEVER = { aborted: false };
const silent = (): void => undefined;

function npm(dependencies: Record<string, string>): string {
  return JSON.stringify({ name: 'service', private: true, dependencies });
}

const SERVICE = {
  'package.json': npm({ express: '^4.19.0' }),
  'README.md': '# A REST API\n',
  '.gitattributes': 'legacy/** linguist-vendored\n',
  'src/app.js': "import express from 'express';\n",
  'src/big.js': `${'// one line of code\n'.repeat(600)}`,
  'legacy/old.py': 'print()\n'.repeat(3000),
};

async function looked(texts: Record<string, string>) {
  const files = new MemoryFiles(texts);
  const detection = new FolderDetection(files, silent);
  await detection.look(NEVER);
  files.reads.length = 0;
  return { files, detection };
}

describe('detecting again', () => {
  it('reads nothing of a folder in which nothing changed', async () => {
    const { files, detection } = await looked(SERVICE);
    const again = await detection.look(NEVER);
    assert.equal(again.framework, 'express');
    assert.deepEqual(files.reads, []);
    assert.equal(files.lists, 2);
  });

  it('reads each file once for what is wanted of it', async () => {
    const files = new MemoryFiles(SERVICE);
    const detection = new FolderDetection(files, silent);
    await detection.look(NEVER);
    await detection.packages(NEVER);
    // The head of the largest source, and what the three other files say.
    assert.deepEqual([...files.reads].sort(), [
      '.gitattributes',
      'README.md',
      'package.json',
      'src/big.js',
    ]);
    assert.equal(detection.filesRead, files.reads.length);
  });

  const changes: [path: string, text: string | undefined, reads: string[], now: string][] = [
    ['package.json', npm({ fastify: '4' }), ['package.json'], 'javascript fastify api'],
    ['README.md', '# A GraphQL server\n', ['README.md'], 'javascript express graphql'],
    ['.gitattributes', '', ['.gitattributes', 'legacy/old.py'], 'python express api'],
    ['next.config.js', 'export default {};\n', [], 'javascript next.js web'],
    ['package.json', undefined, [], 'javascript null api'],
    ['requirements.txt', 'flask\n', ['requirements.txt'], 'javascript express api'],
  ];
  for (const [path, text, reads, now] of changes) {
    const what = text === undefined ? 'is gone' : 'changed';
    it(`reads ${reads.length === 0 ? 'nothing' : reads.join()} when ${path} ${what}`, async () => {
      const { files, detection } = await looked(SERVICE);
      files.write(path, text);
      const profile = await detection.filesChanged([path], NEVER);
      assert.ok(profile);
      assert.equal(`${profile.language} ${profile.framework} ${profile.domain}`, now);
      assert.deepEqual(files.reads, reads);
      assert.equal(files.lists, 1);
    });
  }

  it('does nothing for source code and for what is installed', async () => {
    const { files, detection } = await looked(SERVICE);
    files.write('src/app.js', 'changed');
    files.write('node_modules/react/package.json', '{}');
    const paths = ['src/app.js', 'node_modules/react/package.json', 'nowhere/package.json'];
    assert.equal(await detection.filesChanged(paths, NEVER), undefined);
    assert.deepEqual(files.reads, []);
  });

  it('takes a folder that is gone for all that was in it', async () => {
    const { files, detection } = await looked({
      ...SERVICE,
      'web/package.json': npm({ next: '14' }),
      'web/pages/index.tsx': 'export {};\n'.repeat(2000),
    });
    files.write('web/package.json', undefined);
    files.write('web/pages/index.tsx', undefined);
    const profile = await detection.filesChanged(['web'], NEVER);
    assert.equal(profile?.framework, 'express');
    assert.equal(profile.language, 'javascript');
  });

  it('lists again when it is decided anew what is ignored, or when very much changed', async () => {
    const { files, detection } = await looked(SERVICE);
    files.write('.gitignore', 'dist\n');
    assert.ok(await detection.filesChanged(['.gitignore'], NEVER));
    assert.equal(files.lists, 2);
    const many = Array.from({ length: 600 }, (_, index) => `src/made${index}.ts`);
    for (const path of many) files.write(path, 'export {};\n'.repeat(50));
    assert.equal(await detection.filesChanged(many, NEVER), undefined);
    files.write('package.json', npm({ koa: '2' }));
    files.reads.length = 0;
    const profile = await detection.filesChanged(['package.json'], NEVER);
    assert.equal(profile?.language, 'typescript');
    assert.equal(files.lists, 3);
    assert.deepEqual(files.reads, ['package.json']);
  });

  it('finds what a first look would find, whatever changed in which order', async () => {
    const texts = fc.constantFrom(
      undefined,
      '',
      npm({ express: '4' }),
      npm({ react: '18' }),
      'flask==3.0\n',
      '# A command line tool\n',
      'src/*.py linguist-generated\n',
      'def f(): pass\n'.repeat(700),
      '{ "broken": ',
    );
    const paths = fc.constantFrom(
      'package.json',
      'README.md',
      '.gitattributes',
      'requirements.txt',
      'src/a.py',
      'src/b.js',
      'web/package.json',
      'web/a.jsx',
      'web/vite.config.ts',
      'settings.json',
      'next.config.js',
    );
    const edits = fc.array(fc.array(fc.tuple(paths, texts), { minLength: 1, maxLength: 4 }), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(edits, async (batches) => {
        const files = new MemoryFiles({ ...SERVICE });
        const detection = new FolderDetection(files, silent);
        await detection.look(NEVER);
        let told = 0;
        for (const batch of batches) {
          for (const [path, text] of batch) files.write(path, text);
          const changed = batch.map(([path]) => path);
          const profile = await detection.filesChanged(changed, NEVER);
          // Code alone moves the shares of the languages; it is taken in with the next that matters.
          if (!profile) continue;
          told += 1;
          assert.deepEqual(profile, await detectProfile(files, NEVER, silent));
        }
        fc.pre(told > 0);
        assert.equal(files.lists, 1 + told);
      }),
      { numRuns: 100 },
    );
  }).timeout(30_000);

  it('ends at once when cancelled, and knows all it read when it is asked again', async () => {
    const files = new MemoryFiles(SERVICE);
    const detection = new FolderDetection(files, silent);
    let asked = 0;
    const later = {
      get aborted(): boolean {
        asked += 1;
        return files.reads.length > 1;
      },
    };
    await assert.rejects(detection.look(later), { name: 'AbortError' });
    assert.ok(asked > 0);
    const before = files.reads.length;
    assert.equal((await detection.look(NEVER)).framework, 'express');
    assert.equal(new Set(files.reads).size, files.reads.length);
    assert.ok(before < files.reads.length);
  });
});
