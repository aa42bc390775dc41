import type { FlatTree } from '../FlatTree';
import type { ImportLanguage } from './Import';
import { cpp } from './languages/cpp';
import { csharp } from './languages/csharp';
import { go } from './languages/go';
import { java } from './languages/java';
import { javascript } from './languages/javascript';
import { php } from './languages/php';
import { python } from './languages/python';
import { ruby } from './languages/ruby';
import { rust } from './languages/rust';

/** How the language of each grammar imports. A grammar that is missing here knows no imports. */
const BY_GRAMMAR: Readonly<Record<string, ImportLanguage>> = {
  javascript,
  typescript: javascript,
  tsx: javascript,
  python,
  java,
  go,
  rust,
  php,
  ruby,
  'c-sharp': csharp,
  cpp,
};

export const importLanguageOf = ({ grammar }: FlatTree): ImportLanguage | undefined =>
  Object.hasOwn(BY_GRAMMAR, grammar) ? BY_GRAMMAR[grammar] : undefined;
