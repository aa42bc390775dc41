import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createTemplates } from '../../src/template/createTemplates';
import type { GrammarSource, Templates } from '../../src/template/Templates';

/** The grammars that the build puts beside the engine. */
export const builtGrammars: GrammarSource = {
  wasm: (name) => {
    const file = name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
    return readFile(path.resolve('dist/grammars', file));
  },
};

/** The learner over them. */
export function openLearner(): Templates {
  return createTemplates(builtGrammars);
}
