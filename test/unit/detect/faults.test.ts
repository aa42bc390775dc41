import assert from 'node:assert/strict';
import { sourceText } from '../../../src/detect/manifests/sourceText';
import { evidenceFor, profileOf } from './profileOf';

const npm = (more: object): string => JSON.stringify({ name: 'a', private: true, ...more });
const many = (path: (index: number) => string, size = 1500): Record<string, number> =>
  Object.fromEntries(Array.from({ length: 8 }, (_, index) => [path(index), size]));

describe('configuration is read as its format says', () => {
  const routes = many((index) => `routes/r${index}.ts`);
  const kotlin = many((index) => `src/main/kotlin/K${index}.kt`);

  async function frameworkOf(
    texts: Record<string, string>,
    sizes: Record<string, number>,
  ): Promise<string | null> {
    const { framework, log } = await profileOf(texts, sizes);
    assert.deepEqual(log, []);
    return framework;
  }

  for (const [name, file, text] of [
    [
      'D02: globs that look like comments',
      'deno.json',
      '{ "exclude": ["dist/*"], "imports": { "hono": "npm:hono@^4" }, "test": ["**/*_test.ts"] }',
    ],
    [
      'D02b: comments and trailing commas',
      'deno.jsonc',
      '{\n  // used\n  "imports": {\n    "hono": "npm:hono@^4", /* web */\n  },\n}\n',
    ],
    ['D02d: a package of JSR', 'deno.json', '{ "imports": { "hono": "jsr:@hono/hono@^4" } }'],
    ['a byte order mark', 'deno.json', '\ufeff{ "imports": { "hono": "npm:hono@^4" } }'],
    [
      'an address of Deno’s own',
      'deno.json',
      '{ "imports": { "hono/": "https://deno.land/x/hono@v3.1.0/" } }',
    ],
  ] as const) {
    it(name, async () => assert.equal(await frameworkOf({ [file]: text }, routes), 'hono'));
  }

  it('and refused where it is no such format, with a line in the log', async () => {
    const { log } = await profileOf({ 'deno.json': '{ "imports": { "a" } }' }, routes);
    assert.match(log.join('\n'), /^deno\.json cannot be understood: ColonExpected at position 19$/);
  });

  const KTOR = 'io.ktor:ktor-server-core:2.3.12';
  const catalogue = (name = 'libs') => ({
    [`gradle/${name}.versions.toml`]:
      '[libraries]\nktor-core = { module = "io.ktor:ktor-server-core", version = "2.3.12" }\n' +
      'ktor-netty = "io.ktor:ktor-server-netty:2.3.12"\n' +
      '[bundles]\nktor-server = ["ktor-core", "ktor-netty"]\n',
  });
  for (const [name, texts] of Object.entries<Record<string, string>>({
    'D02c: globs within the strings of a program': {
      'build.gradle.kts': `tasks.jar { exclude("META-INF/*.SF") }\ndependencies {\n  implementation("${KTOR}")\n}\ninclude("**/*Spec.class")\n`,
    },
    'D03: a bundle of a version catalogue': {
      ...catalogue(),
      'build.gradle.kts': 'dependencies {\n  implementation(libs.bundles.ktor.server)\n}\n',
    },
    'D03b: a version catalogue of another name': {
      ...catalogue('server'),
      'build.gradle.kts': 'dependencies {\n  implementation(server.ktor.core)\n}\n',
    },
    'D03c: a version catalogue in the settings': {
      'settings.gradle':
        'libs {\n version("ktor", "2.3.12")\n library("ktor.core", "io.ktor", "ktor-server-core").versionRef("ktor")\n}\n',
      'build.gradle': 'dependencies {\n  implementation libs.ktor.core\n}\n',
    },
    'the same by coordinates, in a bundle, and in the older form': {
      'settings.gradle.kts': `library("core", "${KTOR}")\nalias("netty").to("io.ktor", "ktor-server-netty").version("2")\nbundle("ktor", listOf("core", "netty"))\n`,
      'build.gradle.kts': 'dependencies {\n  implementation(libs.bundles.ktor)\n}\n',
    },
  })) {
    it(name, async () => assert.equal(await frameworkOf(texts, kotlin), 'ktor'));
  }

  it('what is commented out is not used', async () => {
    const texts = { 'build.gradle': `// implementation "${KTOR}"\n/* api "${KTOR}" */\n` };
    assert.equal(await frameworkOf(texts, kotlin), null);
    const clojure = { 'project.clj': '(defproject a "1"\n  ; [ring/ring-core "1.9"]\n)' };
    assert.equal(await frameworkOf(clojure, { 'src/a.clj': 900 }), null);
  });

  it('comments end where strings and lines say', () => {
    for (const [text, left] of [
      ['a "b /* c" // d */ e', 'a "b /* c"'],
      ["a 'it\\'s // b' c", "a 'it\\'s // b' c"],
      ["don't /* stop */ now", "don't now"],
      ['a """b\n// c\n""" // d', 'a """b\n// c\n"""'],
      ['a /* never closed', 'a /* never closed'],
      ['// "a\nb', 'b'],
      ['https://example.com', 'https://example.com'],
    ] as const) {
      assert.equal(sourceText(text, '//', true), left, text);
    }
    const hostile = ['"', "'", '/*', '\\"', '"""', ' //', '"\'', '\\\'"'];
    // What takes time that grows with the square would never end.
    for (const each of hostile) sourceText(each.repeat(200_000), '//', true);
  });

  it('D06: lists of requirements are for development by their words', async () => {
    const shop = many((index) => `shop/v${index}.py`);
    for (const [name, used] of [
      ['requirements-docker.txt', true],
      ['requirements-prototype.txt', true],
      ['requirements-special.txt', true],
      ['requirements/production.txt', true],
      ['requirements-dev.txt', false],
      ['requirements_test.txt', false],
      ['requirementsdev.txt', false],
      ['requirements/docs.txt', false],
      ['requirements.ci.txt', false],
    ] as const) {
      const framework = await frameworkOf({ [name]: 'flask==3.0\n' }, shop);
      assert.equal(framework, used ? 'flask' : null, name);
    }
  });

  it('what a workspace of Cargo keeps for its packages is not used by it', async () => {
    const root = '[workspace]\nmembers = ["a"]\n[workspace.dependencies]\naxum = "0.7"\n';
    const member = (more: string) => `[package]\nname = "a"\npublish = false\n${more}`;
    const sizes = { 'a/src/main.rs': 900 };
    const texts = { 'Cargo.toml': root, 'a/Cargo.toml': member('') };
    assert.equal(await frameworkOf(texts, sizes), null);
    texts['a/Cargo.toml'] = member('[dependencies]\naxum.workspace = true\n');
    const { framework, evidence } = await profileOf(texts, sizes);
    assert.equal(framework, 'axum');
    assert.ok(evidence.some(({ reason }) => reason === 'axum 0.7 in a/Cargo.toml'));
  });
});

