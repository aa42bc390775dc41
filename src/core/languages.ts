/**
 * The languages that a language contains: their code is code of its own too, or stands in parts of its
 * files. Names are canonical. TSX counts as TypeScript and JSX as JavaScript.
 */
const CONTAINED: Readonly<Record<string, readonly string[]>> = {
  typescript: ['javascript'],
  vue: ['javascript', 'typescript'],
  svelte: ['javascript', 'typescript'],
  'c++': ['c'],
  scss: ['css'],
  less: ['css'],
};

/** The languages whose patterns can fit files of a language, itself first. */
export function languagesWithin(language: string): string[] {
  return [language, ...(Object.hasOwn(CONTAINED, language) ? CONTAINED[language]! : [])];
}

/** Whether patterns of a language can fit files of another one; none fits where that is not known. */
export function serves(language: string, ofFile: string | null): boolean {
  return ofFile !== null && languagesWithin(ofFile).includes(language);
}

/** Whether one of two languages contains the other one. */
export const areNested = (a: string, b: string): boolean => serves(a, b) || serves(b, a);
