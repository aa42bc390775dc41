import { hashText } from '../../core/identity';
import type { LearnedPattern } from '../../core/types';

/** A name for a pattern's template and the places where it is not offered: it has other sites with others. */
export function templateVersion({ id, versions, hidden }: LearnedPattern): string {
  const version = versions.at(-1)?.code ?? id;
  if (hidden.length === 0) return version;
  return `${version}/${hashText(hidden.map(({ key }) => key).join())}`;
}