describe('a framework is what is used', () => {
  const gem = (...names: string[]) => names.map((name) => `gem '${name}'\n`).join('');
  const ruby = many((index) => `models/m${index}.rb`);
  const python = many((index) => `shop/v${index}.py`);

  it('D04: not Rails, for whoever uses a part of it', async () => {
    for (const other of ['grape', 'sinatra', 'hanami', 'roda', 'padrino']) {
      const texts = { Gemfile: gem(other, 'activerecord', 'actionpack') };
      assert.equal((await profileOf(texts, ruby)).framework, other);
    }
    assert.equal((await profileOf({ Gemfile: gem('rails') }, ruby)).framework, 'rails');
  });

  it('nor Laravel or Symfony', async () => {
    const texts = (...names: string[]) => ({
      'composer.json': JSON.stringify({
        type: 'project',
        require: Object.fromEntries(names.map((name) => [name, '*'])),
      }),
    });
    const php = many((index) => `src/c${index}.php`);
    const using = async (...names: string[]) => (await profileOf(texts(...names), php)).framework;
    assert.equal(await using('slim/slim', 'illuminate/database', 'illuminate/support'), 'slim');
    assert.equal(await using('laravel/framework'), 'laravel');
    assert.equal(await using('slim/slim', 'symfony/http-kernel'), 'slim');
  });

  it('D05: not Django, for a manage.py of another’s', async () => {
    const manage = 'from flask_script import Manager\n';
    for (const name of ['flask', 'starlette', 'bottle', 'falcon', 'sanic']) {
      for (const folder of ['', 'backend/']) {
        const texts = {
          [`${folder}requirements.txt`]: `${name}==1\n`,
          [`${folder}manage.py`]: manage,
        };
        assert.equal((await profileOf(texts, python)).framework, name, folder + name);
      }
    }
    const django = 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
    const { framework, evidence } = await profileOf({ 'backend/manage.py': django }, python);
    assert.equal(framework, 'django');
    assert.match(evidenceFor(evidence, 'framework'), /^there is backend\/manage\.py/);
    assert.equal((await profileOf({ 'manage.py': 'print(1)\n' }, python)).framework, null);
  });

  it('D07: Hugo by its configuration, wherever it keeps that, and not another’s', async () => {
    const sizes = { 'layouts/index.html': 800, 'content/a.md': 900 };
    const hugo = 'baseURL = "https://example.com/"\ntheme = "plain"\n';
    for (const [path, text, framework] of [
      ['config.toml', hugo, 'hugo'],
      ['config.yaml', 'title: a\nbaseURL: https://example.com\n', 'hugo'],
      ['config.json', '{ "baseURL": "https://example.com" }', 'hugo'],
      ['config/_default/params.toml', '', 'hugo'],
      ['site/hugo.toml', '', 'hugo'],
      ['config.toml', 'base_url = "https://example.com"\n', null],
    ] as const) {
      assert.equal((await profileOf({ [path]: text }, sizes)).framework, framework, path);
    }
  });

  it('what an application declares for development, though it has an entry point', async () => {
    const app = { private: undefined, main: 'index.js', devDependencies: { vue: '^3' } };
    const page = { 'src/App.vue': 900 };
    const using = async (scripts: object) =>
      (await profileOf({ 'package.json': npm({ ...app, scripts }) }, page)).framework;
    assert.equal(await using({ dev: 'vite', build: 'vite build' }), 'vue');
    assert.equal(await using({ start: 'node server.js' }), 'vue');
    assert.equal(await using({ dev: 'rollup -c -w' }), null);
    assert.equal(await using({ test: 'mocha' }), null);
  });

  it('what comes with the platform and is imported, whatever the manifest declares', async () => {
    const manifest =
      'let package = Package(name: "App", dependencies: [], targets: [.executableTarget(name: "App")])';
    for (const [line, framework] of [
      ['import SwiftUI', 'swiftui'],
      ['@preconcurrency import UIKit', 'uikit'],
      ['public import SwiftUI', 'swiftui'],
      ['import class UIKit.UIView', 'uikit'],
      ['// import SwiftUI', null],
      ['import Foundation', null],
    ] as const) {
      const texts = { 'Package.swift': manifest, 'Sources/App/View.swift': `${line}\n` };
      assert.equal((await profileOf(texts)).framework, framework, line);
    }
    const texts = { 'Sources/App/routes.swift': 'import Vapor\n' };
    assert.equal((await profileOf(texts)).framework, 'vapor');
  });

  it('and its evidence has the name that the profile has', async () => {
    const project = '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>';
    for (const [texts, sizes] of [
      [{ 'A.csproj': project }, { 'a.cs': 900 }],
      [{ 'package.json': npm({ dependencies: { next: '15' } }) }, { 'a.tsx': 900 }],
    ] as const) {
      const { framework, evidence } = await profileOf(texts, sizes);
      assert.ok(framework);
      for (const each of evidence) {
        if (each.field === 'framework') assert.equal(each.value, framework);
      }
    }
  });
});

