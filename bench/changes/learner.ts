import type { Learner } from '../../src/engine/templates/createLearner';
import { LanguageTemplateLearner } from '../../src/template/LanguageTemplateLearner';
import { TokenTemplateLearner } from '../../src/template/tokens/TokenTemplateLearner';
import { TreeTemplateLearner } from '../../src/template/tree/TreeTemplateLearner';
import { InstalledGrammars } from './grammarFiles';

// Measurements from elsewhere load this file as it is built, and call these two.
export { propose } from './propose';

/**
 * A learner as the product composes it, with the grammars of the installed package.
 * @param root the repository's root folder
 */
export function createLearner(root: string): Learner {
  const trees = new TreeTemplateLearner(new InstalledGrammars(root));
  return new LanguageTemplateLearner(trees, new TokenTemplateLearner());
}
