import { InstalledGrammars } from './grammarFiles';
import { createTemplates } from '../../src/template/createTemplates';
import type { Templates } from '../../src/template/Templates';

// Measurements from elsewhere load this file as it is built, and call these two.
export { propose } from './propose';

/**
 * A learner as the product composes it, with the grammars of the installed package.
 * @param root the repository's root folder
 */
export function createLearner(root: string): Templates {
  return createTemplates(new InstalledGrammars(root));
}
