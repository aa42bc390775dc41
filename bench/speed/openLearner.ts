import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarSource } from '../../src/template/tree/syntax/GrammarSource';
import { TreeTemplateLearner } from '../../src/template/tree/TreeTemplateLearner';

/** The grammars that the build puts beside the engine. */
export const builtGrammars: GrammarSource = {
  wasm: (name) => {
    const file = name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
    return readFile(path.resolve('dist/grammars', file));
  },
};

/** The learner over them. */
export function openLearner(): TreeTemplateLearner {
  return new TreeTemplateLearner(builtGrammars);
}
