import { homedir } from 'node:os';
import path from 'node:path';
import type { Repository } from './findRepository';
import { readSmall } from './readSmall';

/** Settings of git in their order, by names as git compares them: `remote.Origin.url`. */
export type GitConfig = readonly (readonly [name: string, value: string])[];

const HEADER = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const SETTING = /^\s*([A-Za-z][\w-]*)[ \t]*(?:=([^]*))?$/;

/**
 * The configuration of a person and of a repository, read from files alone, the stronger ones last.
 * Files that cannot be read say nothing.
 * @param env names the files of the person, as it does for git
 */
export async function readGitConfig(
  repository: Repository | undefined,
  env: NodeJS.ProcessEnv = process.env,
): Promise<GitConfig> {
  const config: (readonly [string, string])[] = [];
  const files = personalFiles(env);
  if (repository) files.push(path.join(repository.commonFolder, 'config'));
  for (const file of files) config.push(...(await withIncluded(file)));
  if (repository && isOn(config, 'extensions.worktreeconfig')) {
    config.push(...(await withIncluded(path.join(repository.gitFolder, 'config.worktree'))));
  }
  return config;
}

/** The value that holds, which is the last one. */
export function lastValue(config: GitConfig, name: string): string | undefined {
  return config.findLast(([each]) => each === name)?.[1];
}

/** A path as git reads it: `~/` is the person's folder. */
export function pathInConfig(value: string, folder: string): string {
  if (value === '~' || value.startsWith('~/')) return path.join(homedir(), value.slice(1));
  return path.resolve(folder, value);
}

/** Settings of one file, in any spelling that git reads. */
export function parseGitConfig(text: string): GitConfig {
  const config: [string, string][] = [];
  let section = '';
  for (const line of text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .match(LOGICAL_LINE) ?? []) {
    let rest = line;
    const header = HEADER.exec(rest);
    if (header) {
      section = sectionName(header[1] ?? '', header[2]);
      rest = rest.slice(header[0].length);
    }
    const [, key, value] = SETTING.exec(rest) ?? [];
    if (key && section) config.push([`${section}.${key.toLowerCase()}`, valueOf(value ?? 'true')]);
  }
  return config;
}

/** A line with those that continue it. */
const LOGICAL_LINE = /(?:[^\\\n]|\\[^])+/g;

/** Names of sections are equal in any case, what is quoted is not. */
function sectionName(name: string, quoted: string | undefined): string {
  const lower = name.toLowerCase();
  return quoted === undefined ? lower : `${lower}.${quoted.replace(/\\(.)/g, '$1')}`;
}

/** Without comments and blanks around it, and without quotes, wherever they stand in it. */
function valueOf(text: string): string {
  let value = '';
  let kept = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\') value += escaped(text.charAt(++at));
    else if (!isQuoted && /[#;]/.test(character)) break;
    else if (isQuoted || value !== '' || !/\s/.test(character)) value += character;
    if (isQuoted || /[^\s"]/.test(character)) kept = value.length;
  }
  return value.slice(0, kept);
}

function escaped(character: string): string {
  if (character === '\n') return '';
  return { n: '\n', t: '\t', b: '\b' }[character] ?? character;
}

/** Settings of a file and of the files that it includes, each file once. */
async function withIncluded(file: string, read = new Set<string>()): Promise<GitConfig> {
  read.add(file);
  const config: (readonly [string, string])[] = [];
  for (const setting of parseGitConfig(await readSmall(file))) {
    config.push(setting);
    const [name, value] = setting;
    const included = pathInConfig(value, path.dirname(file));
    if (name !== 'include.path' || read.has(included)) continue;
    config.push(...(await withIncluded(included, read)));
  }
  return config;
}

/** Where git keeps what holds in all repositories of a machine and of a person. */
function personalFiles(env: NodeJS.ProcessEnv): string[] {
  const all = env.GIT_CONFIG_NOSYSTEM ? [] : [env.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig'];
  if (env.GIT_CONFIG_GLOBAL !== undefined) return [...all, env.GIT_CONFIG_GLOBAL].filter(Boolean);
  return [...all, path.join(personalFolder(env), 'config'), path.join(homedir(), '.gitconfig')];
}

/** The folder of git among those in which a person's programs keep their settings. */
export function personalFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(env.XDG_CONFIG_HOME || path.join(homedir(), '.config'), 'git');
}

function isOn(config: GitConfig, name: string): boolean {
  return /^(?:true|yes|on|1)$/i.test(lastValue(config, name) ?? '');
}
