import type { FlatTree } from '../syntax/FlatTree';
import type { ImportLanguage } from './Import';
import { cpp } from './cpp';
import { csharp } from './csharp';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { php } from './php';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';

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
