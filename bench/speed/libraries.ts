import { mkdirSync, writeFileSync } from 'node:fs';
import type { Fact } from '../../src/core/events';
import { encodeLine, type TimedFact } from '../../src/store/journal/eventLine';
import {
  applied,
  hashOf,
  idOf,
  learned,
  outcome,
  profiled,
  recorded,
  shown,
  uuidOf,
} from '../../test/support/facts';

const FRAMEWORKS = ['express', 'fastify', 'koa', 'nextjs', 'react', 'vue', 'angular', 'nestjs'];
const DOMAINS = ['api', 'web', 'cli', 'data', 'mobile', 'game'];
const LANGUAGES = ['typescript', 'javascript', 'python', 'java', 'go'];
const JOURNAL_LINES = 2000;
const START_MS = Date.UTC(2026, 0, 1);
const HASH_PREFIX = 2;

/** What a library of a certain size is about. */
export interface Contents {
  /** Where the patterns come from. */
  projects: number;
  commands: Fact[][];
  texts: Map<string, string>;
}

export function projectName(number: number): string {
  return `project ${number}`;
}

export function patternName(number: number): string {
  return `pattern ${number}`;
}

/** Projects of all kinds. */
export function projectCommands(count: number): Fact[][] {
  return Array.from({ length: count }, (_, number) => [
    profiled(projectName(number), {
      language: pick(LANGUAGES, number),
      framework: pick(FRAMEWORKS, number * 7 + 3),
      domain: pick(DOMAINS, number * 5 + 1),
      languages: [{ name: pick(LANGUAGES, number), share: 1 }],
    }),
  ]);
}

/** Patterns from those projects, each with its code, some with a track record. */
export function patternContents(patterns: number, projects: number): Contents {
  const commands = projectCommands(projects);
  const texts = new Map<string, string>();
  for (let number = 0; number < patterns; number += 1) {
    const project = number % projects;
    const text = templateOf(number, pick(LANGUAGES, project));
    const template = hashOf(text);
    texts.set(template, text);
    commands.push([
      learned(patternName(number), {
        template,
        projectId: idOf(projectName(project)),
        language: pick(LANGUAGES, project),
        confidence: 0.5 + ((number * 37) % 50) / 100,
      }),
    ]);
  }
  for (let number = 0; number < patterns; number += 10) {
    commands.push([outcome(patternName(number), number % 30 !== 0)]);
  }
  return { projects, commands, texts };
}

/** So many events of all common kinds, as use brings them about. */
export function usedContents(events: number): Contents {
  const patterns = Math.max(1, Math.floor(events / 8));
  const projects = Math.max(2, Math.floor(patterns / 50));
  const contents = patternContents(patterns, projects);
  const { commands } = contents;
  let count = commands.length;
  for (let number = 0; count < events; number += 1) {
    const pattern = patternName(number % patterns);
    const target = projectName((number * 13) % projects);
    const application = `application ${number}`;
    commands.push([recorded(`proposal ${number}`)], [shown(pattern, target)]);
    commands.push(
      [applied(application, pattern, target)],
      [outcome(pattern, number % 5 > 0, { applicationId: uuidOf(application) })],
    );
    count += 4;
  }
  return contents;
}

/** Writes a library as its writers would have, without their syncs. */
export function writeLibrary(folder: string, { commands, texts }: Contents): void {
  mkdirSync(`${folder}/journals`, { recursive: true });
  let clock = START_MS;
  for (let from = 0; from < commands.length; from += JOURNAL_LINES) {
    const journal = uuidOf(`journal ${from}`);
    const lines = commands.slice(from, from + JOURNAL_LINES).map((facts, index) => {
      const timed = facts.map((fact): TimedFact => ({ ...fact, clock: clockAt((clock += 1)) }));
      return `${encodeLine(journal, index * facts.length + 1, timed)}\n`;
    });
    writeFileSync(`${folder}/journals/${journal}.ndjson`, lines.join(''));
  }
  for (let prefix = 0; prefix < 256; prefix += 1) {
    const name = prefix.toString(16).padStart(HASH_PREFIX, '0');
    mkdirSync(`${folder}/blobs/${name}`, { recursive: true });
  }
  for (const [hash, text] of texts) {
    writeFileSync(`${folder}/blobs/${hash.slice(0, HASH_PREFIX)}/${hash}`, text);
  }
}

function templateOf(number: number, language: string): string {
  const before = `const response${number} = await fetch($1, {\n  method: $2,\n});`;
  const after = `const response${number} = await fetch($1, {\n  method: $2,\n  signal: AbortSignal.timeout(${number}),\n});`;
  const nodes = Array.from({ length: 12 }, (_, node) => ({ kind: 'token', text: `t${node}` }));
  return JSON.stringify({
    ...{ learner: 'tokens', kind: 'rewrite', language, before, after },
    snippet: after,
    body: { nodes, holes: [1, 2] },
  });
}

function clockAt(milliseconds: number): string {
  return `${String(milliseconds).padStart(15, '0')}-000000`;
}

function pick<T>(list: readonly T[], number: number): T {
  const picked = list[number % list.length];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}
