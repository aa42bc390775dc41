import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi, Proposal } from '../../api';

describe('the API for other extensions', () => {
  let extension: vscode.Extension<ExtensionApi>;
  let api: CrossProjectLearningApi;
  let projectId: string;

  before(async () => {
    const found = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    assert.ok(found);
    extension = found;
    api = (await extension.activate()).getApi(1);
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    projectId = (await api.currentProject(folder.uri.fsPath)).id;
  });

  const proposal = (change: Partial<Proposal> = {}): Proposal => ({
    projectId,
    title: 'Parse with a radix',
    type: 'bug_fix',
    status: 'executed',
    confidence: 0.8,
    files: [
      {
        path: 'src/ages.js',
        before: 'const age = parseInt(answer);\nconst year = parseInt(words[0]);\n',
        after: 'const age = parseInt(answer, 10);\nconst year = parseInt(words[0], 10);\n',
      },
    ],
    ...change,
  });

  it('has a version', () => {
    assert.throws(() => extension.exports.getApi(2 as 1), /has the API 1, not 2/);
  });

  it('learns from a proposal, once, and tracks outcomes', async () => {
    const options = { patternName: 'Parse with radix', patternType: 'bug_fix' } as const;
    const pattern = await api.extractPatternFromProposal(proposal(), options);
    assert.equal(pattern.confidence, 0.8);
    const again = await api.extractPatternFromProposal(proposal(), options);
    assert.deepEqual(again, pattern);
    const after = await api.trackPatternOutcome({ patternId: pattern.id, success: false });
    assert.equal(Number(after.confidence.toFixed(2)), 0.7);
    assert.equal(after.failureCount, 1);
  });

  it('learns from several proposals and says what gave nothing', async () => {
    const same = { path: 'a.js', before: 'a();\n', after: 'a();\n' };
    const { extracted, failed } = await api.extractPatternsFromProposals([
      proposal({ title: 'one' }),
      proposal({ title: 'nothing', files: [same] }),
      proposal({ title: 'not sure', confidence: 0.2 }),
      proposal({ title: 'still open', status: 'pending' }),
    ]);
    assert.deepEqual(
      extracted.map(({ patternName }) => patternName),
      ['Pattern from one'],
    );
    assert.deepEqual(
      failed.map(({ title }) => title),
      ['nothing'],
    );
  });

  it('suggests, and keeps one row per pattern, source and target', async () => {
    const [match] = await api.suggestPatternsForProject(projectId, { minConfidence: 0.6 });
    assert.ok(match);
    const record = {
      sourceProjectId: match.sourceProjectId,
      targetProjectId: projectId,
      patternId: match.patternId,
    };
    await api.recordPatternApplication({ ...record, applied: false });
    const row = await api.recordPatternApplication({ ...record, applied: true });
    assert.equal(row.applied, true);
    assert.equal(row.applications.length, 1);
    const { statistics } = await api.getCrossProjectInsights(projectId);
    assert.equal(statistics.totalSuggestions, 1);
    assert.equal(statistics.applicationRate, 1);
  });

  it('compares projects', async () => {
    assert.equal(await api.calculateProjectSimilarity(projectId, projectId), 1);
    assert.deepEqual(await api.findSimilarProjects(projectId), []);
    assert.deepEqual(await api.thresholdsForAutonomy(1), {
      minSimilarity: 0.8,
      minConfidence: 0.8,
    });
  });

  it('refuses invalid arguments, and tells the code of a mistake', async () => {
    const codeOf = (code: string) => (error: unknown) =>
      error instanceof Error && 'code' in error && error.code === code;
    const invalid = proposal({ confidence: 2 });
    const options = { patternName: 'x', patternType: 'bug_fix' } as const;
    await assert.rejects(
      api.extractPatternFromProposal(invalid, options),
      codeOf('InvalidArgument'),
    );
    await assert.rejects(
      api.extractPatternFromProposal(proposal({ status: 'failed' }), options),
      codeOf('InvalidProposal'),
    );
    await assert.rejects(api.findSimilarProjects('unknown'), codeOf('ProjectNotFound'));
    await assert.rejects(
      api.trackPatternOutcome({ patternId: 'unknown', success: true }),
      codeOf('PatternNotFound'),
    );
  });
});
