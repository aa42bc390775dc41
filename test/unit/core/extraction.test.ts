import assert from 'node:assert/strict';
import {
  InvalidArgument,
  InvalidProposal,
  LearningNotAllowed,
  NothingToLearn,
  PatternNameTaken,
  ProjectNotFound,
} from '../../../src/core/errors';
import { PROPOSAL_STATUSES, type Project } from '../../../src/core/types';
import { addProject, type OpenSystem, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('extractPatternFromProposal', () => {
  let open: OpenSystem;
  let project: Project;
  beforeEach(async () => {
    open = await openSystem();
    project = await addProject(open, 'orders');
  });

  it('learns code from an executed proposal, with where it was learned', async () => {
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(project), TIMEOUT);
    assert.equal(pattern.patternName, 'Add timeout');
    assert.equal(pattern.patternType, 'bug_fix');
    assert.equal(pattern.description, 'A peer that hangs must not hang us.');
    assert.deepEqual(
      [pattern.language, pattern.framework, pattern.domain, pattern.sourceProjectId],
      ['javascript', 'express', 'api', project.id],
    );
    assert.equal(pattern.confidence, 0.5);
    assert.equal(pattern.successRate, null);
    assert.equal(pattern.codeTemplate.kind, 'rewrite');
    assert.match(pattern.codeTemplate.after, /AbortSignal\.timeout\(5000\)/);
    assert.doesNotMatch(pattern.codeTemplate.after, /orderUrl/);
  });

  it('starts with the proposal’s own confidence', async () => {
    const proposal = timeoutProposal(project, { confidence: 0.85 });
    const pattern = await open.system.extractPatternFromProposal(proposal, TIMEOUT);
    assert.equal(pattern.confidence, 0.85);
  });

  for (const status of PROPOSAL_STATUSES.filter((one) => one !== 'executed')) {
    it(`refuses a proposal that is ${status}`, async () => {
      await assert.rejects(
        open.system.extractPatternFromProposal(timeoutProposal(project, { status }), TIMEOUT),
        InvalidProposal,
      );
    });
  }

  it('strengthens the pattern of that name by 0.10 and counts no success, once per proposal', async () => {
    const first = timeoutProposal(project);
    const second = timeoutProposal(project, { url: 'stockUrl' });
    await open.system.extractPatternFromProposal(first, TIMEOUT);
    await open.system.extractPatternFromProposal(first, TIMEOUT);
    await open.system.extractPatternFromProposal(second, TIMEOUT);
    const again = await open.system.extractPatternFromProposal(second, TIMEOUT);
    assert.equal(again.confidence, 0.6);
    assert.deepEqual([again.successCount, again.failureCount], [0, 0]);
    assert.equal(again.examples.length, 2);
    const { items } = await open.system.listPatterns({}, { limit: 10 });
    assert.equal(items.length, 1);
  });

  it('learns one pattern when the same proposal comes twice at once', async () => {
    const proposal = timeoutProposal(project);
    const [a, b] = await Promise.all([
      open.system.extractPatternFromProposal(proposal, TIMEOUT),
      open.system.extractPatternFromProposal(proposal, TIMEOUT),
    ]);
    assert.equal(a.id, b.id);
    assert.equal(b.confidence, 0.5);
  });

  it('asks for another name when the change does not generalise with the pattern', async () => {
    await open.system.extractPatternFromProposal(timeoutProposal(project), TIMEOUT);
    const other = timeoutProposal(project, {
      files: [
        {
          path: 'src/a.js',
          language: 'javascript',
          before: 'const key = new Buffer(secret);\n',
          after: 'const key = Buffer.from(secret);\n',
        },
      ],
    });
    await assert.rejects(open.system.extractPatternFromProposal(other, TIMEOUT), PatternNameTaken);
    const { items } = await open.system.listPatterns({}, { limit: 10 });
    assert.equal(items[0]?.confidence, 0.5);
  });

  it('brings an archived pattern back when it is learned again', async () => {
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(project), TIMEOUT);
    await open.system.maintenance.archive(pattern.id);
    const again = await open.system.extractPatternFromProposal(
      timeoutProposal(project, { url: 'stockUrl' }),
      TIMEOUT,
    );
    assert.equal(again.state, 'active');
  });

  it('learns nothing from a project that is never to be learned from, until it is allowed', async () => {
    await open.system.projects.setConsent(project.id, { learn: false });
    const proposal = timeoutProposal(project);
    await assert.rejects(
      open.system.extractPatternFromProposal(proposal, TIMEOUT),
      LearningNotAllowed,
    );
    const { consent } = await open.system.projects.setConsent(project.id, { learn: true });
    assert.deepEqual(consent, { learn: true, share: true });
    await open.system.extractPatternFromProposal(proposal, TIMEOUT);
  });

  it('says what is wrong with what it was asked', async () => {
    const extract = open.system.extractPatternFromProposal.bind(open.system);
    const proposal = timeoutProposal(project);
    await assert.rejects(extract(timeoutProposal({ id: 'nowhere' }), TIMEOUT), ProjectNotFound);
    await assert.rejects(extract({ ...proposal, files: [] }, TIMEOUT), InvalidProposal);
    await assert.rejects(extract({ ...proposal, confidence: 7 }, TIMEOUT), InvalidProposal);
    await assert.rejects(extract(proposal, { ...TIMEOUT, patternName: '  ' }), InvalidArgument);
    const unchanged = proposal.files.map((file) => ({ ...file, after: file.before }));
    await assert.rejects(extract({ ...proposal, files: unchanged }, TIMEOUT), NothingToLearn);
  });

  it('keeps the sha of a commit, and the code of any other change', async () => {
    await open.system.extractPatternFromProposal(timeoutProposal(project), TIMEOUT);
    const loose = timeoutProposal(project, { commitSha: undefined, url: 'stockUrl' });
    const pattern = await open.system.extractPatternFromProposal(loose, TIMEOUT);
    const [commit, working] = await Promise.all(
      pattern.examples.map(({ proposalId }) => open.store.projects.proposal(proposalId)),
    );
    assert.deepEqual([commit?.files[0]?.before, commit?.files[0]?.after], [null, null]);
    assert.equal(await open.store.code(working?.files[0]?.after ?? ''), loose.files[0]?.after);
  });

  it('learns in batch from confident proposals, and tells which gave nothing', async () => {
    const result = await open.system.extractPatternsFromProposals([
      timeoutProposal(project, { confidence: 0.9, title: 'Time out' }),
      timeoutProposal(project, { confidence: 0.6, title: 'Too unsure' }),
      timeoutProposal(project, { confidence: 0.9, title: 'Failed', status: 'failed' }),
      timeoutProposal(project, { confidence: 0.9, title: 'Empty', files: [] }),
    ]);
    assert.deepEqual(
      result.extracted.map((pattern) => pattern.patternName),
      ['Pattern from Time out'],
    );
    assert.deepEqual(
      result.failed.map(({ title, code }) => [title, code]),
      [['Empty', 'InvalidProposal']],
    );
  });
});
