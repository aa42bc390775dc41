import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { endsWithThisProcess } from './cleanup';

/** A disk of its own that can be filled up. */
export interface SmallDisk {
  folder: string;
  end(): void;
}

/**
 * Mounts a disk of some KiB of memory at a folder, as root or by a `sudo` that asks nothing.
 * @throws where neither can be
 */
export function makeSmallDisk(folder: string, kibibytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  const owner = `uid=${process.getuid?.()},gid=${process.getgid?.()}`;
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k,${owner}`, 'tmpfs', folder);
  const unmount = (): void => asRoot('umount', '--lazy', folder);
  const forget = endsWithThisProcess(unmount, unmount);
  return {
    folder,
    end: () => {
      forget();
      unmount();
    },
  };
}

/** Leaves no free byte on the disk of a folder, by a file in it. */
export function fillUp(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  appendFileSync(path.join(folder, FILLER), Buffer.alloc(bavail * bsize));
}

/** Makes room again. */
export function makeRoom(folder: string): void {
  rmSync(path.join(folder, FILLER), { force: true });
}

const FILLER = '.filler';

function asRoot(program: string, ...args: string[]): void {
  const command = process.getuid?.() === 0 ? [program] : ['sudo', '-n', program];
  const [file = program, ...rest] = [...command, ...args];
  execFileSync(file, rest, { stdio: 'pipe' });
}
