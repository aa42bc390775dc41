import { hashText } from '../../core/identity';
import type { LearnedPattern } from '../../core/types';

/** Names a pattern's template together with the places where it is not offered: both decide its sites. */
export function templateVersion({ id, versions, hidden }: LearnedPattern): string {
  const version = versions.at(-1)?.code ?? id;
  if (hidden.length === 0) return version;
  return `${version}/${hashText(hidden.map(({ key }) => key).join())}`;
}
