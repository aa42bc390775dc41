import type { ChangeRecord, NegativeRecord } from './corpus';

/**
 * Renames words consistently: each letter becomes the next one, case kept, so that no name is what it
 * was and all that was equal stays equal. Keywords of the grammars stay, and so do short words, escapes
 * and format marks.
 */
export function renamer(keywords: ReadonlySet<string>): (text: string) => string {
  const renamed = (word: string): string => {
    if (keywords.has(word)) return word;
    const other = word.replaceAll(/[a-z]/gi, next);
    return keywords.has(other) ? `${other}z` : other;
  };
  return (text) =>
    text.replaceAll(
      /([\\%])?([A-Za-z_][A-Za-z0-9_]*)/g,
      (whole, mark: string | undefined, word: string) => {
        if (mark !== undefined)
          return mark + word.charAt(0) + (word.length > 3 ? renamed(word.slice(1)) : word.slice(1));
        return word.length < 3 ? whole : renamed(word);
      },
    );
}

function next(letter: string): string {
  if (letter === 'z') return 'a';
  if (letter === 'Z') return 'A';
  return String.fromCharCode(letter.charCodeAt(0) + 1);
}

export function renameChange(record: ChangeRecord, rename: (text: string) => string): ChangeRecord {
  return {
    ...record,
    before: rename(record.before),
    after: rename(record.after),
    sites: record.sites.map((site) => ({
      ...site,
      before: rename(site.before),
      after: rename(site.after),
    })),
  };
}

export function renameNegative(
  record: NegativeRecord,
  rename: (text: string) => string,
): NegativeRecord {
  return { ...record, text: rename(record.text) };
}
