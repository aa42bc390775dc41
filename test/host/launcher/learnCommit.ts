import * as vscode from 'vscode';
import type { Lesson } from './lesson';
import { tellProblem } from './tellProblem';

/**
 * A test entry that learns the commit of `CPL_LESSON` in the window's folder: the command that a
 * person runs, with its questions answered.
 * @throws when the command does; it is done once the pattern is on disk.
 */
export async function run(): Promise<void> {
  await tellProblem(async () => {
    const lesson = JSON.parse(process.env.CPL_LESSON ?? '') as Lesson;
    await vscode.commands.executeCommand('crossProjectLearning.learnFromCommit', lesson);
  });
}
