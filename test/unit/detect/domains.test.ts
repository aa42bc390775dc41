import assert from 'node:assert/strict';
import { canonicalDomain } from '../../../src/core/names';
import * as data from '../../../src/detect/data/domains';
import { profileOf } from './profileOf';

interface Case {
  name: string;
  files: Record<string, string>;
  sizes: Record<string, number>;
  domain: string | null;
  framework: string | null;
  language?: string;
}

const json = (value: unknown): string => JSON.stringify(value);
const many = (count: number, path: (i: number) => string): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [path(i), 500]));

/** Projects as people write them, of kinds that are not in any list of repositories. */
const CASES: Case[] = [
  {
    name: 'a Laravel JSON API',
    files: {
      'README.md': '# Orders\n\nRESTful API for an order desk, built with Laravel.',
      'composer.json': json({
        name: 'acme/orders',
        type: 'project',
        require: { php: '^8.2', 'laravel/framework': '^11', 'tymon/jwt-auth': '^2' },
      }),
    },
    sizes: {
      artisan: 50,
      'routes/api.php': 90,
      ...many(4, (i) => `app/Http/Controllers/C${i}.php`),
    },
    domain: 'api',
    framework: 'laravel',
  },
  {
    name: 'a NestJS service',
    files: {
      'README.md': '# billing\n\nBackend of the billing product.',
      'package.json': json({
        name: 'billing',
        private: true,
        scripts: { start: 'nest start' },
        dependencies: { '@nestjs/core': '10.0.0', '@nestjs/common': '10', typeorm: '0.3' },
        devDependencies: { '@nestjs/cli': '10' },
      }),
    },
    sizes: many(6, (i) => `src/m${i}.controller.ts`),
    domain: 'api',
    framework: 'nestjs',
  },
  {
    name: 'a Vue single-page application',
    files: {
      'README.md': '# board\n\n## Project setup\n```\nnpm install\n```',
      'package.json': json({ name: 'board', private: true, dependencies: { vue: '3.4.0' } }),
    },
    sizes: { 'src/main.js': 90, ...many(9, (i) => `src/components/C${i}.vue`) },
    domain: 'frontend',
    framework: 'vue',
    language: 'vue',
  },
  {
    name: 'a Django site with templates',
    files: {
      'README.md': '# City library catalogue\n\nSearch and reserve books.',
      'requirements.txt': 'Django==5.0\n',
    },
    sizes: {
      'manage.py': 90,
      'catalog/views.py': 4_000,
      ...many(8, (i) => `catalog/templates/catalog/p${i}.html`),
    },
    domain: 'web',
    framework: 'django',
  },
  {
    name: 'a Django REST framework service',
    files: {
      'README.md': '# Stock API\n\nREST API on Django.',
      'requirements.txt': 'Django==5.0\ndjangorestframework==3.15\n',
    },
    sizes: { 'manage.py': 90, 'stock/views.py': 4_000 },
    domain: 'api',
    framework: 'django',
  },
  {
    name: 'a Flutter application',
    files: {
      'README.md': '# Wallet\n\nA new Flutter project.',
      'pubspec.yaml':
        'name: wallet\npublish_to: none\ndependencies:\n  flutter:\n    sdk: flutter\n',
    },
    sizes: { 'lib/main.dart': 3_000, 'android/app/src/main/AndroidManifest.xml': 9 },
    domain: 'mobile',
    framework: 'flutter',
    language: 'dart',
  },
  {
    name: 'a command-line program in Rust',
    files: {
      'README.md': '# fd2\n\nA fast command-line tool to find files.',
      'Cargo.toml':
        '[package]\nname = "fd2"\nlicense = "MIT"\nkeywords = ["search", "cli"]\ncategories = ["command-line-utilities"]\n[dependencies]\nclap = "4"\n',
    },
    sizes: { 'src/main.rs': 3_000 },
    domain: 'cli',
    framework: null,
  },
  {
    name: 'a library in Go',
    files: {
      'README.md': '# ulid\n\nA Go package that makes sortable identifiers.',
      'go.mod': 'module example.com/x/ulid\n\ngo 1.21\n',
    },
    sizes: { 'ulid.go': 3_000, 'ulid_test.go': 2_000 },
    domain: 'library',
    framework: null,
  },
  {
    name: 'a command-line program in Go',
    files: {
      'README.md': '# kc\n\nCLI to switch between clusters.',
      'go.mod': 'module example.com/x/kc\nrequire github.com/spf13/cobra v1.8.0\n',
    },
    sizes: { 'main.go': 300, 'cmd/root.go': 900 },
    domain: 'cli',
    framework: null,
  },
  {
    name: 'a module of Terraform',
    files: { 'README.md': '# Network module\n\nTerraform module which creates a network.' },
    sizes: { 'main.tf': 3_000, 'variables.tf': 900, 'outputs.tf': 400 },
    domain: 'devops',
    framework: null,
    language: 'hcl',
  },
  {
    name: 'a game in Unity',
    files: { 'README.md': '# Dodge\n\nA small arcade game.' },
    sizes: { 'ProjectSettings/ProjectVersion.txt': 50, 'Assets/Scripts/Player.cs': 900 },
    domain: 'game',
    framework: 'unity',
  },
  {
    name: 'a desktop application with Electron and React',
    files: {
      'README.md': '# Notes\n\nDesktop application for notes.',
      'package.json': json({
        name: 'notes',
        private: true,
        main: 'main.js',
        scripts: { start: 'electron .' },
        dependencies: { react: '18' },
        devDependencies: { electron: '30.0.0' },
      }),
    },
    sizes: many(5, (i) => `src/C${i}.jsx`),
    domain: 'desktop',
    framework: 'electron',
  },
  {
    name: 'models trained in notebooks',
    files: {
      'README.md': '# Churn\n\nPredicting churn with machine learning.',
      'train.ipynb': json({
        metadata: { language_info: { name: 'python' } },
        cells: [{ cell_type: 'code', source: 'import pandas as pd\nimport sklearn' }],
      }),
    },
    sizes: {},
    domain: 'ml',
    framework: null,
    language: 'python',
  },
  {
    name: 'a project of dbt',
    files: {
      'README.md': '# Shop\n\nTransforms raw data of a shop into tables for analytics.',
      'dbt_project.yml': 'name: shop\n',
    },
    sizes: many(4, (i) => `models/staging/s${i}.sql`),
    domain: 'etl',
    framework: 'dbt',
    language: 'sql',
  },
  {
    name: 'services of their own in one repository',
    files: {
      'README.md': '# Shop\n\nMicroservices on Spring Boot.',
      ...Object.fromEntries(
        ['orders', 'users', 'gateway'].map((name) => [
          `${name}/pom.xml`,
          `<project><groupId>shop</groupId><artifactId>${name}</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>`,
        ]),
      ),
    },
    sizes: {
      'orders/Dockerfile': 9,
      'users/Dockerfile': 9,
      'gateway/Dockerfile': 9,
      'orders/src/main/java/A.java': 900,
    },
    domain: 'microservice',
    framework: 'spring boot',
  },
  {
    name: 'an extension of an editor',
    files: {
      'README.md': '# Tidy\n\nSorts imports on save.',
      'package.json': json({ name: 'tidy', main: 'dist/x.js', engines: { vscode: '^1.90.0' } }),
    },
    sizes: { 'src/extension.ts': 900 },
    domain: 'devtools',
    framework: null,
  },
  {
    name: 'a GraphQL server',
    files: {
      'README.md': '# tickets\n\nGraphQL server for tickets.',
      'package.json': json({
        name: 'tickets',
        private: true,
        dependencies: { '@apollo/server': '4.0.0', graphql: '16' },
      }),
    },
    sizes: { 'src/index.ts': 900, 'schema.graphql': 90 },
    domain: 'graphql',
    framework: 'apollo',
  },
  {
    name: 'next to nothing',
    files: { 'README.md': '# scratch' },
    sizes: { 'a.py': 10 },
    domain: null,
    framework: null,
  },
];

