import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NothingToLearn } from '../../src/core/errors';
import type { ScannedPattern } from '../../src/engine/sites/SiteScanner';
import type { CodeTemplate, FileChange } from '../../src/core/types';
import type { Templates } from '../../src/template/Templates';
import { type ChangeRecord, readRecords } from '../changes/corpus';
import { inTemporaryFolder } from '../torture/workshop';
import type { AstGrep } from './astGrep';
import { astGrepRule, LANGUAGES } from './astGrepRule';

const PATTERNS = 100;
const FILES_PER_FOLDER = 100;

/** What is looked for, and in which texts. */
export interface ScanWork {
  patterns: ScannedPattern[];
  /** The same as rules of ast-grep, in one text. */
  rules: string;
  sources: Source[];
}

interface Source {
  extension: string;
  text: string;
}

/** Patterns of one call each; a third of the files have what one of them looks for, once. */
export async function syntheticWork(learner: Templates): Promise<ScanWork> {
  const templates: CodeTemplate[] = [];
  for (let number = 0; number < PATTERNS; number += 1) {
    const before = `async function load() {\n  return call${number}(url);\n}\n`;
    const after = before.replace('(url)', '(url, { timeout: 5000 })');
    const example = { path: 'a.js', language: 'javascript', before, after };
    templates.push((await learner.learn('javascript', [example])).template);
  }
  const sources = Array.from({ length: 3 * PATTERNS }, (_, number) => ({
    extension: '.js',
    text: sourceOf(number),
  }));
  return { ...asWork(templates), sources };
}

function sourceOf(number: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => {
    const call = number % 3 === 0 && line === 20 ? `call${number % PATTERNS}` : 'other';
    return `export async function run${line}(url) {\n  return ${call}(url);\n}\n`;
  });
  return lines.join('\n');
}

/**
 * Patterns learned from recorded changes, from one alone and from all of a kind, of which both find the
 * same; and the files that were changed, before and after, so that a third has sites.
 */
export async function learnedWork(
  learner: Templates,
  astGrep: AstGrep,
  changesFile: string,
): Promise<ScanWork> {
  // The offsets of both are the same in plain text only.
  const records = readRecords<ChangeRecord>(changesFile).filter(
    ({ path: name, language, before, after }) =>
      path.extname(name) === LANGUAGES[language]?.extension && isPlain(before) && isPlain(after),
  );
  const learned = await learnedTemplates(learner, records);
  const known = learned.filter((template) => {
    const rule = astGrepRule('any', template);
    return rule !== undefined && astGrep.accepts(rule);
  });
  const sources = records.flatMap(({ before, after, path: name }) =>
    [before, after].map((text) => ({ extension: path.extname(name), text })),
  );
  const exact = await sameSites(learner, astGrep, { ...asWork(known), sources });
  console.log(
    `  ${learned.length} patterns learned from ${records.length} changes, ` +
      `${known.length} put into ast-grep's words, ${exact.length} with the same sites`,
  );
  const work = asWork(exact.slice(0, PATTERNS));
  return { ...work, sources: await thirdWithSites(learner, work.patterns, sources) };
}

/** The texts in such an order that each third one has a site; some come again. */
async function thirdWithSites(
  learner: Templates,
  patterns: readonly ScannedPattern[],
  sources: readonly Source[],
): Promise<Source[]> {
  const files = sources.map(({ extension, text }, at) => ({ path: `${at}${extension}`, text }));
  const templates = patterns.map(({ template }) => template);
  const paths = new Set<string>();
  for await (const { site } of learner.findSites(templates, files, NEVER)) paths.add(site.path);
  const some = sources.filter((_, at) => paths.has(files[at]!.path));
  const others = sources.filter((_, at) => !paths.has(files[at]!.path));
  return some.flatMap((source, at) => [
    source,
    ...[0, 1].map((next) => others[(2 * at + next) % others.length]!),
  ]);
}

/** Each by its default level first, then the other levels. */
async function learnedTemplates(
  learner: Templates,
  records: readonly ChangeRecord[],
): Promise<CodeTemplate[]> {
  const kinds = grouped(records, ({ kind, language }) => `${kind} ${language}`);
  const found: CodeTemplate[] = [];
  for (const examples of [...records.map((record) => [record]), ...kinds.values()]) {
    const template = await learnedFrom(learner, examples);
    if (template?.kind === 'rewrite') found.push(template);
  }
  const others = found.flatMap((template) =>
    learner
      .levels(template)
      .flatMap(({ current }, level) => (current ? [] : [learner.atLevel(template, level)])),
  );
  const byRules = new Map<string, CodeTemplate>();
  for (const template of [...found, ...others]) {
    const key = `${template.language} ${template.before}`;
    if (!byRules.has(key)) byRules.set(key, template);
  }
  return [...byRules.values()];
}

async function learnedFrom(
  learner: Templates,
  examples: readonly FileChange[],
): Promise<CodeTemplate | undefined> {
  try {
    return (await learner.learn(examples[0]!.language!, examples)).template;
  } catch (error) {
    if (error instanceof NothingToLearn) return undefined;
    throw error;
  }
}

/** The templates whose sites, of which there are any, are those of their rules. */
async function sameSites(
  learner: Templates,
  astGrep: AstGrep,
  work: ScanWork,
): Promise<CodeTemplate[]> {
  return inTemporaryFolder(async (folder) => {
    const files = writeFiles(folder, work.sources, work.sources.length);
    const rules = path.join(folder, 'rules.yml');
    writeFileSync(rules, work.rules);
    const theirs = grouped(astGrep.scan(folder, rules), patternOf);
    const templates = work.patterns.map(({ template }) => template);
    const found: string[] = [];
    for await (const { template, site } of learner.findSites(templates, files, NEVER)) {
      found.push(`${template} ${site.path} ${site.start}-${site.end}`);
    }
    const ours = grouped(found.sort(), patternOf);
    return templates.filter((_, index) => {
      const own = ours.get(`${index}`)?.join();
      return own !== undefined && own === theirs.get(`${index}`)?.join();
    });
  });
}

const NEVER = { aborted: false };

const patternOf = (site: string) => site.slice(0, site.indexOf(' '));

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function asWork(templates: readonly CodeTemplate[]): Omit<ScanWork, 'sources'> {
  const patterns = templates.map((template, index) => ({
    patternId: `${index}`,
    version: `${index}`,
    template,
  }));
  const rules = patterns.map(({ patternId, template }) => astGrepRule(patternId, template));
  return { patterns, rules: rules.join('---\n') };
}

/** A repository of so many files, the texts in turns. */
export function writeFiles(
  root: string,
  sources: readonly Source[],
  count: number,
): { path: string; text: string }[] {
  return Array.from({ length: count }, (_, number) => {
    const below = `src/${Math.floor(number / FILES_PER_FOLDER)}`;
    if (number % FILES_PER_FOLDER === 0) mkdirSync(`${root}/${below}`, { recursive: true });
    const { extension, text } = sources[number % sources.length]!;
    const file = `${below}/file${number}${extension}`;
    writeFileSync(`${root}/${file}`, text);
    return { path: file, text };
  });
}

const isPlain = (text: string) => Buffer.byteLength(text) === text.length;
