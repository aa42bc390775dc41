import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheFolder } from './cacheFolder';
import { findOnPath } from './chromium';
import { repoRoot } from './repoRoot';

/** How long the attempt to reach VS Code's download server may take, in milliseconds. */
const DOWNLOAD_TIMEOUT = 5000;

/**
 * An executable for `runTests`: the desktop VS Code where it can be had and shown, otherwise the
 * launcher of the server host. `CPL_HOST=desktop` or `server` leaves no choice.
 * @param folder where a script may be written that starts it.
 * @throws when `CPL_HOST=desktop` asks for a desktop that cannot be had.
 */
export async function testExecutable(
  folder: string,
  report: (line: string) => void,
): Promise<string> {
  const wanted = process.env.CPL_HOST;
  if (wanted !== 'server') {
    const desktop = await desktopExecutable(folder, report, wanted === 'desktop');
    if (desktop) return desktop;
  }
  const shim = path.join(repoRoot(), 'out', 'test', 'host', 'launcher', 'codeShim.js');
  return script(folder, 'code-server-host', [process.execPath, shim]);
}

async function desktopExecutable(
  folder: string,
  report: (line: string) => void,
  required: boolean,
): Promise<string | undefined> {
  const hasDisplay =
    process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const xvfb = hasDisplay ? undefined : findOnPath(['xvfb-run']);
  if (!hasDisplay && !xvfb && !required) return undefined;
  try {
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: path.join(cacheFolder(), 'vscode-desktop'),
      timeout: DOWNLOAD_TIMEOUT,
      reporter: new SilentReporter(),
    });
    return xvfb ? script(folder, 'code-desktop', [xvfb, '-a', executable]) : executable;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (required) throw new Error(`Desktop VS Code cannot be had: ${reason}`, { cause: error });
    report(`Desktop VS Code cannot be had (${reason}): the server host takes its place`);
    return undefined;
  }
}

function script(folder: string, name: string, command: string[]): string {
  const windows = process.platform === 'win32';
  const file = path.join(folder, windows ? `${name}.cmd` : name);
  const quoted = command.map((part) => `"${part}"`).join(' ');
  writeFileSync(file, windows ? `@${quoted} %*\r\n` : `#!/bin/sh\nexec ${quoted} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
