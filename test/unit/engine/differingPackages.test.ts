import assert from 'node:assert/strict';
import type { DetectedProfile } from '../../../src/core/types';
import { differingPackages } from '../../../src/engine/projects/differingPackages';

function profile(
  language: string | null,
  framework: string | null,
  domain: string | null,
): DetectedProfile {
  return { language, framework, domain, languages: [], evidence: [] };
}

const ROOT = profile('typescript', 'express', 'api');
const none = (): boolean => false;

function kept(packages: Record<string, DetectedProfile>, isCorrected = none): string[] {
  const found = Object.entries(packages).map(([path, each]) => ({ path, profile: each }));
  return differingPackages(ROOT, found, isCorrected).map(({ path }) => path);
}

describe('packages that are projects of their own', () => {
  it('have another language, framework or domain', () => {
    const packages = {
      same: profile('typescript', 'express', 'api'),
      language: profile('python', 'express', 'api'),
      framework: profile('typescript', null, 'api'),
      domain: profile('typescript', 'express', 'cli'),
    };
    assert.deepEqual(kept(packages), ['language', 'framework', 'domain']);
  });

  it('are not those of which less is known', () => {
    assert.deepEqual(kept({ a: profile(null, 'express', null) }), []);
  });

  it('are not the services of a repository of microservices', () => {
    const around = profile('java', 'spring boot', 'microservice');
    const packages = [
      { path: 'orders', profile: profile('java', 'spring boot', 'api') },
      { path: 'page', profile: profile('java', 'spring boot', 'web') },
    ];
    const found = differingPackages(around, packages, none);
    assert.deepEqual(
      found.map(({ path }) => path),
      ['page'],
    );
  });

  it('say what tells of them where it is the project around them', () => {
    const around = profile('java', 'spring boot', 'microservice');
    const own = { field: 'domain', value: 'api', reason: 'it is built on quarkus' } as const;
    const found = differingPackages(
      around,
      [{ path: 'orders', profile: { ...profile(null, 'quarkus', 'api'), evidence: [own] } }],
      none,
    );
    assert.deepEqual(found[0]?.profile.evidence, [
      own,
      { field: 'language', value: 'java', reason: 'the project around it is java' },
      { field: 'domain', value: 'microservice', reason: 'the project around it is microservice' },
    ]);
  });

  it('are compared with the package around them', () => {
    const packages = {
      app: profile('typescript', 'react', 'frontend'),
      'app/inner': profile('typescript', 'react', 'frontend'),
      'app/back': profile('typescript', 'express', 'api'),
    };
    assert.deepEqual(kept(packages), ['app', 'app/back']);
  });

  it('are also those that a person has spoken of', () => {
    const same = { a: profile('typescript', 'express', 'api') };
    assert.deepEqual(
      kept(same, () => true),
      ['a'],
    );
  });
});
