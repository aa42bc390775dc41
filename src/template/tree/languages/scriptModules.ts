import type { Brought } from './Import';

/** Modules that come with Node.js. */
const OF_NODE = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram ' +
    'diagnostics_channel dns domain events fs http http2 https inspector module net os path ' +
    'perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls ' +
    'trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

export const isRelative = (module: string) => /^\.\.?(\/|$)/.test(module);

const isOfNode = (module: string) =>
  module.startsWith('node:') || OF_NODE.has(module.split('/')[0]!);

/** Modules of Node.js, packages, aliases of the project, folders above, and folders beside. */
export function aliasRank(module: string): number {
  if (isOfNode(module)) return 0;
  if (/^\.\.(\/|$)/.test(module)) return 3;
  if (isRelative(module)) return 4;
  return /^([@~]\/|#|~)/.test(module) ? 2 : 1;
}

/** Whether two modules are one, however a file reaches it. */
export function isSameScript(a: Brought, b: Brought): boolean {
  const [left, right] = [plain(a.module), plain(b.module)];
  if (left === right) return true;
  const isOwn = (module: string) => aliasRank(module) >= 2;
  return (isOwn(left) || isOwn(right)) && lastOf(left) === lastOf(right);
}

const plain = (module: string) =>
  module.replace(/^node:/, '').replace(/(\/index)?(\.[cm]?[jt]sx?)?$/, '');

const lastOf = (module: string) => module.slice(module.lastIndexOf('/') + 1);

/** Whether a relative module, as a file writes it, is that file. */
export const isItself = (module: string, path: string): boolean =>
  isRelative(module) && plain(joined(folderOf(path), module.split('/')).join('/')) === plain(path);

/** A module beside one file as another file writes it. */
export function scriptFrom(module: string, from: string, path: string): string {
  const there = joined(folderOf(from), module.split('/'));
  const own = folderOf(path);
  let shared = 0;
  while (shared < own.length && own[shared] === there[shared]) shared++;
  const up = own.slice(shared).map(() => '..');
  const down = there.slice(shared);
  return [...(up.length > 0 ? up : ['.']), ...down].join('/');
}

const folderOf = (path: string) => path.split('/').slice(0, -1);

function joined(folder: readonly string[], steps: readonly string[]): string[] {
  const all = [...folder];
  for (const step of steps) {
    if (step === '.') continue;
    if (step === '..' && all.length > 0 && all.at(-1) !== '..') all.pop();
    else all.push(step);
  }
  return all;
}
