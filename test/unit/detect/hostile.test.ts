import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DetectionCancelled } from '../../../src/detect/DetectionCancelled';
import { detectProfile } from '../../../src/detect/detectProfile';
import { manifestParser, workspaceParser } from '../../../src/detect/manifests/parseManifest';
import { MemoryFiles } from './MemoryFiles';
import { profileOf } from './profileOf';

const MANIFESTS = [
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'Pipfile',
  'requirements.txt',
  'environment.yml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'gradle/libs.versions.toml',
  'build.sbt',
  'go.mod',
  'Cargo.toml',
  'Gemfile',
  'x.gemspec',
  'composer.json',
  'App.csproj',
  'pubspec.yaml',
  'mix.exs',
  'Package.swift',
  'Dockerfile',
  'CMakeLists.txt',
  'platformio.ini',
  'pnpm-workspace.yaml',
  'lerna.json',
  'rush.json',
  'melos.yaml',
  'go.work',
  'settings.gradle',
  'App.sln',
  'Directory.Packages.props',
  'x.podspec',
  'Podfile',
  'project.clj',
  'deps.edn',
  'shard.yml',
  'cpanfile',
  'x.cabal',
  'elm.json',
  'deno.json',
  'bower.json',
];

const parserOf = (path: string) => manifestParser(path) ?? workspaceParser(path);

describe('hostile manifests', () => {
  it('cost a line in the log when malformed, and the rest is detected', async () => {
    const { language, framework, log } = await profileOf(
      {
        'package.json': '{ "dependencies": { "express": ',
        'pyproject.toml': '[project\nname=',
        'requirements.txt': 'flask==3.0\n',
      },
      { 'app.py': 100 },
    );
    assert.equal(language, 'python');
    assert.equal(framework, 'flask');
    assert.equal(log.length, 2);
    assert.match(log[0] ?? '', /^package\.json cannot be understood: /);
  });

  it('are not read when huge', async () => {
    const { framework, log, reads } = await profileOf(
      { 'package.json': '{}', 'app.py': '' },
      { 'package.json': 50_000_000, 'main.js': 10 },
    );
    assert.equal(framework, null);
    assert.match(log.join('\n'), /package\.json is left out: with 50000000 bytes/);
    assert.ok(!reads.includes('package.json'));
  });

  it('may have __proto__, constructor and duplicate keys', async () => {
    const { framework } = await profileOf(
      {
        'package.json':
          '{"private":true,"__proto__":{"dependencies":{"vue":"3"}},"constructor":{"prototype":{"polluted":1}},' +
          '"dependencies":{"react":"17"},"dependencies":{"__proto__":"1","koa":"2.0.0"}}',
        'pyproject.toml': '[project]\nname = "x"\n["__proto__"]\npolluted = 1\n',
      },
      { 'a.js': 10 },
    );
    assert.equal(framework, 'koa');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('may nest as deep as they like', async () => {
    for (const [path, text] of [
      ['package.json', '[' + '['.repeat(200_000) + ']'.repeat(200_000) + ']'],
      ['pyproject.toml', `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
      ['environment.yml', '['.repeat(50_000)],
      ['pom.xml', '<a>'.repeat(50_000)],
      ['setup.py', `x = ${'('.repeat(100_000)}`],
    ] as const) {
      const { language } = await profileOf({ [path]: text }, { 'a.go': 1_000_000 });
      assert.equal(language, 'go', path);
    }
  });

  it('expand no XML entities', async () => {
    const entities =
      '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' +
      '<!ENTITY f SYSTEM "file:///etc/hostname">]>';
    const { framework } = await profileOf(
      {
        'pom.xml': `${entities}<project><artifactId>&b;&f;</artifactId><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>&b;</artifactId></dependency></dependencies></project>`,
      },
      { 'A.java': 10 },
    );
    assert.ok(framework === 'quarkus' || framework === null);
  });

  it('expand no YAML aliases without end', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i += 1) {
      const list = Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ');
      lines.push(`a${i}: &a${i} [${list}]`);
    }
    const { log } = await profileOf({ 'pubspec.yaml': lines.join('\n') }, { 'a.dart': 10 });
    assert.match(log.join('\n'), /pubspec\.yaml cannot be understood/);
  });

  it('may have any shape that their format allows', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('package.json', 'composer.json'),
        (value, path) => {
          const manifest = parserOf(path)?.(
            path,
            JSON.stringify({ dependencies: value, ...wrap(value) }),
          );
          assert.ok(Array.isArray(manifest?.dependencies));
        },
      ),
    );
  });

  it('may be any text at all: a parser answers or throws an Error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MANIFESTS), fc.string({ maxLength: 400 }), (path, text) => {
        try {
          assert.ok(parserOf(path)?.(path, text));
        } catch (error) {
          assert.ok(error instanceof Error && error.name !== 'AssertionError', String(error));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('do not slow the parsers down out of proportion', () => {
    const seeds = [
      '(',
      '"',
      "'",
      ' ',
      'a:',
      '.package(url: "',
      'group: ',
      '{:a,',
      'id ',
      '/*',
      '\\\n',
      '=\t',
      'a-',
      'include "',
      '[a "',
    ];
    for (const path of MANIFESTS) {
      for (const seed of seeds) {
        const cost = (length: number): number => {
          const text = seed.repeat(Math.ceil(length / seed.length));
          // Of the processor, not of the clock: other programs may have it meanwhile.
          const started = process.cpuUsage();
          try {
            parserOf(path)?.(path, text);
          } catch (error) {
            assert.ok(error instanceof Error);
          }
          const { user, system } = process.cpuUsage(started);
          return (user + system) / 1000;
        };
        cost(2_000);
        const small = Math.max(cost(6_000), 4);
        const large = cost(48_000);
        assert.ok(
          large < small * 8 * 10,
          `${path} with ${JSON.stringify(seed)}: ${small} → ${large}`,
        );
      }
    }
  }).timeout(60_000);
});

function wrap(value: unknown): Record<string, unknown> {
  return {
    name: value,
    private: value,
    engines: value,
    keywords: value,
    scripts: value,
    bin: value,
  };
}

describe('cancelling detection', () => {
  it('rejects when it is aborted before, or while files are listed', async () => {
    const files = new MemoryFiles({}, { 'a.py': 1, 'b.py': 1 });
    await assert.rejects(
      detectProfile(files, { aborted: true }, () => undefined),
      DetectionCancelled,
    );
    let asked = 0;
    const later = {
      get aborted(): boolean {
        asked += 1;
        return asked > 3;
      },
    };
    await assert.rejects(
      detectProfile(files, later, () => undefined),
      DetectionCancelled,
    );
    assert.deepEqual(files.reads, []);
  });
});
