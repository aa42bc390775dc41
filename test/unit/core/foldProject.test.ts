import assert from 'node:assert/strict';
import { foldProject } from '../../../src/core/foldProject';
import { event } from './events';

const profile = {
  language: 'javascript',
  framework: 'express',
  domain: null,
  languages: [{ name: 'javascript', share: 1 }],
  evidence: [],
};
const identity = { projectId: 'a', repoUrl: 'https://example.com/acme/a', subPath: '', name: 'a' };
const profiled = (at: number, change = {}) =>
  event('project.profiled', { ...identity, profile: { ...profile, ...change } }, at);

describe('foldProject', () => {
  it('is unknown until it was profiled', () => {
    const corrected = event('project.corrected', { projectId: 'a', correction: {} }, 1);
    assert.equal(foldProject([corrected]), undefined);
  });

  it('follows the latest detection', () => {
    const project = foldProject([profiled(2, { framework: 'koa' }), profiled(1)]);
    assert.equal(project?.framework, 'koa');
    assert.deepEqual([project?.createdAt, project?.updatedAt], [1, 2]);
  });

  it('keeps a correction over later detections, “none” included', () => {
    const project = foldProject([
      profiled(1),
      event(
        'project.corrected',
        { projectId: 'a', correction: { framework: null, domain: 'api' } },
        2,
      ),
      profiled(3, { framework: 'koa', domain: 'web' }),
    ]);
    assert.equal(project?.framework, null);
    assert.equal(project?.domain, 'api');
    assert.equal(project?.language, 'javascript');
  });

  it('allows everything until somebody says otherwise, and keeps what is not named', () => {
    assert.deepEqual(foldProject([profiled(1)])?.consent, { learn: true, share: true });
    const project = foldProject([
      profiled(1),
      event('project.consented', { projectId: 'a', consent: { learn: false } }, 2),
      event('project.consented', { projectId: 'a', consent: { share: false } }, 3),
      event('project.consented', { projectId: 'a', consent: { learn: true } }, 4),
    ]);
    assert.deepEqual(project?.consent, { learn: true, share: false });
  });

  it('follows detection again once a correction is withdrawn', () => {
    const project = foldProject([
      profiled(1),
      event('project.corrected', { projectId: 'a', correction: { framework: 'koa' } }, 2),
      event('project.corrected', { projectId: 'a', correction: {}, withdrawn: ['framework'] }, 3),
    ]);
    assert.equal(project?.framework, 'express');
    assert.deepEqual(project?.corrected, {});
  });
});
