import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LanguageTemplateLearner } from '../../template/LanguageTemplateLearner';
import { TokenTemplateLearner } from '../../template/tokens/TokenTemplateLearner';
import { TreeTemplateLearner } from '../../template/tree/TreeTemplateLearner';

export type Learner = LanguageTemplateLearner<TreeTemplateLearner>;

/**
 * The learner for all languages. A grammar is read when a file of its language is first looked at.
 * @param assetsFolder absolute path of the folder with `grammars/`
 */
export function createLearner(assetsFolder: string): Learner {
  const fileOf = (name: string) =>
    name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
  const trees = new TreeTemplateLearner({
    wasm: (name) => readFile(path.join(assetsFolder, 'grammars', fileOf(name))),
  });
  return new LanguageTemplateLearner(trees, new TokenTemplateLearner());
}
