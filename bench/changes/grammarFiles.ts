import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Language } from '@vscode/tree-sitter-wasm';
import type { GrammarSource } from '../../src/template/Templates';
import { GRAMMARS } from '../../src/template/tree/languages/grammarNames';
import { startParser } from '../../src/template/tree/syntax/parserModule';

/** The grammars of the installed package. */
export class InstalledGrammars implements GrammarSource {
  private readonly folder: string;

  constructor(root: string) {
    this.folder = path.join(root, 'node_modules', '@vscode', 'tree-sitter-wasm', 'wasm');
  }

  wasm(name: string): Promise<Uint8Array> {
    return readFile(
      path.join(
        this.folder,
        name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`,
      ),
    );
  }
}

/** Words that a grammar knows as such: renaming them would make another program. */
export async function keywordsOf(source: GrammarSource): Promise<Set<string>> {
  const words = new Set<string>();
  await startParser(() => source.wasm('tree-sitter'));
  for (const name of GRAMMARS) {
    const language = await Language.load(await source.wasm(name));
    for (let type = 0; type < language.nodeTypeCount; type++) {
      const text = language.nodeTypeForId(type) ?? '';
      if (!language.nodeTypeIsNamed(type) && /^[A-Za-z_]\w*$/.test(text)) words.add(text);
    }
  }
  for (const value of [
    'true',
    'false',
    'null',
    'None',
    'True',
    'False',
    'nil',
    'undefined',
    'self',
    'this',
    'iota',
  ])
    words.add(value);
  return words;
}
