import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TreeTemplateLearner } from '../../src/template/tree/TreeTemplateLearner';

/** The learner over the grammars that the build puts beside the engine. */
export function openLearner(): TreeTemplateLearner {
  return new TreeTemplateLearner({
    wasm: (name) => {
      const file = name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
      return readFile(path.resolve('dist/grammars', file));
    },
  });
}