describe('a language is that of a project’s own code', () => {
  const mainOf = async (sizes: Record<string, number>, texts: Record<string, string> = {}) =>
    (await profileOf(texts, sizes)).language;

  it('D22: not what was collected or built beside it', async () => {
    const own = many((index) => `shop/v${index}.py`);
    for (const path of [
      'staticfiles/admin/js/actions.js',
      'static_root/rest_framework/js/ajax-form.js',
      'static/admin/css/base.css',
      'static/build/main.3f2a91bc.js',
    ]) {
      assert.equal(await mainOf({ ...own, [path]: 90_000 }), 'python', path);
    }
    const django = { 'django/contrib/staticfiles/finders.py': 9_000, 'a.css': 500 };
    assert.equal(await mainOf(django), 'python');
  });

  it('D23: not that of a library in the tree, but that of one’s own libraries', async () => {
    const zig = { ...many((index) => `src/s${index}.zig`), 'build.zig': 2000 };
    const sqlite = { 'libs/sqlite/sqlite3.c': 900_000, 'libs/sqlite/sqlite3.h': 60_000 };
    assert.equal(await mainOf({ ...zig, ...sqlite }), 'zig');
    assert.equal(await mainOf({ 'src/main.c': 2000, ...sqlite }), 'c');
    assert.equal(await mainOf(sqlite), 'c');
    const core = { 'libs/core/src/lib.rs': 90_000 };
    const cargo = { 'libs/core/Cargo.toml': '[package]\nname = "core"\n' };
    assert.equal(await mainOf({ 'apps/web/a.ts': 5_000, ...core }, cargo), 'rust');
  });

  it('not what `flutter create` puts beside it', async () => {
    const texts = { 'pubspec.yaml': 'name: a\ndependencies:\n  flutter:\n    sdk: flutter\n' };
    const sizes = {
      'lib/main.dart': 4_000,
      'windows/runner/win32_window.cpp': 9_000,
      'linux/my_application.cc': 5_000,
      'windows/CMakeLists.txt': 5_000,
      'ios/Runner/AppDelegate.swift': 600,
    };
    const { language, framework } = await profileOf(texts, sizes);
    assert.deepEqual([language, framework], ['dart', 'flutter']);
    assert.equal(await mainOf(sizes), 'c++');
    const plugin = { ...sizes, 'windows/my_plugin.cpp': 90_000 };
    assert.equal(await mainOf(plugin, texts), 'c++');
  });

  it('not TypeScript, for translations and videos', async () => {
    const cpp = { 'main.cpp': 9_000, 'window.cpp': 9_000 };
    const translation =
      '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS>' + ' '.repeat(9000);
    const files = ['de', 'fr', 'pt_BR'].map((name) => [`translations/app_${name}.ts`, translation]);
    assert.equal(await mainOf(cpp, Object.fromEntries(files) as Record<string, string>), 'c++');
    const segments = many((index) => `hls/seg${index}.ts`, 500_000);
    assert.equal(
      await mainOf({ 'player.js': 9_000, 'hls/list.m3u8': 100, ...segments }),
      'javascript',
    );
    const manifest = { 'package.json': npm({}) };
    assert.equal(await mainOf({ 'player.js': 9_000, ...segments }, manifest), 'javascript');
    const short = many((index) => `hls/seg${index}.ts`, 188 * 40);
    assert.equal(await mainOf({ 'player.js': 9_000, ...short }, manifest), 'javascript');
    const code = { 'src/a.ts': 'export const a = 1;\n', 'src/b.js': 'x' };
    assert.equal(await mainOf({}, code), 'typescript');
  });

  it('a programming language before pages, styles and data, with the reason', async () => {
    const java = many((index) => `src/main/java/com/acme/A${index}.java`, 2_000);
    const css = { 'src/main/resources/a.css': 60_000 };
    const { language, languages, evidence } = await profileOf({}, { ...java, ...css });
    assert.equal(language, 'java');
    assert.deepEqual(
      languages.map(({ name }) => name),
      ['java', 'css'],
    );
    assert.equal(
      evidenceFor(evidence, 'language'),
      '21 % of the code (9 files), the most of a programming language',
    );
    assert.equal(await mainOf({ 'a.css': 60_000, 'deploy.sh': 20_000 }), 'css');
    assert.equal(await mainOf({ 'index.html': 60_000, 'menu.js': 2_000 }), 'html');
    for (const folder of ['cache', 'vendor', 'external', 'dist', 'testdata']) {
      const path = `src/main/java/com/acme/${folder}/A.java`;
      assert.equal(await mainOf({ [path]: 2_000, 'data/a.csv': 90_000 }), 'java', folder);
    }
    assert.equal(await mainOf({ 'vendor/a/B.java': 2_000, 'data/a.csv': 90_000 }), 'java');
  });
});

