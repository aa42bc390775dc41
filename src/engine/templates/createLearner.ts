import { readFile } from 'node:fs/promises';
import { createTemplates } from '../../template/createTemplates';
import type { Templates } from '../../template/Templates';
import path from 'node:path';

/**
 * The learner for all languages. A grammar is read when a file of its language is first looked at.
 * @param assetsFolder absolute path of the folder with `grammars/`
 */
export function createLearner(assetsFolder: string): Templates {
  const fileOf = (name: string) =>
    name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
  return createTemplates({
    wasm: (name) => readFile(path.join(assetsFolder, 'grammars', fileOf(name))),
  });
}
