import type { FileChange } from '../core/types';
import { markupOf, scriptsOf } from './tree/syntax/scripts';
import { grammarOfPath } from './tree/languages/grammarNames';

/**
 * Canonical language of the code that a change is in: that of the scripts, where nothing else of a
 * file of markup changed; else that of the file.
 */
export function languageOfChange({ path, language, before, after }: FileChange): string | null {
  const host = grammarOfPath(path);
  const texts = [before, after].filter((text) => text !== null);
  if (host === undefined || texts.length < 2 || language !== host) return language;
  if (texts.some((text) => scriptsOf(host, text).scripts === undefined)) return language;
  if (markupOf(host, texts[0]!) !== markupOf(host, texts[1]!)) return language;
  const isTyped = texts.some((text) => scriptsOf(host, text).grammar !== 'javascript');
  return isTyped ? 'typescript' : 'javascript';
}