describe('domain', () => {
  for (const { name, files, sizes, domain, framework, language } of CASES) {
    it(`${name}: ${domain ?? 'none'}`, async () => {
      const profile = await profileOf(files, sizes);
      const why = JSON.stringify(profile.evidence, null, 1);
      assert.equal(profile.domain, domain, why);
      if (framework !== null || name === 'next to nothing')
        assert.equal(profile.framework, framework, why);
      if (language) assert.equal(profile.language, language);
      if (domain === null) return;
      const reasons = profile.evidence.filter(({ field }) => field === 'domain');
      assert.ok(reasons.length > 0 && reasons.every(({ reason }) => reason.length > 3));
    });
  }

  it('quotes the README', async () => {
    const { evidence } = await profileOf(
      {
        'README.md':
          '# x\n\n![badge](https://a.example/b.svg)\nA **RESTful** [API](docs/a.md) of ours.',
      },
      { 'a.go': 10, 'main.go': 10 },
    );
    assert.ok(evidence.some(({ reason }) => reason === 'README.md says “RESTful API”'));
  });

  it('has canonical names in every weight', () => {
    const weights = [
      ...[...data.FRAMEWORK_DOMAINS.values(), ...data.LANGUAGE_DOMAINS.values()],
      ...Object.values(data.SHAPE_WEIGHTS).map((each) => each.weights),
      ...[...data.DEPENDENCY_SIGNS, ...data.PHRASE_SIGNS, ...data.PATH_SIGNS].map(
        (each) => each.weights,
      ),
    ];
    for (const domain of new Set(weights.flatMap((each) => Object.keys(each)))) {
      assert.equal(canonicalDomain(domain), domain);
    }
  });
});
