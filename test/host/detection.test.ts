import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi, Project } from '../../api';

describe('what a project is, in a repository of several packages', () => {
  let api: CrossProjectLearningApi;
  let folder: string;

  before(async () => {
    const extension = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    assert.ok(extension);
    api = (await extension.activate()).getApi(1);
    folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  });

  function traits({ language, framework, domain }: Project) {
    return { language, framework, domain };
  }

  /** Waits until the profile is as wanted; fails with what it is instead. */
  async function becomes(file: string, wanted: Partial<Project>): Promise<void> {
    let project = await api.currentProject(folder, file);
    const isThere = () =>
      Object.entries(wanted).every(([key, value]) => project[key as keyof Project] === value);
    for (let tries = 0; tries < 60 && !isThere(); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      project = await api.currentProject(folder, file);
    }
    assert.ok(isThere(), `it is ${JSON.stringify(traits(project))}`);
  }

  function replaceIn(file: string, before: string, after: string): void {
    const absolute = path.join(folder, file);
    const text = readFileSync(absolute, 'utf8');
    assert.ok(text.includes(before));
    writeFileSync(absolute, text.replace(before, after));
  }

  it('is told for each package with its evidence', async () => {
    const service = await api.currentProject(folder, 'packages/service/src/server.js');
    assert.deepEqual(traits(service), {
      language: 'javascript',
      framework: 'express',
      domain: 'api',
    });
    assert.equal(service.name, 'acme/shop/packages/service');
    assert.ok(service.evidence.some(({ reason }) => /express .*package\.json/.test(reason)));
    const page = await api.currentProject(folder, 'packages/page/src/App.tsx');
    assert.deepEqual([page.language, page.framework], ['typescript', 'react']);
    assert.notEqual(page.id, service.id);
  });

  it('is told anew when a manifest changes', async () => {
    const file = 'packages/service/src/server.js';
    replaceIn('packages/service/package.json', '"express"', '"koa"');
    replaceIn(file, "require('express')", "require('koa')");
    await becomes(file, { framework: 'koa' });
  });

  it('is what a person says it is, whatever is detected later', async () => {
    const file = 'packages/service/src/server.js';
    await vscode.commands.executeCommand('crossProjectLearning.setProjectProfile', {
      folder,
      path: file,
      correction: { domain: 'data' },
    });
    await becomes(file, { framework: 'koa', domain: 'data' });
    replaceIn('packages/service/package.json', '"koa"', '"fastify"');
    replaceIn(file, "require('koa')", "require('fastify')");
    await becomes(file, { framework: 'fastify', domain: 'data' });
    const { corrected } = await api.currentProject(folder, file);
    assert.deepEqual(corrected, { domain: 'data' });
    await vscode.commands.executeCommand('crossProjectLearning.setProjectProfile', {
      folder,
      path: file,
      withdrawn: ['domain'],
    });
    await becomes(file, { framework: 'fastify', domain: 'api' });
  });
});
