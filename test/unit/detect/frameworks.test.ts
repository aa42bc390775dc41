import assert from 'node:assert/strict';
import { canonicalFramework } from '../../../src/core/names';
import { FRAMEWORK_DOMAINS } from '../../../src/detect/data/domains';
import { FRAMEWORK_RULES } from '../../../src/detect/data/frameworks';
import { profileOf } from './profileOf';

interface Case {
  name: string;
  files: Record<string, string>;
  sizes: Record<string, number>;
  framework: string | null;
  /** What the first piece of evidence says. */
  evidence?: RegExp;
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);

const CASES: Case[] = [
  {
    name: 'package.json',
    files: { 'package.json': json({ private: true, dependencies: { express: '^4.19.2' } }) },
    sizes: { 'index.js': 100 },
    framework: 'express',
    evidence: /^express 4\.19\.2 in package\.json$/,
  },
  {
    name: 'a meta-framework over its base',
    files: {
      'package.json': json({ private: true, dependencies: { react: '18', next: '14.1.0' } }),
    },
    sizes: { 'app/page.tsx': 100 },
    framework: 'next.js',
  },
  {
    name: 'a compiler framework among the development dependencies of an application',
    files: { 'package.json': json({ private: true, devDependencies: { svelte: '^4.0.0' } }) },
    sizes: { 'src/App.svelte': 100 },
    framework: 'svelte',
  },
  {
    name: 'a library that only tests with a framework',
    files: {
      'package.json': json({ name: 'x', files: ['lib'], devDependencies: { express: '4' } }),
    },
    sizes: { 'index.js': 100 },
    framework: null,
  },
  {
    name: 'a library for a framework, by its peer dependency',
    files: {
      'package.json': json({ name: 'x', files: ['lib'], peerDependencies: { vue: '>=3' } }),
    },
    sizes: { 'index.js': 100 },
    framework: 'vue',
  },
  ...Object.entries({
    'deno.json': [
      'hono',
      'main.ts',
      json({ imports: { hono: 'jsr:@hono/hono@4', '@h': 'npm:hono@^4.1' } }),
    ],
    'bower.json': [
      'angularjs',
      'app.js',
      json({ name: 'x', private: true, dependencies: { angular: '~1.5.0' } }),
    ],
    'elm.json': [
      'elm',
      'src/Main.elm',
      json({ type: 'application', dependencies: { direct: { 'elm/browser': '1.0.2' } } }),
    ],
    'shard.yml': [
      'kemal',
      'src/a.cr',
      'name: a\ndependencies:\n  kemal:\n    github: kemalcr/kemal\n',
    ],
    cpanfile: ['mojolicious', 'app.pl', "requires 'Mojolicious', '>= 9.0';\n"],
    'deps.edn': ['ring', 'src/a.clj', '{:deps {metosin/reitit {:mvn/version "0.6.0"}}}'],
    'site.cabal': [
      'servant',
      'src/A.hs',
      'name: site\nexecutable site\n  build-depends: base >=4\n    , servant-server ^>=0.20\n',
    ],
    'composer.json': ['wordpress', 'box.php', json({ name: 'a/box', type: 'wordpress-plugin' })],
  }).map(([path, [framework = '', source = '', text = '']]): Case => ({
    name: `${path} of a ${framework} project`,
    files: { [path]: text },
    sizes: { [source]: 900 },
    framework,
  })),
  {
    name: 'hooks of a platform, where nothing is declared',
    files: { 'box.php': "<?php\nadd_action( 'init', 'start' );\n" },
    sizes: { 'includes/b.php': 300 },
    framework: 'wordpress',
  },
  {
    name: 'a program that runs what is declared for development',
    files: {
      'package.json': json({ name: 'x', main: 'main.js', devDependencies: { electron: '28' } }),
    },
    sizes: { 'main.js': 100 },
    framework: 'electron',
  },
  {
    name: 'a file of a framework that only a test has',
    files: { 'build.gradle': 'plugins { id "java-library" }' },
    sizes: { 'src/A.java': 900, 'android-test/src/main/AndroidManifest.xml': 100 },
    framework: null,
  },
  {
    name: 'the framework itself',
    files: {
      'package.json': json({
        name: 'fastify',
        main: 'x.js',
        types: 'x.d.ts',
        dependencies: { avvio: '8' },
      }),
    },
    sizes: { 'fastify.js': 100 },
    framework: null,
    evidence: /this repository is the framework/,
  },
  {
    name: 'an application that is called like a framework',
    files: { 'package.json': json({ name: 'polka', private: true, dependencies: { koa: '2' } }) },
    sizes: { 'index.js': 100 },
    framework: 'koa',
  },
  {
    name: 'the framework itself, its name computed',
    files: {
      'setup.py':
        'name = os.getenv("N")\nsetup(name=name, classifiers=["Topic :: Utilities"], install_requires=["flask"])',
    },
    sizes: { 'torch/__init__.py': 100 },
    framework: null,
    evidence: /^torch\/__init__\.py is the package torch/,
  },
  {
    name: 'the framework itself, in Go',
    files: { 'go.mod': 'module github.com/gofiber/fiber/v3\n' },
    sizes: { 'app.go': 100 },
    framework: null,
    evidence: /this repository is the framework/,
  },
  {
    name: 'pyproject.toml of PEP 621',
    files: {
      'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["Django>=4.2,<5", "psycopg"]',
    },
    sizes: { 'shop/models.py': 100 },
    framework: 'django',
    evidence: /^django 4\.2 in pyproject\.toml$/,
  },
  {
    name: 'pyproject.toml of Poetry',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\npython = "^3.11"\nfastapi = {version = "^0.110", extras = ["all"]}',
    },
    sizes: { 'app/main.py': 100 },
    framework: 'fastapi',
  },
  {
    name: 'extras of a Python library do not count',
    files: {
      'pyproject.toml':
        '[project]\nname = "x"\nclassifiers = ["Topic :: Utilities"]\n[project.optional-dependencies]\nflask = ["flask"]',
    },
    sizes: { 'x/__init__.py': 100 },
    framework: null,
  },
  {
    name: 'requirements.txt',
    files: { 'requirements.txt': '# web\n-r base.txt\nFlask==3.0.0 ; python_version>"3.8"\n' },
    sizes: { 'app.py': 100 },
    framework: 'flask',
  },
  {
    name: 'requirements below a folder of that name',
    files: { 'requirements/base.txt': 'tornado>=6\n' },
    sizes: { 'app.py': 100 },
    framework: 'tornado',
  },
  {
    name: 'setup.cfg',
    files: {
      'setup.cfg':
        '[metadata]\nname = x\n[options]\ninstall_requires =\n    pyramid >= 2\n    zope\n',
    },
    sizes: { 'x.py': 100 },
    framework: 'pyramid',
  },
  {
    name: 'setup.py, a list passed on by name',
    files: {
      'setup.py':
        'requirements = [\n  "torch>=2.0",  # deep\n]\nsetup(name="x", install_requires=requirements)',
    },
    sizes: { 'x.py': 100 },
    framework: 'pytorch',
  },
  {
    name: 'Pipfile',
    files: { Pipfile: '[packages]\nsanic = "*"\n' },
    sizes: { 'x.py': 100 },
    framework: 'sanic',
  },
  {
    name: 'environment.yml',
    files: {
      'environment.yml':
        'dependencies:\n  - conda-forge::python=3.11\n  - pip:\n    - streamlit==1.2\n',
    },
    sizes: { 'x.py': 100 },
    framework: 'streamlit',
  },
  {
    name: 'imports where nothing is declared',
    files: { 'train.py': 'import os\nimport torch\nfrom torch import nn\n' },
    sizes: {},
    framework: 'pytorch',
    evidence: /^train\.py import torch$/,
  },
  {
    name: 'pip in a Dockerfile',
    files: {
      Dockerfile: 'FROM python:3.11\nRUN pip install \\\n  "apache-airflow[postgres]==2.9"\n',
    },
    sizes: { 'dags/a.py': 100 },
    framework: 'airflow',
  },
  {
    name: 'pom.xml with its parent',
    files: {
      'pom.xml':
        '<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.2.1</version></parent><artifactId>shop</artifactId></project>',
    },
    sizes: { 'src/main/java/A.java': 100 },
    framework: 'spring boot',
    evidence: /spring-boot-starter-parent 3\.2\.1 in pom\.xml$/,
  },
  {
    name: 'pom.xml, a test dependency',
    files: {
      'pom.xml':
        '<project><groupId>a</groupId><artifactId>b</artifactId><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-junit5</artifactId><scope>test</scope></dependency></dependencies></project>',
    },
    sizes: { 'A.java': 100 },
    framework: null,
  },
  {
    name: 'build.gradle',
    files: {
      'build.gradle':
        "plugins {\n  id 'java'\n}\ndependencies {\n  implementation 'io.micronaut:micronaut-http-server:4.0'\n  // implementation 'io.quarkus:x:1'\n}",
    },
    sizes: { 'A.java': 100 },
    framework: 'micronaut',
  },
  {
    name: 'build.gradle.kts with a version catalogue',
    files: {
      'build.gradle.kts': 'dependencies { implementation(libs.ktor.server.core) }',
      'gradle/libs.versions.toml':
        '[versions]\nktor = "2.3.9"\n[libraries]\nktor-server-core = { module = "io.ktor:ktor-server-core", version.ref = "ktor" }',
    },
    sizes: { 'A.kt': 100 },
    framework: 'ktor',
  },
  {
    name: 'an Android application',
    files: { 'app/build.gradle.kts': 'plugins { id("com.android.application") }' },
    sizes: { 'app/src/main/AndroidManifest.xml': 10, 'app/src/main/kotlin/A.kt': 100 },
    framework: 'android',
  },
  {
    name: 'a plugin of a catalogue that is only made known',
    files: {
      'build.gradle.kts':
        'plugins {\n  `java-library`\n  alias(libs.plugins.android.library) apply false\n}\n',
      'gradle/libs.versions.toml':
        '[plugins]\nandroid-library = { id = "com.android.library", version = "8.4.0" }',
    },
    sizes: { 'src/main/java/A.java': 100 },
    framework: null,
  },
  {
    name: 'a plugin by its name in a catalogue',
    files: {
      'app/build.gradle.kts': 'plugins {\n  alias(libs.plugins.android.application)\n}\n',
      'gradle/libs.versions.toml':
        '[versions]\nagp = "8.4.0"\n[plugins]\nandroid-application = { id = "com.android.application", version.ref = "agp" }',
    },
    sizes: { 'app/src/main/kotlin/A.kt': 100 },
    framework: 'android',
    evidence: /^com\.android\.application 8\.4\.0 in app\/build\.gradle\.kts$/,
  },
  {
    name: 'build.sbt',
    files: {
      'build.sbt': 'name := "x"\nlibraryDependencies += "org.http4s" %% "http4s-dsl" % "0.23.0"',
    },
    sizes: { 'A.scala': 100 },
    framework: 'http4s',
  },
  {
    name: 'go.mod with a major version, indirect ones left out',
    files: {
      'go.mod':
        'module example.com/shop\n\ngo 1.22\n\nrequire (\n\tgithub.com/labstack/echo/v4 v4.11.4\n\tgithub.com/gin-gonic/gin v1.9.0 // indirect\n)\n',
    },
    sizes: { 'main.go': 100 },
    framework: 'echo',
    evidence: /echo 4\.11\.4 in go\.mod$/,
  },
  {
    name: 'Cargo.toml',
    files: { 'Cargo.toml': '[package]\nname = "x"\n[dependencies]\naxum = { version = "0.7" }' },
    sizes: { 'src/main.rs': 100 },
    framework: 'axum',
  },
  {
    name: 'an optional dependency of a crate',
    files: {
      'Cargo.toml':
        '[package]\nname = "x"\nlicense = "MIT"\nkeywords = ["a"]\n[dependencies]\nrocket = { version = "0.5", optional = true }',
    },
    sizes: { 'src/lib.rs': 100 },
    framework: null,
  },
  {
    name: 'Gemfile',
    files: {
      Gemfile:
        "source 'https://gems.example'\ngem 'sinatra', '~> 3.0'\ngroup :test do\n  gem 'rails'\nend\n",
    },
    sizes: { 'app.rb': 100 },
    framework: 'sinatra',
  },
  {
    name: 'a gemspec, whose Gemfile is for developers',
    files: {
      Gemfile: "gem 'sinatra'\n",
      'x.gemspec':
        "Gem::Specification.new do |s|\n s.name = 'x'\n s.add_dependency 'railties', '>= 6'\nend",
    },
    sizes: { 'lib/x.rb': 100 },
    framework: 'rails',
  },
  {
    name: 'composer.json',
    files: {
      'composer.json': json({ type: 'project', require: { 'laravel/framework': '^11.0' } }),
    },
    sizes: { 'app/A.php': 100 },
    framework: 'laravel',
  },
  {
    name: '.csproj with its SDK',
    files: { 'src/Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>' },
    sizes: { 'src/Api/Program.cs': 100 },
    framework: 'asp.net core',
  },
  {
    name: '.csproj with packages',
    files: {
      'A.csproj':
        '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Avalonia" Version="11.0.1" /></ItemGroup></Project>',
    },
    sizes: { 'B.cs': 100 },
    framework: 'avalonia',
  },
  {
    name: 'pubspec.yaml',
    files: {
      'pubspec.yaml': 'name: shop\npublish_to: none\ndependencies:\n  flutter:\n    sdk: flutter\n',
    },
    sizes: { 'lib/main.dart': 100 },
    framework: 'flutter',
  },
  {
    name: 'mix.exs',
    files: { 'mix.exs': 'def project, do: [app: :shop]\ndefp deps, do: [{:phoenix, "~> 1.7"}]' },
    sizes: { 'lib/a.ex': 100 },
    framework: 'phoenix',
  },
  {
    name: 'Package.swift',
    files: {
      'Package.swift':
        'let package = Package(name: "shop", dependencies: [.package(url: "https://example.com/vapor/vapor.git", from: "4.0.0")])',
    },
    sizes: { 'Sources/App/main.swift': 100 },
    framework: 'vapor',
  },
  {
    name: 'CMakeLists.txt',
    files: {
      'CMakeLists.txt':
        'project(x)\nfind_package(Qt6 REQUIRED COMPONENTS Widgets)\nadd_executable(x main.cpp)',
    },
    sizes: { 'main.cpp': 100 },
    framework: 'qt',
  },
  {
    name: 'files that only one framework has',
    files: { 'ProjectSettings/ProjectVersion.txt': 'm_EditorVersion: 2022.3' },
    sizes: { 'Assets/Player.cs': 100 },
    framework: 'unity',
  },
  {
    name: 'the front end of a Rails application',
    files: {
      Gemfile: "gem 'rails', '7.1.0'",
      'package.json': json({ private: true, dependencies: { react: '18' } }),
    },
    sizes: { 'app/models/a.rb': 800, 'app/javascript/a.jsx': 200 },
    framework: 'rails',
  },
  {
    name: 'the web pages of a Go service',
    files: {
      'go.mod': 'module example.com/a\n',
      'web/package.json': json({ private: true, dependencies: { react: '18' } }),
    },
    sizes: { 'main.go': 900, 'web/a.jsx': 100 },
    framework: null,
  },
  {
    name: 'manifests of examples and tests',
    files: {
      'package.json': json({ name: 'x', main: 'index.js' }),
      'examples/a/package.json': json({ private: true, dependencies: { next: '14' } }),
      'test/fixtures/package.json': json({ dependencies: { vue: '3' } }),
    },
    sizes: { 'index.js': 100 },
    framework: null,
  },
];

describe('framework', () => {
  for (const { name, files, sizes, framework, evidence } of CASES) {
    it(`${name}: ${framework ?? 'none'}`, async () => {
      const profile = await profileOf(files, sizes);
      assert.equal(profile.framework, framework);
      assert.deepEqual(profile.log, []);
      if (!evidence) return;
      const reason = profile.evidence.find(({ field }) => field === 'framework')?.reason ?? '';
      assert.match(reason, evidence);
    });
  }

  it('has canonical names in every rule', () => {
    for (const { framework } of FRAMEWORK_RULES) {
      assert.equal(canonicalFramework(framework), framework);
    }
    for (const framework of FRAMEWORK_DOMAINS.keys()) {
      assert.equal(canonicalFramework(framework), framework);
    }
  });

  it('knows no rule whose framework has no domain to it by mistake of spelling', () => {
    const known = new Set(FRAMEWORK_RULES.map(({ framework }) => framework));
    const strangers = [...FRAMEWORK_DOMAINS.keys()].filter((name) => !known.has(name));
    assert.deepEqual(strangers, []);
  });
});
