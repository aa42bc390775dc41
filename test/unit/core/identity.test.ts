import assert from 'node:assert/strict';
import {
  canonicalRepoUrl,
  patternIdOf,
  projectIdOf,
  proposalIdOf,
} from '../../../src/core/identity';

describe('canonicalRepoUrl', () => {
  const same = [
    'https://example.com/acme/orders',
    'https://example.com/acme/orders.git',
    'https://example.com/acme/orders/',
    'http://user:secret@EXAMPLE.com/acme/orders.git',
    'ssh://git@example.com/acme/orders.git',
    'git@example.com:acme/orders.git',
    'example.com:acme/orders',
  ];
  for (const url of same) {
    it(`knows ${url} as the same repository`, () => {
      assert.equal(canonicalRepoUrl(url), 'https://example.com/acme/orders');
    });
  }

  it('never keeps credentials', () => {
    assert.ok(!canonicalRepoUrl('https://token:x-oauth@example.com/a/b').includes('token'));
  });

  for (const path of ['/srv/git/orders.git', 'file:///srv/git/orders', 'C:\\git\\orders', '../o']) {
    it(`leaves the path ${path} as it is`, () => {
      assert.equal(canonicalRepoUrl(path), path);
    });
  }
});

describe('identities', () => {
  it('tell projects of one repository apart by sub-path', () => {
    const url = 'https://example.com/acme/mono';
    assert.notEqual(projectIdOf(url, 'a'), projectIdOf(url, 'b'));
    assert.equal(projectIdOf(url, 'a'), projectIdOf(url, 'a'));
  });

  it('know a commit by its sha and any other change by its files, in any order', () => {
    const one = { path: 'a.js', language: 'javascript', before: 'x', after: 'y' };
    const two = { ...one, path: 'b.js' };
    assert.equal(
      proposalIdOf('p', { commitSha: 'abc', files: [one] }),
      proposalIdOf('p', { commitSha: 'abc', files: [] }),
    );
    assert.equal(
      proposalIdOf('p', { files: [one, two] }),
      proposalIdOf('p', { files: [two, one] }),
    );
    assert.notEqual(proposalIdOf('p', { files: [one] }), proposalIdOf('q', { files: [one] }));
  });

  it('do not depend on how a pattern’s name is written', () => {
    const id = patternIdOf('Add Timeout', 'bug_fix', 'javascript');
    assert.equal(patternIdOf(' add timeout ', 'bug_fix', 'javascript'), id);
    assert.notEqual(patternIdOf('Add Timeout', 'security', 'javascript'), id);
  });
});
