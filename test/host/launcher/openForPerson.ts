import { once } from 'node:events';
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { DataFolder } from './dataFolder';
import { startDesktop } from './desktop';
import { installHost } from './installHost';
import { startServer } from './vscodeServer';

/** Opens a desktop window for each folder and waits until all are closed. */
export async function openDesktop(
  executable: string,
  folders: string[],
  data: DataFolder,
): Promise<void> {
  console.log(`Opening ${folders.map((folder) => path.basename(folder)).join(' and ')}`);
  console.log('Close the windows, or press Ctrl-C, to end.');
  const windows = folders.map((folder) => startDesktop(executable, data, {}, [folder]));
  await Promise.all(windows.map((window) => once(window.child, 'exit')));
  await Promise.all(windows.map((window) => window.end()));
}

/** Serves a window for each folder, prints their addresses, and waits for Ctrl-C. */
export async function openServer(folders: string[], data: DataFolder): Promise<void> {
  const host = await installHost(console.log);
  const server = await startServer(host, data);
  console.log('\nVS Code is ready; only this machine can reach it, and only with the token:');
  for (const folder of folders) {
    console.log(`  ${path.basename(folder)}: ${server.addressOf({ folder })}`);
  }
  for (const folder of folders) openInBrowser(server.addressOf({ folder }));
  console.log('Press Ctrl-C to end it.');
  await server.ended;
  throw new Error('The VS Code server has ended by itself.');
}

function openInBrowser(address: string): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const opener = { darwin: 'open', win32: 'explorer' }[platform as string] ?? 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  // The address is printed: without an opener a person opens it.
  child.on('error', () => undefined);
  child.unref();
}