describe('a domain is what code says first', () => {
  const go = 'module example.com/a\n\ngo 1.22\n';
  const domainOf = async (texts: Record<string, string>, sizes = {}) => {
    const { domain, evidence } = await profileOf(texts, sizes);
    return [domain, evidenceFor(evidence, 'domain')] as const;
  };

  it('a program where the package says that it is one, whatever its file is called', async () => {
    const server = 'package main\n\nfunc main() {}\n';
    const [domain] = await domainOf({ 'go.mod': go, 'server.go': server });
    assert.notEqual(domain, 'library');
    const generator = `//go:build ignore\n\n${server}`;
    const called = { 'go.mod': go, 'gen.go': generator, 'a.go': 'package a\n' };
    const [library, reason] = await domainOf(called);
    assert.equal(library, 'library');
    assert.match(reason, /^a\.go|gen\.go and the others are there to be called/);
    const app = { 'Sources/A/Start.swift': '@main\nstruct Start {}\n' };
    assert.notEqual((await domainOf(app))[0], 'library');
  });

  it('nothing where nothing tells', async () => {
    assert.deepEqual(await domainOf({ 'Sources/A/B.swift': 'struct B {}\n' }), [null, '']);
    const crate = '[package]\nname = "a"\n';
    assert.deepEqual(await domainOf({ 'Cargo.toml': crate }, { 'src/b.rs': 900 }), [null, '']);
  });

  it('what it is built on, before what the README mentions', async () => {
    const readme =
      '# Shop\n\nAn app with a debugger, for microservices and a command line tool: a linter.\n';
    for (const [texts, file, domain] of [
      [{ 'pubspec.yaml': 'dependencies:\n  flutter:\n    sdk: flutter\n' }, 'a.dart', 'mobile'],
      [{ 'package.json': npm({ devDependencies: { electron: '30' } }) }, 'a.js', 'desktop'],
      [{ 'package.json': npm({ dependencies: { react: '19' } }) }, 'a.js', 'frontend'],
      [{ 'requirements.txt': 'pygame==2\n' }, 'a.py', 'game'],
    ] as const) {
      const [found] = await domainOf({ ...texts, 'README.md': readme }, { [file]: 900 });
      assert.equal(found, domain);
    }
    assert.equal((await domainOf({ 'README.md': readme, 'a.py': 'x\n' }))[0], 'cli');
  });
});
