import assert from 'node:assert/strict';
import { FolderDetection } from '../../../src/detect/FolderDetection';
import { memberPattern } from '../../../src/detect/packages/memberPattern';
import { MemoryFiles } from './MemoryFiles';

const NEVER = { aborted: false };

async function packagesOf(texts: Record<string, string>, log: string[] = []) {
  const files = new MemoryFiles(texts);
  const detection = new FolderDetection(files, (message) => log.push(message));
  const packages = await detection.packages(NEVER);
  assert.equal(files.lists, 1);
  return packages.map(({ path, profile }) => `${path}: ${profile.framework ?? 'none'}`);
}

function npm(dependencies: Record<string, string>, more: object = {}): string {
  return JSON.stringify({ private: true, dependencies, ...more });
}

const JS = 'export const a = 1;\n'.repeat(20);
const JAVA = 'class A {}\n'.repeat(20);

describe('packages of a repository', () => {
  const declared: Record<string, [Record<string, string>, string[]]> = {
    'npm and yarn workspaces': [
      {
        'package.json': npm({}, { workspaces: ['apps/*', '!apps/old'] }),
        'apps/web/package.json': npm({ react: '18' }),
        'apps/web/index.jsx': JS,
        'apps/server/package.json': npm({ express: '4' }),
        'apps/server/index.js': JS,
        'apps/old/package.json': npm({ koa: '2' }),
        'apps/old/index.js': JS,
      },
      ['apps/server: express', 'apps/web: react'],
    ],
    'workspaces in an object': [
      {
        'package.json': npm({}, { workspaces: { packages: ['modules/a'] } }),
        'modules/a/package.json': npm({ vue: '3' }),
        'modules/a/index.vue': JS,
      },
      ['modules/a: vue'],
    ],
    'pnpm workspaces with a catalogue': [
      {
        'package.json': npm({}),
        'pnpm-workspace.yaml': 'packages:\n  - "{apps,libs}/**"\ncatalog:\n  svelte: ^5.1.0\n',
        'apps/site/package.json': npm({ svelte: 'catalog:' }),
        'apps/site/App.svelte': JS,
      },
      ['apps/site: svelte'],
    ],
    lerna: [
      {
        'package.json': npm({}),
        'lerna.json': '{ "packages": ["parts/*"] }',
        'parts/x/package.json': npm({ fastify: '4' }),
        'parts/x/index.js': JS,
      },
      ['parts/x: fastify'],
    ],
    rush: [
      {
        'rush.json':
          '{ // comment\n "projects": [{ "projectFolder": "a/b", "packageName": "b" }] }',
        'a/b/package.json': npm({ hono: '4' }),
        'a/b/index.ts': JS,
      },
      ['a/b: hono'],
    ],
    'a Cargo workspace': [
      {
        'Cargo.toml':
          '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\naxum = "0.7"\n',
        'crates/web/Cargo.toml':
          '[package]\nname = "web"\n[dependencies]\naxum = { workspace = true }\n',
        'crates/web/src/main.rs': 'fn main() {}\n',
        'crates/core/Cargo.toml': '[package]\nname = "core"\n',
        'crates/core/src/lib.rs': 'pub fn f() {}\n',
      },
      ['crates/core: none', 'crates/web: axum'],
    ],
    'Maven modules, which have what their parent has': [
      {
        'pom.xml':
          '<project><artifactId>all</artifactId><packaging>pom</packaging><modules><module>orders</module><module>client</module></modules>' +
          '<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent></project>',
        'orders/pom.xml': '<project><artifactId>orders</artifactId></project>',
        'orders/src/main/java/A.java': JAVA,
      },
      ['orders: spring boot'],
    ],
    'Gradle settings': [
      {
        'settings.gradle.kts': 'rootProject.name = "x"\ninclude(":app", ":core:net")\n',
        'app/build.gradle.kts': 'plugins { id("com.android.application") }',
        'app/src/main/java/A.java': JAVA,
        'core/net/build.gradle.kts':
          'dependencies { implementation("io.ktor:ktor-server-core:2.3.0") }',
        'core/net/src/A.java': JAVA,
      },
      ['app: android', 'core/net: ktor'],
    ],
    'a Go workspace': [
      {
        'go.work': 'go 1.22\n\nuse (\n\t./api\n\t./worker // jobs\n)\n',
        'api/go.mod': 'module example.com/api\n\nrequire github.com/gin-gonic/gin v1.9.1\n',
        'api/main.go': 'package main\n',
        'worker/go.mod': 'module example.com/worker\n',
        'worker/main.go': 'package main\n',
      },
      ['api: gin', 'worker: none'],
    ],
    'a uv workspace': [
      {
        'pyproject.toml': '[project]\nname = "all"\n[tool.uv.workspace]\nmembers = ["libs/*"]\n',
        'libs/web/pyproject.toml': '[project]\nname = "web"\ndependencies = ["fastapi>=0.110"]\n',
        'libs/web/main.py': 'import fastapi\n',
      },
      ['libs/web: fastapi'],
    ],
    'path dependencies of Poetry': [
      {
        'pyproject.toml':
          '[tool.poetry]\nname = "all"\n[tool.poetry.dependencies]\nshared = { path = "./shared" }\n',
        'shared/pyproject.toml':
          '[tool.poetry]\nname = "shared"\n[tool.poetry.dependencies]\nflask = "^3"\n',
        'shared/a.py': 'import flask\n',
      },
      ['shared: flask'],
    ],
    'a solution with central versions': [
      {
        'Shop.sln':
          'Project("{FAE0}") = "Shop.Web", "src\\Shop.Web\\Shop.Web.csproj", "{1}"\nEndProject\n',
        'Directory.Packages.props':
          '<Project><ItemGroup><PackageVersion Include="Avalonia" Version="11.0.1" /></ItemGroup></Project>',
        'src/Shop.Web/Shop.Web.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
        'src/Shop.Web/Program.cs': JAVA,
        'src/Shop.Desk/Shop.Desk.csproj':
          '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Avalonia" /></ItemGroup></Project>',
        'src/Shop.Desk/A.cs': JAVA,
        'src/Shop.Desk/B.cs': JAVA,
        'src/Shop.Desk/C.cs': JAVA,
      },
      ['src/Shop.Desk: avalonia', 'src/Shop.Web: asp.net core'],
    ],
    'an umbrella of Elixir': [
      {
        'mix.exs': 'def project do [apps_path: "apps"] end',
        'apps/web/mix.exs': 'defp deps do [{:phoenix, "~> 1.7"}] end',
        'apps/web/lib/a.ex': 'defmodule A do end\n',
      },
      ['apps/web: phoenix'],
    ],
  };
  for (const [what, [texts, expected]] of Object.entries(declared)) {
    it(`are found by ${what}`, async () => {
      assert.deepEqual(await packagesOf(texts), expected);
    });
  }

  it('have the versions that the workspace keeps for them', async () => {
    for (const [what, version] of [
      ['a Cargo workspace', 'axum 0.7'],
      ['pnpm workspaces with a catalogue', 'svelte 5.1.0'],
      ['a solution with central versions', 'avalonia 11.0.1'],
    ] as const) {
      const files = new MemoryFiles(declared[what]?.[0] ?? {});
      const packages = await new FolderDetection(files, () => undefined).packages(NEVER);
      const reasons = packages.flatMap(({ profile }) =>
        profile.evidence.map((each) => each.reason),
      );
      assert.ok(
        reasons.some((reason) => reason.startsWith(version)),
        reasons.join('; '),
      );
    }
  });

  it('are found without a declaration where there is a manifest with some code', async () => {
    const texts = {
      'README.md': '# Shop\n',
      'backend/requirements.txt': 'django==5.0\n',
      'backend/a.py': 'a = 1\n',
      'backend/b.py': 'a = 1\n',
      'backend/c.py': 'a = 1\n',
      'frontend/package.json': npm({ react: '18' }),
      'frontend/src/a.jsx': JS,
      'frontend/src/b.jsx': JS,
      'frontend/src/c.jsx': JS,
      'frontend/Dockerfile': 'FROM node:20\n',
      'stub/package.json': npm({ koa: '2' }),
      'stub/index.js': JS,
      'examples/one/package.json': npm({ koa: '2' }),
      'examples/one/a.js': JS,
      'examples/one/b.js': JS,
      'examples/one/c.js': JS,
      'deploy/Dockerfile': 'FROM python:3\n',
    };
    assert.deepEqual(await packagesOf(texts), ['backend: django', 'frontend: react']);
  });

  it('are bounded in number', async () => {
    const texts: Record<string, string> = { 'package.json': npm({}, { workspaces: ['p/*'] }) };
    for (let index = 0; index < 60; index += 1) {
      texts[`p/a${index}/package.json`] = npm({ vue: '3' });
      texts[`p/a${index}/index.js`] = JS;
    }
    const log: string[] = [];
    const detection = new FolderDetection(new MemoryFiles(texts), (line) => log.push(line));
    assert.equal((await detection.packages(NEVER)).length, 40);
    assert.equal((await detection.packages(NEVER)).length, 40);
    const [said, ...more] = log.filter((line) => line.includes('packages'));
    assert.match(said ?? '', /^Of 60 packages the 40 largest/);
    assert.deepEqual(more, []);
  });

  it('are read again only where something changed', async () => {
    const [texts] = declared['npm and yarn workspaces'] ?? [{}];
    const files = new MemoryFiles(texts);
    const detection = new FolderDetection(files, () => undefined);
    await detection.packages(NEVER);
    const before = files.reads.length;
    files.write('apps/web/package.json', npm({ 'solid-js': '1' }));
    await detection.filesChanged(['apps/web/package.json'], NEVER);
    const packages = await detection.packages(NEVER);
    assert.deepEqual(
      packages.map(({ profile }) => profile.framework),
      ['express', 'solid'],
    );
    assert.deepEqual(files.reads.slice(before), ['apps/web/package.json']);
    assert.equal(files.lists, 1);
  });
});

describe('a member of a workspace', () => {
  const matches = (base: string, member: string, folder: string): boolean =>
    memberPattern(base, member)?.test(folder) ?? false;

  it('is a folder, with wildcards or without', () => {
    assert.ok(matches('', 'packages/*', 'packages/a'));
    assert.ok(!matches('', 'packages/*', 'packages/a/b'));
    assert.ok(matches('', 'packages/**', 'packages/a/b'));
    assert.ok(matches('', './a.b/', 'a.b'));
    assert.ok(!matches('', 'a.b', 'axb'));
    assert.ok(matches('', '**/core', 'x/y/core'));
    assert.ok(matches('', '**/core', 'core'));
    assert.ok(matches('js/', '../{a,b}', 'b'));
    assert.ok(matches('js/', 'x', 'js/x'));
  });

  it('lies in the folder, and is no riddle', () => {
    assert.equal(memberPattern('', '../outside'), undefined);
    assert.equal(memberPattern('', '/etc'), undefined);
    assert.equal(memberPattern('', 'C:\\x'), undefined);
    assert.equal(memberPattern('', '*a'.repeat(20)), undefined);
    assert.equal(memberPattern('', 'a'.repeat(300)), undefined);
  });
});
