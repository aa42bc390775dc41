import type { DataFolder } from './dataFolder';
import { findOnPath } from './chromium';
import { startTree, type ProcessTree } from './processTree';

/** The desktop VS Code on the PATH, unless `CPL_HOST=server` or a remote terminal rules it out. */
export function findDesktop(): string | undefined {
  if (process.env.CPL_HOST === 'server') return undefined;
  // In a terminal of a remote window `code` only speaks to the window at the other end.
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  return findOnPath(['code', 'code-insiders', 'codium']);
}

/**
 * Starts a desktop window with the data folder's own settings and extensions.
 * @param args what to open, and further flags.
 * @returns the tree of processes, whose first ends when the window is closed.
 */
export function startDesktop(
  executable: string,
  data: DataFolder,
  env: Record<string, string>,
  args: string[],
): ProcessTree {
  const flags = ['--wait', '--new-window', '--skip-welcome', '--disable-workspace-trust'];
  flags.push(`--user-data-dir=${data.userData}`, `--extensions-dir=${data.extensions}`);
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  return startTree(executable, [...flags, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
