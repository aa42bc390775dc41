import type { FlatTree } from '../syntax/FlatTree';
import { grammarNamed } from './grammars';
import type { ImportLanguage } from './Import';

/** How the language of a tree imports, `undefined` where it has no imports that are understood. */
export const importLanguageOf = ({ grammar }: FlatTree): ImportLanguage | undefined =>
  grammarNamed(grammar)?.imports;
