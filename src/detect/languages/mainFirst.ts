import type { LanguageShare } from '../../core/types';
import { NEUTRAL_LANGUAGES } from '../data/frameworks';

/** Styles, markup and data, whose files are long wherever a project has some. */
const PRESENTATION = new Set(
  (
    'html css scss sass less stylus postcss haml pug slim handlebars mustache twig jinja liquid blade ' +
    'freemarker velocity razor ejs svg xslt csv tsv'
  ).split(' '),
);
/** A programming language with less is there for a page's own sake. */
const MIN_SHARE = 0.15;

/**
 * Languages with the main one first: the largest, or the largest programming language where more is
 * written of pages and styles, or of scripts that build and run the rest.
 * @param languages by share descending
 */
export function mainFirst(languages: readonly LanguageShare[]): LanguageShare[] {
  const [largest] = languages;
  if (!largest || !PRESENTATION.has(largest.name)) return [...languages];
  const main = languages.find(
    ({ name, share }) =>
      share >= MIN_SHARE && !PRESENTATION.has(name) && !NEUTRAL_LANGUAGES.has(name),
  );
  return main ? [main, ...languages.filter((each) => each !== main)] : [...languages];
}
