import { LanguageTemplateLearner } from './LanguageTemplateLearner';
import type { GrammarSource, Templates } from './Templates';
import { TokenTemplateLearner } from './tokens/TokenTemplateLearner';
import { TreeTemplateLearner } from './tree/TreeTemplateLearner';

/**
 * Templates of all languages.
 * @param grammars read when a file of their language is first looked at; without them everything is
 *   learned on tokens
 */
export function createTemplates(grammars?: GrammarSource): Templates {
  const tokens = new TokenTemplateLearner();
  return grammars ? new LanguageTemplateLearner(new TreeTemplateLearner(grammars), tokens) : tokens;
}
