import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../api';
import type { Lesson } from '../host/launcher/lesson';
import { tellProblem } from '../host/launcher/tellProblem';

/** What to learn, and how often it worked and failed afterwards. */
export interface RatedLesson extends Lesson {
  description: string;
  worked: number;
  failed: number;
}

/** A test entry that learns the lessons of `CPL_LESSONS` in the window's folder. */
export async function run(): Promise<void> {
  await tellProblem(async () => {
    const lessons = JSON.parse(process.env.CPL_LESSONS ?? '[]') as RatedLesson[];
    const extension = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    const api = (await extension?.activate())?.getApi(1);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(api && folder);
    await api.currentProject(folder);
    for (const { worked, failed, ...lesson } of lessons) {
      const patternId = await vscode.commands.executeCommand<string>(
        'crossProjectLearning.learnFromCommit',
        { folder, ...lesson },
      );
      for (let use = 0; use < worked + failed; use += 1) {
        await api.trackPatternOutcome({ patternId, success: use >= failed });
      }
    }
  });
}
