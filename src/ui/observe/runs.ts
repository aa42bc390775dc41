import {
  ProcessExecution,
  ShellExecution,
  type Task,
  TaskScope,
  Uri,
  tasks,
  window,
  workspace,
  type TaskExecution,
  type TerminalShellExecution,
  type WorkspaceFolder,
} from 'vscode';
import { pathBelow } from '../folders/pathBelow';
import { isCancellation } from '../mends/reportError';
import type { Ui } from '../Ui';

/** The end of an output tells how many tests ran. */
const MOST_OUTPUT = 100_000;

interface Started {
  at: number;
  output?: { text: string };
}

/** Hands the tests and builds that end in tasks and terminals to the engine. */
export function registerRuns(ui: Ui): void {
  const started = new WeakMap<TaskExecution | TerminalShellExecution, Started>();
  ui.context.subscriptions.push(
    tasks.onDidStartTaskProcess(({ execution }) => started.set(execution, { at: Date.now() })),
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      const { task } = execution;
      const command = commandOf(task);
      const folder = folderOf(task);
      const at = started.get(execution)?.at;
      if (command === undefined || !folder || exitCode === undefined || at === undefined) return;
      void ended(ui, folder, cwdOf(task), command, exitCode, { at });
    }),
    window.onDidStartTerminalShellExecution(({ execution }) => {
      const one = { at: Date.now(), output: { text: '' } };
      started.set(execution, one);
      void gather(execution, one.output);
    }),
    window.onDidEndTerminalShellExecution(({ execution, exitCode }) => {
      const { cwd, commandLine } = execution;
      const folder = cwd && workspace.getWorkspaceFolder(cwd);
      const one = started.get(execution);
      if (!folder || exitCode === undefined || !one) return;
      void ended(ui, folder, cwd, commandLine.value, exitCode, one);
    }),
  );
}

async function gather(execution: TerminalShellExecution, output: { text: string }): Promise<void> {
  for await (const data of execution.read()) {
    output.text = (output.text + data).slice(-MOST_OUTPUT);
  }
}

async function ended(
  ui: Ui,
  folder: WorkspaceFolder,
  cwd: Uri | undefined,
  command: string,
  exit: number,
  { at: startedAt, output }: Started,
): Promise<void> {
  if (!workspace.isTrusted) return;
  try {
    const relative = cwd ? pathBelow(folder.uri.fsPath, cwd.fsPath) : '';
    const below = relative === '' ? '' : `${relative}/`;
    const api = await ui.engine.api();
    await api.commandEnded({
      ...{ folder: folder.uri.fsPath, below, command, exit, startedAt },
      output: output?.text,
    });
  } catch (error) {
    // Nobody waits for it; the next run may be seen.
    if (!isCancellation(error)) ui.log.warn(String(error));
  }
}

function commandOf({ execution }: Task): string | undefined {
  if (execution instanceof ProcessExecution)
    return [execution.process, ...execution.args].join(' ');
  if (!(execution instanceof ShellExecution)) return undefined;
  if (execution.commandLine !== undefined) return execution.commandLine;
  const text = (part: typeof execution.command): string =>
    part === undefined ? '' : typeof part === 'string' ? part : part.value;
  return [text(execution.command), ...(execution.args ?? []).map(text)].join(' ').trim();
}

function folderOf({ scope }: Task): WorkspaceFolder | undefined {
  if (typeof scope === 'object') return scope;
  const [only, ...others] = workspace.workspaceFolders ?? [];
  return scope === TaskScope.Workspace && others.length === 0 ? only : undefined;
}

/** Where a task names another folder than its own. */
function cwdOf({ execution }: Task): Uri | undefined {
  const cwd =
    execution instanceof ProcessExecution || execution instanceof ShellExecution
      ? execution.options?.cwd
      : undefined;
  return cwd === undefined || cwd.includes('${') ? undefined : Uri.file(cwd);
}
