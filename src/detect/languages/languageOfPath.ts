import { languagesOfPath } from './linguist';

/**
 * Canonical language of a file by its path alone (`javascript`, `typescript`, `c#`, `c++`), `null`
 * if the path tells nothing. TSX counts as TypeScript, JSX as JavaScript. An extension of several
 * languages (`.h`, `.m`) gives the likeliest.
 */
export function languageOfPath(path: string): string | null {
  return languagesOfPath(path)?.candidates[0]?.name ?? null;
}
