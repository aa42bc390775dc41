import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { endsWithThisProcess } from './cleanup';

/** How long a process tree may take to end by itself before it is killed, in milliseconds. */
const PATIENCE = 5000;

/** A started process and the way to end it with all that it started. */
export interface ProcessTree {
  child: ChildProcess;
  /** Settles when every process of the tree is gone. */
  end: () => Promise<void>;
}

/** Starts a process whose whole tree ends with this process, at the latest. */
export function startTree(file: string, args: string[], options: SpawnOptions): ProcessTree {
  // A group of its own keeps the terminal's Ctrl-C away from it: it is ended in order, by us.
  const child = spawn(file, args, { ...options, detached: process.platform !== 'win32' });
  const forget = endsWithThisProcess(
    () => endTree(child.pid),
    () => signal(treeOf(child.pid), 'SIGKILL'),
  );
  return {
    child,
    async end() {
      await endTree(child.pid);
      forget();
    },
  };
}

async function endTree(root: number | undefined): Promise<void> {
  if (process.platform === 'win32') {
    endTreeOnWindows(root);
    return;
  }
  const tree = treeOf(root);
  signal(tree, 'SIGTERM');
  const deadline = Date.now() + PATIENCE;
  while (tree.some(isAlive) && Date.now() < deadline) await delay(50);
  signal(tree, 'SIGKILL');
}

function endTreeOnWindows(root: number | undefined): void {
  if (root === undefined) return;
  try {
    execFileSync('taskkill', ['/T', '/F', '/PID', String(root)], { stdio: 'ignore' });
  } catch {
    // Already gone.
  }
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // Already gone.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process, what it started, and what these started, in whatever group they are. */
function treeOf(root: number | undefined): number[] {
  if (root === undefined) return [];
  const parents = parentsOfProcesses();
  const tree = new Set([root]);
  let size = 0;
  while (size !== tree.size) {
    size = tree.size;
    for (const [pid, { parent, group }] of parents) {
      if (tree.has(parent) || group === root) tree.add(pid);
    }
  }
  return [...tree];
}

function parentsOfProcesses(): Map<number, { parent: number; group: number }> {
  const rows = process.platform === 'linux' ? rowsOfProc() : rowsOfPs();
  return new Map(rows.map(([pid, parent, group]) => [pid, { parent, group }]));
}

function rowsOfProc(): [number, number, number][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): [number, number, number][] => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        // "pid (name) state ppid pgrp …", where the name may hold blanks and brackets.
        const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [[Number(pid), Number(parent), Number(group)]];
      } catch {
        return [];
      }
    });
}

function rowsOfPs(): [number, number, number][] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number]);
}
