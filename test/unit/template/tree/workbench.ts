import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LearnedTemplate, Site, SourceFile } from '../../../../src/core/ports';
import type { CodeTemplate, FileChange } from '../../../../src/core/types';
import { placesIn, type WildFiles } from '../../../../src/engine/templates/inTheWild';
import type { GrammarSource } from '../../../../src/template/Templates';
import { TreeTemplateLearner } from '../../../../src/template/tree/TreeTemplateLearner';

/** The installed grammars, with the names that were asked for. */
export class Grammars implements GrammarSource {
  readonly asked: string[] = [];

  wasm(name: string): Promise<Uint8Array> {
    this.asked.push(name);
    const file = name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
    return readFile(
      path.join(process.cwd(), 'node_modules', '@vscode', 'tree-sitter-wasm', 'wasm', file),
    );
  }
}

export const grammars = new Grammars();
export const learner = new TreeTemplateLearner(grammars);

const EXTENSIONS: Record<string, string> = {
  javascript: 'js',
  typescript: 'ts',
  tsx: 'tsx',
  python: 'py',
  java: 'java',
  go: 'go',
  rust: 'rs',
  ruby: 'rb',
  php: 'php',
  'c#': 'cs',
  'c++': 'cpp',
  shell: 'sh',
  css: 'css',
  powershell: 'ps1',
  ini: 'ini',
};

export const pathIn = (language: string, name = 'file') => `src/${name}.${EXTENSIONS[language]}`;

export function change(language: string, before: string, after: string, name = 'file'): FileChange {
  return { path: pathIn(language, name), language, before, after };
}

/** Learns from pairs of texts, each a file of its own. */
export function learn(language: string, ...pairs: [string, string][]): Promise<LearnedTemplate> {
  return learner.learn(
    language,
    pairs.map(([before, after], index) => change(language, before, after, `file${index}`)),
  );
}

export async function sitesIn(
  template: CodeTemplate,
  text: string,
  file = pathIn(template.language),
): Promise<Site[]> {
  const sites: Site[] = [];
  const files = [{ path: file, text }];
  for await (const found of learner.findSites([template], files, { aborted: false })) {
    sites.push(found.site);
  }
  return sites;
}

/** How many places of each file count for how general a template is, as the engine counts them. */
export function placesInEach(
  template: CodeTemplate,
  files: readonly SourceFile[],
): Promise<number[]> {
  const going = new AbortController().signal;
  return Promise.all(
    files.map((file) => {
      const single: WildFiles = {
        total: async () => 1,
        async *batches() {
          yield [file];
        },
      };
      return placesIn(single, template, learner, going, () => undefined);
    }),
  );
}

/** A text with all sites rewritten; equal edits are made once. */
export async function rewritten(
  template: CodeTemplate,
  text: string,
  file = pathIn(template.language),
): Promise<string> {
  const edits = new Map<string, { start: number; end: number; newText: string }>();
  for (const site of await sitesIn(template, text, file)) {
    for (const edit of await learner.rewrite(template, site, text)) {
      edits.set(JSON.stringify([edit.start, edit.end, edit.newText]), edit);
    }
  }
  let result = '';
  let at = 0;
  for (const edit of [...edits.values()].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** As it comes back from disk. */
export const reread = (template: CodeTemplate): CodeTemplate =>
  JSON.parse(JSON.stringify(template)) as CodeTemplate;
