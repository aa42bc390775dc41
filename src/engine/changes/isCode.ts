import { languageNamed } from '../../detect/languages/linguist';

/** Whether a language's files are code, as prose and data are not. */
export function isCode(language: string | null): boolean {
  const type = language === null ? undefined : languageNamed(language)?.type;
  return type === 'programming' || type === 'markup';
}
